using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>
/// From tokens to vectors without recurrence: an embedding, the place of each step added to it, blocks on top of each other,
/// and a last normalization. With causal blocks it can be a language model or, with cross-attention, a decoder; otherwise an encoder.
/// </summary>
public sealed class TransformerStack<T> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] waves = [];

    /// <summary>A stack from its parts.</summary>
    /// <param name="embedding">The vectors of the tokens.</param>
    /// <param name="blocks">The blocks, from the input up.</param>
    /// <param name="positions">False to leave out the places: then self-attention sees a bag.</param>
    /// <exception cref="ArgumentException">There are no blocks, sizes differ, only some have cross-attention, or a part comes twice.</exception>
    public TransformerStack(Embedding<T> embedding, IReadOnlyList<TransformerBlock<T>> blocks, bool positions = true)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(blocks);
        Guard.That(blocks.Count > 0, nameof(blocks), "'blocks' is empty; expected at least one block.");
        foreach (TransformerBlock<T> block in blocks)
        {
            Guard.Same(block.Size, embedding.Size, "a block of a size of", nameof(blocks));
            Guard.That(block.CrossAttention is null == blocks[0].CrossAttention is null, nameof(blocks), "'blocks' has cross-attention in some blocks; expected it in all or in none.");
        }
        (Embedding, Blocks, HasPositions) = (embedding, [.. blocks], positions);
        Norm = new LayerNormalization<T>(embedding.Size, "norm");
        Parameters =
        [
            .. embedding.Parameters,
            .. LayerTapes.Together<T>(nameof(blocks), [.. blocks.Select((block, l) => ($"{l}", (IModule<T>)block))]),
            .. Norm.Parameters,
        ];
    }

    /// <summary>The vectors of the tokens.</summary>
    public Embedding<T> Embedding { get; }

    /// <summary>The blocks, from the input up.</summary>
    public IReadOnlyList<TransformerBlock<T>> Blocks { get; }

    /// <summary>True where the place of each step is added to its vector.</summary>
    public bool HasPositions { get; }

    /// <summary>The last normalization: the residual path itself is never normalized.</summary>
    public LayerNormalization<T> Norm { get; }

    /// <summary>Those of the embedding, the blocks and the last normalization.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Reads tokens.</summary>
    /// <param name="tokens">steps × batch.</param>
    /// <param name="memory">An encoder's output for the cross-attention; null without it.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <returns>The vectors, steps × (size × batch), and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">A token is not in the vocabulary, or the memory does not fit.</exception>
    public (Sequence<T> Output, StackTape<T> Tape) Forward(Tokens tokens, Sequence<T>? memory = null, StackTape<T>? reuse = null)
    {
        StackTape<T> tape = reuse ?? new StackTape<T>(Blocks.Count);
        (Sequence<T> x, tape.Embedded) = Embedding.Forward(tokens, tape.Embedded);
        AddPositions(x, first: 0);
        for (int l = 0; l < Blocks.Count; l++) (x, tape.Runs[l]) = Blocks[l].Forward(x, memory, tape.Runs[l]);
        (x, tape.Norm) = Norm.Forward(x, tape.Norm);
        return (x, tape);
    }

    /// <summary>Adds to the gradients of the parameters and returns that of the memory; null without cross-attention.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dy">∂L/∂ the vectors, of their shape.</param>
    /// <exception cref="ArgumentException">The tape is empty, or the gradient does not have the shape of the output.</exception>
    public Sequence<T>? Backward(StackTape<T> tape, Sequence<T> dy)
    {
        ArgumentNullException.ThrowIfNull(tape);
        Guard.That(tape.Norm is not null, nameof(tape), "'tape' is empty; expected the tape of a forward run.");
        Sequence<T>? dMemory = null;
        Sequence<T> d = Norm.Backward(tape.Norm, dy);
        for (int l = Blocks.Count - 1; l >= 0; l--)
        {
            d = Blocks[l].Backward(tape.Runs[l]!, d);
            if (Blocks[l].CrossAttention is null) continue;
            if (dMemory is null) dMemory = tape.Runs[l]!.MemoryGradient;
            else Elementwise.Add(dMemory.Values, tape.Runs[l]!.MemoryGradient.Values, dMemory.Values);
        }
        Embedding.Backward(tape.Embedded!, d);
        return dMemory;
    }

    /// <summary>The parts with the number of parameters.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Embedding}; {(HasPositions ? "positions; " : "")}{Blocks.Count} × {Blocks[0]}; {this.ParameterCount():N0} parameters together");

    /// <summary>Writes the place of each step into its vector, where the stack has places.</summary>
    internal void AddPositions(Sequence<T> x, int first)
    {
        if (HasPositions) PositionWaves.Add(x, first, ref waves);
    }
}

/// <summary>What a run of a <see cref="TransformerStack{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class StackTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal StackTape(int blocks) => Runs = new TransformerTape<T>?[blocks];

    /// <summary>The blocks' runs, from the input up, with the weights of their attentions.</summary>
    public IReadOnlyList<TransformerTape<T>?> Blocks => Runs;

    internal TransformerTape<T>?[] Runs { get; }

    internal EmbeddingTape<T>? Embedded { get; set; }

    internal NormalizationTape<T>? Norm { get; set; }
}
