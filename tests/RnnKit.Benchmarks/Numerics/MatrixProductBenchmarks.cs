using BenchmarkDotNet.Attributes;
using RnnKit.Numerics;

namespace RnnKit.Benchmarks.Numerics;

/// <summary>The matrix product in its forms, from a step of a small cell to a weight gradient over a whole sequence.</summary>
[MemoryDiagnoser]
public class MatrixProductBenchmarks
{
    private float[] a = [], b = [], c = [], bias = [];
    private PackedMatrix<float> packed = new(0, 0);

    /// <summary>Rows and columns of C, and the inner dimension.</summary>
    [Params("512x512x512", "1024x1024x1024", "64x32x32", "43x32x43", "10x320x64", "256x32x64", "512x32x128", "1024x64x256", "512x64x1600", "1024x256x3200", "2000x1280x128", "256x1x64")]
    public string Shape { get; set; } = "";

    private int rows, columns, inner;

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        (rows, columns, inner) = (sizes[0], sizes[1], sizes[2]);
        a = Inputs.Uniform(rows * inner, seed: 1);
        b = Inputs.Uniform(inner * columns, seed: 2);
        c = new float[rows * columns];
        bias = Inputs.Uniform(rows, seed: 3);
        packed = new PackedMatrix<float>(rows, inner);
        packed.Pack(a);
    }

    [Benchmark(Baseline = true)]
    public void Multiply() => MatrixProduct.Multiply<float>(a, b, c, rows, columns, inner);

    [Benchmark]
    public void TransposeThenMultiply() => MatrixProduct.TransposeThenMultiply<float>(a, b, c, rows, columns, inner);

    [Benchmark]
    public void MultiplyByTranspose() => MatrixProduct.MultiplyByTranspose<float>(a, b, c, rows, columns, inner);

    [Benchmark]
    public void MultiplyPacked() => MatrixProduct.Multiply(packed, b, c, columns);

    [Benchmark]
    public void Affine() => MatrixProduct.Affine<float>(a, b, bias, c, rows, columns, inner);

    [Benchmark]
    public void AffinePacked() => MatrixProduct.Affine(packed, b, bias, c, columns);

    [Benchmark]
    public void Pack() => packed.Pack(a);
}
