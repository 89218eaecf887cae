using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>(prediction - target)², averaged over the numbers at real steps. PyTorch: <c>MSELoss</c>.</summary>
public static class SquaredError
{
    /// <summary>The mean loss and its gradient, 2 (prediction - target) / count.</summary>
    /// <param name="predictions">steps × (features × batch).</param>
    /// <param name="targets">The same shape; steps beyond an example's length (of either) are ignored.</param>
    /// <param name="gradient">∂L/∂predictions, written; 0 at padded steps. May be <paramref name="predictions"/> itself.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public static double Evaluate<T>(Sequence<T> predictions, Sequence<T> targets, Sequence<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(gradient);
        Guard.That(
            targets.Steps == predictions.Steps && targets.Features == predictions.Features && targets.Batch == predictions.Batch,
            nameof(targets),
            $"'targets' is {targets.Steps} × ({targets.Features} × {targets.Batch}); expected {predictions.Steps} × ({predictions.Features} × {predictions.Batch}).");
        if (!ReferenceEquals(gradient, predictions)) gradient.Reshape(predictions.Steps, predictions.Features, predictions.Batch, predictions.Lengths);
        int count = 0;
        for (int b = 0; b < predictions.Batch; b++) count += predictions.Features * Math.Min(predictions.LengthOf(b), targets.LengthOf(b));
        T scale = T.CreateTruncating(2.0 / count);
        double loss = 0;
        ReadOnlySpan<T> y = predictions.Values, target = targets.Values;
        Span<T> g = gradient.Values;
        for (int t = 0, i = 0; t < predictions.Steps; t++)
            for (int b = 0; b < predictions.Batch; b++)
            {
                bool real = t < Math.Min(predictions.LengthOf(b), targets.LengthOf(b));
                for (int f = 0; f < predictions.Features; f++, i++)
                {
                    T error = real ? y[i] - target[i] : T.Zero;
                    loss += double.CreateTruncating(error) * double.CreateTruncating(error);
                    g[i] = scale * error;
                }
            }
        return loss / count;
    }
}
