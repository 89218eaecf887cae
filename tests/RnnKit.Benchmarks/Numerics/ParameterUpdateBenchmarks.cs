using BenchmarkDotNet.Attributes;
using RnnKit.Numerics;

namespace RnnKit.Benchmarks.Numerics;

/// <summary>One step of Adam with weight decay, for a small parameter and for all of a translator's weights.</summary>
public class ParameterUpdateBenchmarks
{
    private float[] theta = [], gradient = [], m = [], v = [];

    [Params(1_000, 500_000)]
    public int Weights { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        theta = Inputs.Uniform(Weights, seed: 1);
        gradient = Inputs.Uniform(Weights, seed: 2);
        (m, v) = (new float[Weights], new float[Weights]);
    }

    [Benchmark]
    public void AdamW() => ParameterUpdate.Adam(
        theta, gradient, m, v, rate: 1e-6, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, step: 100, weightDecay: 0.1);
}
