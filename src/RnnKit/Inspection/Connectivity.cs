using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;
using RnnKit.Training;

namespace RnnKit.Inspection;

/// <summary>
/// What a network's answers look back at: ‖∂ logit_t / ∂ x_s‖, the largest logit of every answer by every input
/// (the 'connectivity' of Madsen 2019). A row that reaches far to the left is a memory.
/// </summary>
public static class Connectivity
{
    /// <summary>Measures one example of a batch.</summary>
    /// <param name="model">The model; its gradients stay as they are.</param>
    /// <param name="batch">The batch. Token ids count as the vectors that stand for them.</param>
    /// <param name="example">Which example.</param>
    /// <returns>answers × steps: row t is the answer at step t, or the only one; column s is the input at step s.</returns>
    /// <exception cref="ArgumentException">The batch does not fit the model, there is no such example, or the model's logits are not numbers.</exception>
    public static Matrix<double> Of<T>(SequenceModel<T> model, Batch<T> batch, int example = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batch);
        using var kept = new KeptGradients<T>(model);
        Matrix<T> alone = Vectors(model, batch).Example(example);
        int steps = alone.ColumnCount, answers = model.ReadOut == ReadOut.EveryStep ? steps : 1;

        // One copy of the example for every answer: copy t asks for the gradient of the largest logit at step t.
        Sequence<T> copies = Sequence<T>.FromExamples([.. Enumerable.Repeat(alone, answers)]);
        var last = new LastStates<T>(model.Layer);
        (Sequence<T> h, SequenceTape<T> tape) = model.Layer.Forward(copies);
        (Sequence<T> logits, DenseTape<T> head) = model.Head.Forward(model.ReadOut == ReadOut.EveryStep ? h : last.Gather(tape));
        var gradient = new Sequence<T>(logits.Steps, logits.Features, answers);
        for (int t = 0; t < answers; t++)
        {
            int largest = Reduction.IndexOfMax<T>(logits.Step(t).Slice(t * logits.Features, logits.Features));
            Guard.That(largest >= 0, nameof(model), $"a logit of 'model' at step {t} is not a number; expected a model whose answers are.");
            gradient[t, largest, t] = T.One;
        }

        Sequence<T> dh = model.Head.Backward(head, gradient);
        Sequence<T> dx = model.ReadOut == ReadOut.EveryStep ? model.Layer.Backward(tape, dh) : model.Layer.Backward(tape, null, last.Scatter(tape, dh));
        return Matrix<double>.Build.Dense(answers, steps, (t, s) => Reduction.Norm<T>(dx.Step(s).Slice(t * dx.Features, dx.Features)));
    }

    private static Sequence<T> Vectors<T>(SequenceModel<T> model, Batch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batch.Inputs ?? model.Embedding?.Forward(batch.InputTokens!).Output ?? batch.InputTokens!.ToOneHot<T>(model.Layer.InputSize);
}
