using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Tasks;

/// <summary>Examples of one task, all of the same kind.</summary>
public sealed class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Examples with the sizes that a model for them needs.</summary>
    /// <param name="name">What the task is called.</param>
    /// <param name="examples">At least one.</param>
    /// <param name="inputSize">Features of the input, or number of different tokens.</param>
    /// <param name="outputSize">Number of classes, or of numbers to predict.</param>
    /// <exception cref="ArgumentException">There are no examples, or a size is below 1.</exception>
    public Dataset(string name, IReadOnlyList<Example<T>> examples, int inputSize, int outputSize)
    {
        ArgumentNullException.ThrowIfNull(examples);
        Guard.That(examples.Count > 0, nameof(examples), "'examples' is empty; expected at least one.");
        (Name, Examples) = (name, examples);
        (InputSize, OutputSize) = (Guard.Positive(inputSize), Guard.Positive(outputSize));
    }

    /// <summary>What the task is called.</summary>
    public string Name { get; }

    /// <summary>The examples, in the order in which they were drawn.</summary>
    public IReadOnlyList<Example<T>> Examples { get; }

    /// <summary>How many examples.</summary>
    public int Count => Examples.Count;

    /// <summary>Features of the input, or number of different tokens.</summary>
    public int InputSize { get; }

    /// <summary>Number of classes, or of numbers to predict.</summary>
    public int OutputSize { get; }

    /// <summary>The first share of the examples to train on, the rest to test on.</summary>
    /// <param name="trainShare">In (0, 1); both parts get at least one example.</param>
    /// <exception cref="ArgumentException">The share leaves a part empty.</exception>
    public (Dataset<T> Train, Dataset<T> Test) Split(double trainShare)
    {
        int train = (int)Math.Round(Guard.Between(trainShare, 0, 1) * Count);
        Guard.That(train > 0 && train < Count, nameof(trainShare), $"'trainShare' is {trainShare}, which leaves a part of the {Count} examples empty.");
        return (Part("train", 0, train), Part("test", train, Count - train));
    }

    /// <summary>The examples in batches, in their order; the last one may be smaller.</summary>
    /// <param name="batchSize">Examples side by side, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public IReadOnlyList<Batch<T>> Batches(int batchSize) => [.. Examples.Chunk(Guard.Positive(batchSize)).Select(Of)];

    /// <summary>All examples as one batch.</summary>
    public Batch<T> AsBatch() => Of([.. Examples]);

    /// <summary>Name and sizes.</summary>
    public override string ToString() => $"{Name}: {Count} examples, {InputSize} {(Examples[0].Tokens is null ? "features" : "tokens")} in, {OutputSize} {(Examples[0].Classes is null ? "numbers" : "classes")} out";

    private static Batch<T> Of(Example<T>[] examples)
    {
        Tokens? classes = examples[0].Classes is null ? null : Tokens.FromExamples([.. examples.Select(e => e.Classes!)]);
        Sequence<T>? targets = classes is null ? Sequence<T>.FromExamples([.. examples.Select(e => e.Targets!)]) : null;
        if (examples[0].Tokens is null)
        {
            var x = Sequence<T>.FromExamples([.. examples.Select(e => e.Inputs!)]);
            return classes is null ? new Batch<T>(x, targets!) : new Batch<T>(x, classes);
        }
        var tokens = Tokens.FromExamples([.. examples.Select(e => e.Tokens!)]);
        return classes is null ? new Batch<T>(tokens, targets!) : new Batch<T>(tokens, classes);
    }

    private Dataset<T> Part(string part, int start, int count) => new($"{Name} ({part})", [.. Examples.Skip(start).Take(count)], InputSize, OutputSize);
}
