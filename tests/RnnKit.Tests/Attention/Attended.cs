using System.Numerics;
using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Inspection;

namespace RnnKit.Tests.Attention;

/// <summary>
/// An attention mechanism of random sizes on a random padded batch, with a loss that listens to every context:
/// L = Σ weight ∘ context.
/// </summary>
internal sealed class Attended
{
    public Attended(int seed, string name, bool causal = false)
    {
        var random = new Random(seed);
        int heads = 1 + random.Next(3), size = heads * (1 + random.Next(3)), targets = 1 + random.Next(4), batch = 1 + random.Next(4);
        int sources = causal ? targets : 1 + random.Next(6);
        int keySize = name is "dot" or "scaled dot" ? size : 1 + random.Next(6), valueSize = 1 + random.Next(6);
        Mechanism = Create<double>(name, size, keySize, valueSize, heads, seed, causal);
        Draw.Parameters(random, Mechanism);
        int[]? lengths = seed % 3 == 0 ? null : Draw.Lengths(random, sources, batch);
        Queries = Draw.Sequence<double>(random, targets, size, batch);
        Keys = Draw.Sequence<double>(random, sources, keySize, batch, lengths);
        Values = Draw.Sequence<double>(random, sources, valueSize, batch, lengths);
        Weight = Draw.Sequence<double>(random, targets, Mechanism.ContextSize, batch);
    }

    /// <summary>Every mechanism of the library, by the name that a specification prints.</summary>
    public static TheoryData<string> Mechanisms => ["dot", "scaled dot", "general", "additive", "multi-head"];

    public AttentionMechanism<double> Mechanism { get; }

    public Sequence<double> Queries { get; }

    public Sequence<double> Keys { get; }

    public Sequence<double> Values { get; }

    public Sequence<double> Weight { get; }

    public AttentionTape<double>? Tape { get; private set; }

    public Sequence<double> Run() => Mechanism.Forward(Queries, Keys, Values, Tape).Context;

    public double Loss()
    {
        (Sequence<double> context, Tape) = Mechanism.Forward(Queries, Keys, Values, Tape);
        return Draw.Dot(Weight.Values, context.Values);
    }

    /// <summary>The comparison of every parameter and of queries, keys and values; b_k, which moves nothing, apart.</summary>
    public GradientReport Check()
    {
        double[][] inputs = [];
        GradientReport report = GradientCheck.Of(
            Mechanism,
            () =>
            {
                Loss();
                (Sequence<double> q, Sequence<double> k, Sequence<double> v) = Mechanism.Backward(Tape!, Weight);
                inputs = [q.Values.ToArray(), k.Values.ToArray(), v.Values.ToArray()];
            },
            Loss);
        return new GradientReport(
        [
            .. report.Comparisons.Where(c => c.Name != "attention.b_k"),
            GradientCheck.Compare("queries", Queries.Values, inputs[0], Loss),
            GradientCheck.Compare("keys", Keys.Values, inputs[1], Loss),
            GradientCheck.Compare("values", Values.Values, inputs[2], Loss),
        ]);
    }

    public static AttentionMechanism<T> Create<T>(string name, int size, int keySize, int valueSize, int heads, int seed, bool causal = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
        {
            "dot" => new DotAttention<T>(size, valueSize: valueSize) { Causal = causal },
            "scaled dot" => new DotAttention<T>(size, scaled: true, valueSize) { Causal = causal },
            "general" => new GeneralAttention<T>(size, keySize, seed, valueSize) { Causal = causal },
            "additive" => new AdditiveAttention<T>(size, keySize, 5, seed, valueSize) { Causal = causal },
            "multi-head" => new MultiHeadAttention<T>(size, heads, seed, keySize, valueSize) { Causal = causal },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such mechanism."),
        };
}
