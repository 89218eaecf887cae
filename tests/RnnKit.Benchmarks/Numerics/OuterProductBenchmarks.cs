using BenchmarkDotNet.Attributes;
using RnnKit.Numerics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Benchmarks.Numerics;

/// <summary>The weight gradients of the four maps of an LSTM over a whole run: together, and one product after the other.</summary>
public class OuterProductBenchmarks
{
    private const int Gates = 4;

    private readonly List<OuterProduct<float>> products = [];

    /// <summary>Hidden units, inputs, and steps × examples.</summary>
    [Params("64x32x640", "128x64x1600", "256x128x3200")]
    public string Shape { get; set; } = "";

    private int hidden, inputs, columns;

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        (hidden, inputs, columns) = (sizes[0], sizes[1], sizes[2]);
        float[] x = Inputs.Uniform(inputs * columns, seed: 1), h = Inputs.Uniform(hidden * columns, seed: 2);
        products.Clear();
        for (int k = 0; k < Gates; k++)
        {
            float[] da = Inputs.Uniform(hidden * columns, seed: 3 + k);
            products.Add(new OuterProduct<float>(da, x, inputs, new float[hidden * inputs]));
            products.Add(new OuterProduct<float>(da, h, hidden, new float[hidden * hidden]));
            products.Add(new OuterProduct<float>(da, default, 0, new float[hidden]));
        }
    }

    [Benchmark(Baseline = true)]
    public void Apart()
    {
        foreach (OuterProduct<float> one in products)
            if (one.RightRows == 0) Elementwise.SumColumns<float>(one.Left.Span, one.Sum.Span, hidden, columns, accumulate: true);
            else MatrixProduct.MultiplyByTranspose<float>(one.Left.Span, one.Right.Span, one.Sum.Span, hidden, one.RightRows, columns, accumulate: true);
    }

    [Benchmark]
    public void Together() => OuterProducts.Add(Machine.Width, products, hidden, columns, 0, OuterProducts.Strips<float>(hidden));
}
