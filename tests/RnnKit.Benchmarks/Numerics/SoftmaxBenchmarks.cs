using BenchmarkDotNet.Attributes;
using RnnKit.Numerics;

namespace RnnKit.Benchmarks.Numerics;

/// <summary>Softmax, and softmax with cross-entropy and gradient, for few, some and many classes.</summary>
public class SoftmaxBenchmarks
{
    private const int Columns = 64;

    private float[] logits = [], p = [];
    private readonly int[] targets = new int[Columns];

    [Params(10, 64, 2000)]
    public int Classes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        logits = Inputs.Uniform(Classes * Columns, seed: 1);
        p = new float[Classes * Columns];
        for (int j = 0; j < Columns; j++) targets[j] = j * 7 % Classes;
    }

    [Benchmark]
    public void Forward() => Softmax.Forward<float>(logits, p, Classes, Columns);

    [Benchmark]
    public double CrossEntropyAndGradient() => Softmax.CrossEntropy(logits, targets, 1f / Columns, p, Classes, Columns);
}
