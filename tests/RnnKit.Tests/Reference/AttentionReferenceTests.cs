using System.Numerics;
using RnnKit.Attention;
using RnnKit.Foundations;

namespace RnnKit.Tests.Reference;

/// <summary>PyTorch's multi-head attention over padded keys: contexts, weights and the gradient of everything.</summary>
public sealed class AttentionReferenceTests
{
    [Fact]
    public void In_double_multi_head_attention_is_PyTorchs_to_ten_digits() => Compare<double>();

    [Fact]
    public void In_float_to_five() => Compare<float>();

    private static void Compare<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var torch = new PyTorchValues("multihead_attention");
        int heads = int.Parse(torch.File.Metadata["heads"]), size = torch.File["value.out_proj.weight"].Shape[0];
        int[] lengths = torch.Whole("lengths");
        var attention = new MultiHeadAttention<T>(size, heads, seed: 1);
        (string Tensor, int First, Parameter<T> Parameter)[] places =
        [
            ("in_proj_weight", 0, attention.Wq), ("in_proj_weight", 1, attention.Wk), ("in_proj_weight", 2, attention.Wv), ("out_proj.weight", 0, attention.Wo),
            ("in_proj_bias", 0, attention.Bq), ("in_proj_bias", 1, attention.Bk), ("in_proj_bias", 2, attention.Bv), ("out_proj.bias", 0, attention.Bo),
        ];
        foreach ((string tensor, int first, Parameter<T> p) in places)
            PyTorchValues.Narrow<T>(Columns(torch["value." + tensor], first, p)).CopyTo(p.Values);

        (Sequence<T> context, AttentionTape<T> tape) = attention.Forward(
            torch.Sequence<T>("query"), torch.Sequence<T>("key", lengths), torch.Sequence<T>("value", lengths));
        (Sequence<T> dQueries, Sequence<T> dKeys, Sequence<T> dValues) = attention.Backward(tape, torch.Sequence<T>("d_output"));

        PyTorchValues.AssertNear<T>(torch["output"], context.Values, "context");
        PyTorchValues.AssertNear<T>(torch["gradient.query"], dQueries.Values, "gradient of the queries");
        PyTorchValues.AssertNear<T>(torch["gradient.key"], dKeys.Values, "gradient of the keys");
        PyTorchValues.AssertNear<T>(torch["gradient.value"], dValues.Values, "gradient of the values");
        foreach ((string tensor, int first, Parameter<T> p) in places.Where(place => place.Parameter.Columns > 1))
            PyTorchValues.AssertNear<T>(Columns(torch["gradient." + tensor], first, p), p.Gradients, $"gradient of {p.Name}");

        // Together, for that of b_k is zero but for rounding: it moves every score of a query alike.
        T[] biases = [.. attention.Bq.Gradients, .. attention.Bk.Gradients, .. attention.Bv.Gradients, .. attention.Bo.Gradients];
        PyTorchValues.AssertNear<T>([.. torch["gradient.in_proj_bias"], .. torch["gradient.out_proj.bias"]], biases, "gradients of the biases");

        IReadOnlyList<int> shape = torch.File["weights"].Shape;
        T[] weights = [.. from example in Enumerable.Range(0, shape[0])
                          from head in Enumerable.Range(0, shape[1])
                          from row in Enumerable.Range(0, shape[2])
                          from column in Enumerable.Range(0, shape[3])
                          select tape.Weights(example, head)[column, row]];
        PyTorchValues.AssertNear<T>(torch["weights"], weights, "weights");
    }

    /// <summary>A parameter's block of rows in a row-major tensor, column by column.</summary>
    private static double[] Columns<T>(double[] tensor, int block, Parameter<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. from column in Enumerable.Range(0, p.Columns)
            from row in Enumerable.Range(0, p.Rows)
            select tensor[((block * p.Rows) + row) * p.Columns + column]];
}
