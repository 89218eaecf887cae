using BenchmarkDotNet.Attributes;
using RnnKit.Numerics;

namespace RnnKit.Benchmarks.Numerics;

/// <summary>Elementwise kernels on 64 features by 64 examples, and the optimizer's step on as many numbers.</summary>
public class ElementwiseBenchmarks
{
    private const int Rows = 64, Columns = 64;

    private readonly float[] x = Inputs.Uniform(Rows * Columns, seed: 1), gradient = Inputs.Uniform(Rows * Columns, seed: 2);
    private readonly float[] y = new float[Rows * Columns], m = new float[Rows * Columns], v = new float[Rows * Columns];
    private readonly float[] bias = Inputs.Uniform(Rows, seed: 3);

    [Benchmark]
    public void Tanh() => Elementwise.Tanh<float>(x, y);

    [Benchmark]
    public void TanhBackward() => Elementwise.TanhBackward<float>(x, gradient, y);

    [Benchmark]
    public void Sigmoid() => Elementwise.Sigmoid<float>(x, y);

    [Benchmark]
    public void Exp() => Elementwise.Exp<float>(x, y);

    [Benchmark]
    public void Add() => Elementwise.Add<float>(x, gradient, y);

    [Benchmark]
    public void AddColumnBias() => Elementwise.AddColumnBias<float>(bias, y, Rows, Columns);

    [Benchmark]
    public void SumColumns() => Elementwise.SumColumns<float>(x, bias, Rows, Columns);

    [Benchmark]
    public double SumOfSquares() => Reduction.SumOfSquares<float>(x);

    [Benchmark]
    public void Adam() => ParameterUpdate.Adam<float>(y, gradient, m, v, 1e-3, 0.9, 0.999, 1e-8, step: 10);
}
