using System.Numerics;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Layers;

/// <summary>
/// A table of vectors, one column a token: the product of a matrix with a one-hot vector, without the product.
/// No token (<see cref="Tokens.Nothing"/>) gives a vector of zeros. PyTorch: <c>Embedding</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Embedding<T> : IModule<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A table with entries close to normal, mean 0, as in PyTorch.</summary>
    /// <param name="vocabularySize">Number of different tokens.</param>
    /// <param name="size">Length of each vector.</param>
    /// <param name="seed">Where the vectors are drawn from.</param>
    /// <param name="scale">Standard deviation of the entries.</param>
    /// <param name="name">Put before the parameter's name: <c>"embedding"</c> gives <c>embedding.E</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or the scale is not above 0.</exception>
    public Embedding(int vocabularySize, int size, int seed, double scale = 1, string name = "embedding")
    {
        E = new Parameter<T>(name + ".E", Guard.Positive(size), Guard.Positive(vocabularySize));
        Guard.Positive(scale);
        var random = new Random(seed);
        foreach (ref T e in E.Values) e = T.CreateTruncating(scale * Initialization.Normal(random));
        Parameters = [E];
    }

    /// <summary>The table, size × vocabulary: column i is the vector of token i.</summary>
    public Parameter<T> E { get; }

    /// <summary>E.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Number of different tokens.</summary>
    public int VocabularySize => E.Columns;

    /// <summary>Length of each vector.</summary>
    public int Size => E.Rows;

    /// <summary>Looks every token up.</summary>
    /// <param name="tokens">steps × batch.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <returns>The vectors, steps × (size × batch), and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">A token is not in the vocabulary.</exception>
    public (Sequence<T> Output, EmbeddingTape<T> Tape) Forward(Tokens tokens, EmbeddingTape<T>? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        EmbeddingTape<T> tape = reuse ?? new EmbeddingTape<T>();
        tape.Input = tokens;
        tape.Output.Reshape(tokens.Steps, Size, tokens.Batch, tokens.Lengths);
        LookUp(tokens.Values, tape.Output.Values, nameof(tokens));
        return (tape.Output, tape);
    }

    /// <summary>Adds to the gradient of the table: each vector gets the gradients of all places where it was used.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dOutput">∂L/∂output, steps × (size × batch).</param>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the output.</exception>
    public void Backward(EmbeddingTape<T> tape, Sequence<T> dOutput)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(dOutput);
        Guard.Same(dOutput.Features, Size, "features of", nameof(dOutput));
        Guard.That(tape.Input is not null, nameof(tape), "'tape' is empty; expected the tape of a forward run.");
        Guard.Same(dOutput.Columns, tape.Input.Values.Length, "steps × batch of", nameof(dOutput));
        AddGradients(tape.Input.Values, dOutput.Values);
    }

    /// <summary>The shape.</summary>
    public override string ToString() => FormattableString.Invariant($"Embedding of {VocabularySize} tokens, {Size} numbers each, {this.ParameterCount():N0} parameters");

    /// <summary>The layer with its shapes.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Embedding", [LayerLook.Line("embedding", this)], Parameters);

    /// <summary>x = the column of E of every id, zeros where there is none.</summary>
    internal void LookUp(ReadOnlySpan<int> ids, Span<T> x, string name)
    {
        for (int column = 0; column < ids.Length; column++)
        {
            Span<T> vector = x.Slice(column * Size, Size);
            Guard.That(ids[column] < VocabularySize, name, $"'{name}' holds {ids[column]}; expected ids below {VocabularySize}, the size of the vocabulary.");
            if (ids[column] < 0) vector.Clear();
            else E.Values.Slice(ids[column] * Size, Size).CopyTo(vector);          // x = column of E
        }
    }

    /// <summary>The column of dE of every id += its dx.</summary>
    internal void AddGradients(ReadOnlySpan<int> ids, ReadOnlySpan<T> dx)
    {
        for (int column = 0; column < ids.Length; column++)
            if (ids[column] >= 0) Elementwise.Axpy(T.One, dx.Slice(column * Size, Size), E.Gradients.Slice(ids[column] * Size, Size));
    }
}

/// <summary>What a forward run of <see cref="Embedding{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class EmbeddingTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal EmbeddingTape()
    {
    }

    /// <summary>The tokens of the run.</summary>
    public Tokens? Input { get; internal set; }

    /// <summary>Their vectors, steps × (size × batch).</summary>
    public Sequence<T> Output { get; } = new();
}
