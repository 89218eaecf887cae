using System.Numerics;

namespace RnnKit.Foundations;

/// <summary>
/// What a model sees at once and what it should answer: inputs as numbers or as token ids,
/// targets as classes or as numbers. A target of one step belongs to a model that reads out at the last step.
/// </summary>
public sealed class Batch<T> : IBatch<Batch<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Batch(Sequence<T>? inputs, Tokens? tokens, Sequence<T>? values, Tokens? classes) =>
        (Inputs, InputTokens, Targets, Classes) = (inputs, tokens, values, classes);

    /// <summary>Numbers in, classes out.</summary>
    /// <exception cref="ArgumentException">The batches differ, or the padding of the inputs is not finite.</exception>
    /// <param name="inputs">steps × (features × batch).</param>
    /// <param name="classes">steps × batch, or 1 × batch for a model that reads out at the last step.</param>
    /// <exception cref="ArgumentException"><paramref name="classes"/> has not as many examples as <paramref name="inputs"/>.</exception>
    public Batch(Sequence<T> inputs, Tokens classes)
        : this(NotNull(inputs, nameof(inputs)), null, null, NotNull(classes, nameof(classes)))
    {
        SameBatch(inputs.Batch, classes.Batch, nameof(classes));
        FinitePadding(inputs);
    }

    /// <summary>Numbers in, numbers out.</summary>
    /// <exception cref="ArgumentException">The batches differ, or the padding of the inputs is not finite.</exception>
    /// <param name="inputs">steps × (features × batch).</param>
    /// <param name="targets">steps × (outputs × batch), or 1 × (outputs × batch).</param>
    /// <exception cref="ArgumentException"><paramref name="targets"/> has not as many examples as <paramref name="inputs"/>.</exception>
    public Batch(Sequence<T> inputs, Sequence<T> targets)
        : this(NotNull(inputs, nameof(inputs)), null, NotNull(targets, nameof(targets)), null)
    {
        SameBatch(inputs.Batch, targets.Batch, nameof(targets));
        FinitePadding(inputs);
    }

    /// <summary>Token ids in, classes out.</summary>
    /// <param name="inputs">steps × batch.</param>
    /// <param name="classes">steps × batch, or 1 × batch.</param>
    /// <exception cref="ArgumentException"><paramref name="classes"/> has not as many examples as <paramref name="inputs"/>.</exception>
    public Batch(Tokens inputs, Tokens classes)
        : this(null, NotNull(inputs, nameof(inputs)), null, NotNull(classes, nameof(classes))) => SameBatch(inputs.Batch, classes.Batch, nameof(classes));

    /// <summary>Token ids in, numbers out.</summary>
    /// <param name="inputs">steps × batch.</param>
    /// <param name="targets">steps × (outputs × batch), or 1 × (outputs × batch).</param>
    /// <exception cref="ArgumentException"><paramref name="targets"/> has not as many examples as <paramref name="inputs"/>.</exception>
    public Batch(Tokens inputs, Sequence<T> targets)
        : this(null, NotNull(inputs, nameof(inputs)), NotNull(targets, nameof(targets)), null) => SameBatch(inputs.Batch, targets.Batch, nameof(targets));

    /// <summary>The inputs, steps × (features × batch), unless they are tokens.</summary>
    public Sequence<T>? Inputs { get; }

    /// <summary>The inputs as token ids, steps × batch, unless they are numbers.</summary>
    public Tokens? InputTokens { get; }

    /// <summary>The numbers to predict, unless classes are.</summary>
    public Sequence<T>? Targets { get; }

    /// <summary>The classes to predict, unless numbers are.</summary>
    public Tokens? Classes { get; }

    /// <summary>Examples side by side.</summary>
    public int Size => Inputs?.Batch ?? InputTokens!.Batch;

    /// <inheritdoc/>
    public int TargetCount => Classes?.Count() ?? Targets!.RealSteps(Targets.Steps == 1 ? null : Inputs?.Lengths ?? InputTokens?.Lengths);

    /// <inheritdoc/>
    public Batch<T> Examples(int first, int count) =>
        new(Inputs?.Examples(first, count), InputTokens?.Examples(first, count), Targets?.Examples(first, count), Classes?.Examples(first, count));

    /// <summary>Copies the numbers; tokens do not change.</summary>
    /// <exception cref="ArgumentException">The copy is not of these examples.</exception>
    public void Refresh(int first, Batch<T> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Inputs is not null) Inputs?.CopyExamples(first, examples.Inputs);
        if (examples.Targets is not null) Targets?.CopyExamples(first, examples.Targets);
    }

    /// <summary>What goes in and what should come out.</summary>
    public override string ToString() => $"{(object?)Inputs ?? InputTokens} → {(object?)Targets ?? Classes}";

    private static TItem NotNull<TItem>(TItem item, string name) => item ?? throw new ArgumentNullException(name);

    private static void FinitePadding(Sequence<T> inputs)
    {
        if (inputs.NotFinitePadding() is (int example, int step))
            throw new ArgumentException($"'inputs' has padding that is not finite, in example {example} at step {step}; expected finite numbers, such as 0.", nameof(inputs));
    }

    private static void SameBatch(int inputs, int targets, string name) => Guard.Same(targets, inputs, "a batch of", name);
}
