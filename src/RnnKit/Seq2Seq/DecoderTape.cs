using System.Numerics;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>What a run of a <see cref="Decoder{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class DecoderTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int[] ids = [];

    internal DecoderTape(Decoder<T> decoder)
    {
        Decoder = decoder;
        Cells = new CellTape<T>(decoder.Cell);
        Final = new State<T>(decoder.Cell.States.Count);
        InitialGradient = new State<T>(decoder.Cell.States.Count);
        int hidden = decoder.Cell.HiddenSize, context = decoder.ContextSize;
        There = decoder.Attention is null ? [] : [.. decoder.Cell.Gates.Select(_ => new PackedMatrix<T>(hidden, context))];
        Back = decoder.Attention is null ? [] : [.. decoder.Cell.Gates.Select(_ => new PackedMatrix<T>(context, hidden))];
    }

    /// <summary>The decoder that ran.</summary>
    public Decoder<T> Decoder { get; }

    /// <summary>The attention's run with its weights; null where there is none.</summary>
    public AttentionTape<T>? Attention { get; internal set; }

    /// <summary>States and blocks of every step.</summary>
    public CellTape<T> Cells { get; }

    /// <summary>The state after the last step.</summary>
    public State<T> Final { get; }

    /// <summary>∂L/∂ the initial state, after the way back.</summary>
    public State<T> InitialGradient { get; }

    /// <summary>∂L/∂ the encoder's output, after the way back; meaningless without attention.</summary>
    public Sequence<T> MemoryGradient { get; } = new();

    /// <summary>What the decoder read, step after step.</summary>
    internal Span<int> Ids => ids.AsSpan(0, Cells.Steps * Cells.Batch);

    internal Sequence<T> Embedded { get; } = new();

    internal Sequence<T> EmbeddedGradient { get; } = new();

    internal Sequence<T> StateGradient { get; } = new();

    internal Sequence<T> ContextGradient { get; } = new();

    /// <summary>The weights of each gate that read the context, laid out for the product once a run.</summary>
    internal PackedMatrix<T>[] There { get; }

    /// <summary>Their transposes.</summary>
    internal PackedMatrix<T>[] Back { get; }

    internal void Begin(int steps, int batch, State<T> initial)
    {
        Cells.Begin(steps, batch, initial);
        if (ids.Length < steps * batch) ids = new int[steps * batch];
        Embedded.Reshape(steps, Decoder.Embedding.Size, batch, null);
        for (int j = 0; j < Final.Parts; j++) Final.Bind(j, Cells.StateMemory(j, steps), Cells.HiddenSize, batch);
    }

    internal void BeginBackward()
    {
        Cells.BeginBackward();
        EmbeddedGradient.Reshape(Cells.Steps, Decoder.Embedding.Size, Cells.Batch, null);
        for (int j = 0; j < Final.Parts; j++)
        {
            Cells.StateGradient(j, Cells.Steps).Clear();
            InitialGradient.Bind(j, Cells.StateGradientMemory(j, 0), Cells.HiddenSize, Cells.Batch);
        }
    }
}
