using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>
/// -log softmax(logits)[class], averaged over the positions that have a class. PyTorch: <c>CrossEntropyLoss(ignore_index=-1)</c>.
/// An untrained model that favors no class scores ln V.
/// </summary>
public static class SoftmaxCrossEntropy
{
    /// <summary>The mean loss and its gradient, in one pass.</summary>
    /// <param name="logits">steps × (classes × batch), before softmax.</param>
    /// <param name="classes">The true class of every position, steps × batch; <see cref="Tokens.Nothing"/> to ignore it.</param>
    /// <param name="gradient">∂L/∂logits, written; 0 at ignored positions. May be <paramref name="logits"/> itself.</param>
    /// <param name="smoothing">
    /// ε of label smoothing (Szegedy et al. 2016), 0 to 1: the true class is to have 1 - ε + ε / classes, every other ε / classes.
    /// PyTorch: <c>label_smoothing</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is out of range.</exception>
    /// <exception cref="ArgumentException">Shapes differ, a class is out of range, or every position is ignored.</exception>
    public static double Evaluate<T>(Sequence<T> logits, Tokens classes, Sequence<T> gradient, double smoothing = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(gradient);
        Guard.Between(smoothing, 0, 1);
        Guard.That(
            classes.Steps == logits.Steps && classes.Batch == logits.Batch,
            nameof(classes),
            $"'classes' has {classes.Steps} steps × {classes.Batch} examples; expected {logits.Steps} × {logits.Batch}, as many as predictions.");
        int count = classes.Count();
        Guard.That(count > 0, nameof(classes), "'classes' marks every position to be ignored; expected at least one class.");
        if (!ReferenceEquals(gradient, logits)) gradient.Reshape(logits.Steps, logits.Features, logits.Batch, logits.Lengths);
        return Softmax.CrossEntropy(logits.Values, classes.Values, T.CreateTruncating(1.0 / count), gradient.Values, logits.Features, logits.Columns, smoothing);
    }

    /// <summary>How many positions have the true class as the largest logit, and how many have a class.</summary>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public static (int Right, int Count) Hits<T>(Sequence<T> logits, Tokens classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(classes);
        Guard.Same(classes.Values.Length, logits.Columns, "steps × batch of", nameof(classes));
        int right = 0, count = 0;
        for (int column = 0; column < logits.Columns; column++)
        {
            int truth = classes.Values[column];
            if (truth < 0) continue;
            count++;
            if (Reduction.IndexOfMax<T>(logits.Values.Slice(column * logits.Features, logits.Features)) == truth) right++;
        }
        return (right, count);
    }
}
