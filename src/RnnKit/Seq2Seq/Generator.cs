using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Seq2Seq;

/// <summary>Runs a model's decoder one step at a time on what it wrote itself; what it needs for one source it uses again for the next.</summary>
internal sealed class Generator<T>(EncoderDecoder<T> model) : INextTokens<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadoutTape<T> readout = new();
    private readonly BridgeTape<T> bridge = new();
    private EncoderTape<T>? encoded;
    private DecoderTape<T>? run;
    private T[] sums = [];

    /// <summary>Source tokens of each example.</summary>
    private int[] lengths = [];

    /// <summary>How many columns run side by side.</summary>
    public int Columns => lengths.Length;

    /// <summary>Reads the source; the columns are its examples, or copies of its only one.</summary>
    public void Start(Tokens source, int copies = 1)
    {
        (Sequence<T> memory, encoded) = model.Encoder.Forward(source, encoded);
        State<T> initial = model.Bridge.Forward(encoded.Run!, bridge);
        int columns = source.Batch * copies;
        int[] places = [.. Enumerable.Range(0, columns).Select(column => column / copies)];
        lengths = [.. places.Select(source.LengthOf)];
        if (copies > 1) (memory, initial) = (Copies(memory, copies), Picked(initial, places));
        run = model.Decoder.Begin(memory, initial, 1, columns, run);
        if (sums.Length < columns) sums = new T[columns];
    }

    /// <inheritdoc/>
    public Span<T> Next(ReadOnlySpan<int> ids)
    {
        model.Decoder.Read(run!, 0, ids);
        model.Decoder.Step(run!, 0, 0);
        Sequence<T> logits = model.Readout.Logits(run!, 0, 1, readout);
        NextTokens.ToLogProbabilities(logits.Values, sums, logits.Features, ids.Length);
        return logits.Values;
    }

    /// <inheritdoc/>
    public double[]? Weights(int column) => run!.Attention?.MeanOverHeads(column, lengths[column]);

    /// <inheritdoc/>
    public void Continue() => Decoder<T>.Continue(run!, run!.Final);

    /// <summary>Goes on from the last step with other columns: the new column i continues the old column parents[i].</summary>
    public void Continue(int[] parents) => Decoder<T>.Continue(run!, Picked(run!.Final, parents));

    /// <summary>Columns side by side as a matrix; null if there is none.</summary>
    public static Matrix<double>? Together(IReadOnlyList<double[]?> columns) =>
        columns.Count == 0 || columns[0] is null ? null : Matrix<double>.Build.DenseOfColumnArrays(columns!);

    private static State<T> Picked(State<T> state, int[] places) => new([.. Enumerable.Range(0, state.Parts).Select(j =>
    {
        Matrix<T> part = state.ToMatrix(j);
        return Matrix<T>.Build.DenseOfColumnVectors(places.Select(part.Column));
    })]);

    private static Sequence<T> Copies(Sequence<T> memory, int copies)
    {
        var together = new Sequence<T>(memory.Steps, memory.Features, copies);
        for (int s = 0; s < memory.Steps; s++)
            for (int copy = 0; copy < copies; copy++) memory.Step(s).CopyTo(together.Step(s)[(copy * memory.Features)..]);
        return together;
    }
}
