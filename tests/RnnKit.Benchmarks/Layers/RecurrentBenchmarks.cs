using BenchmarkDotNet.Attributes;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Benchmarks.Layers;

/// <summary>
/// A recurrent layer over whole sequences, one way and both ways, from a small step to one whose weights fill the second-level cache.
/// What it allocates after the first run should be nothing.
/// </summary>
[MemoryDiagnoser]
public class RecurrentBenchmarks
{
    private Recurrent<float> layer = new(new RnnCell<float>(1, 1, seed: 1));
    private Sequence<float> x = new(), dOutput = new();
    private RecurrentTape<float>? tape, kept;

    [Params("RNN", "GRU", "LSTM")]
    public string Cell { get; set; } = "";

    /// <summary>Batch, steps, inputs and hidden units, as in <c>vs-pytorch</c>.</summary>
    [Params("32x20x32x64", "64x50x128x256")]
    public string Shape { get; set; } = "";

    [Params(1, 2)]
    public int ThreadCount { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        (int batch, int steps, int inputs, int hidden) = (sizes[0], sizes[1], sizes[2], sizes[3]);
        Threads.Count = ThreadCount;
        layer = new Recurrent<float>(Cell switch
        {
            "RNN" => new RnnCell<float>(inputs, hidden, seed: 1),
            "GRU" => new GruCell<float>(inputs, hidden, seed: 1),
            _ => new LstmCell<float>(inputs, hidden, seed: 1),
        });
        x = Random(steps, inputs, batch, seed: 2);
        dOutput = Random(steps, hidden, batch, seed: 3);
        (_, tape) = layer.Forward(x, keep: false);
        (_, kept) = layer.Forward(x);
        layer.Backward(kept, dOutput);
    }

    [Benchmark(Baseline = true)]
    public Sequence<float> Forward() => layer.Forward(x, reuse: tape, keep: false).Output;

    [Benchmark]
    public Sequence<float> ForwardAndBackward() => layer.Backward(layer.Forward(x, reuse: kept).Tape, dOutput);

    private static Sequence<float> Random(int steps, int features, int batch, int seed)
    {
        var random = new Random(seed);
        var sequence = new Sequence<float>(steps, features, batch);
        foreach (ref float value in sequence.Values) value = random.NextSingle() * 2 - 1;
        return sequence;
    }
}
