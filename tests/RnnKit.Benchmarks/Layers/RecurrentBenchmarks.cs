using BenchmarkDotNet.Attributes;
using RnnKit.Benchmarks.VsPyTorch;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Benchmarks.Layers;

/// <summary>
/// A recurrent layer over whole sequences, there alone and there and back, from a small step to one whose weights fill the second-level cache.
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
        layer = new Recurrent<float>(Workload.Cell(Cell, inputs, hidden));
        x = Workload.Input((batch, steps, inputs, hidden));
        dOutput = Workload.Input((batch, steps, hidden, hidden));
        (_, tape) = layer.Forward(x, keep: false);
        (_, kept) = layer.Forward(x);
        layer.Backward(kept, dOutput);
    }

    [Benchmark(Baseline = true)]
    public Sequence<float> Forward() => layer.Forward(x, reuse: tape, keep: false).Output;

    [Benchmark]
    public Sequence<float> ForwardAndBackward() => layer.Backward(layer.Forward(x, reuse: kept).Tape, dOutput);
}
