using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Layers;

/// <summary>
/// The loops over the steps of a run, there and back, for a few examples at a time: as many as keep a step in the second-level
/// cache. Examples do not depend on each other, so threads share them out, and the digits are the same however they are split.
/// A run with large weights from which no way back follows is left to <see cref="UnitwiseRun{T}"/>.
/// </summary>
internal sealed class Unrolling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What the states and blocks of one step may take of the second-level cache; the weights need the most of it.</summary>
    private const int StepBytes = 640 * 1024;

    private readonly RecurrentTape<T> tape;
    private readonly UnitwiseRun<T> unitwise;
    private readonly Action<int> there, back;
    private Sequence<T>? dOutput;
    private int? truncate;
    private bool inputGradient, isUnitwise;
    private int threads, width, stepsAtOnce;

    public Unrolling(RecurrentTape<T> tape)
    {
        this.tape = tape;
        (unitwise, there, back) = (new UnitwiseRun<T>(tape), There, Back);
    }

    /// <summary>For how many steps at once the blocks of a run are there from which no way back follows: those whose input is read at once, or none.</summary>
    public int StepsHeld => isUnitwise ? 0 : stepsAtOnce;

    private ICell<T> Cell => tape.Cell;

    private int Batch => tape.Steps.Batch;

    /// <summary>All steps forward.</summary>
    public void Forward()
    {
        if (isUnitwise) unitwise.Forward(threads);
        else Crew.Own.Run(threads, (Batch + width - 1) / width, there);
    }

    /// <summary>All steps back, and the gradient of the input where it is wanted.</summary>
    public void Backward(Sequence<T>? dOutput, int? truncate, bool inputGradient)
    {
        (this.dOutput, this.truncate, this.inputGradient) = (dOutput, truncate, inputGradient);
        Crew.Own.Run(threads, (Batch + width - 1) / width, back);
    }

    /// <summary>Says what a piece of such a run is, and for how many steps at once the input is read.</summary>
    public void Divide(int steps, int batch, bool keep)
    {
        int hidden = Cell.HiddenSize, gates = Cell.Gates.Count;
        threads = Threads.For((long)gates * hidden * (hidden + Cell.InputSize) * batch * steps);
        int atMost = Math.Max(16, StepBytes / (hidden * Unsafe.SizeOf<T>() * (Cell.Blocks.Count + 2 * Cell.States.Count)));
        int pieces = (batch + atMost - 1) / atMost;
        pieces = (pieces + threads - 1) / threads * threads;
        width = Math.Min(batch, ((batch + pieces - 1) / pieces + 7) / 8 * 8);
        // Steps lie side by side only where all examples are together. A few columns at once read the weights too often.
        int fitting = StepBytes / 2 / (gates * hidden * batch * Unsafe.SizeOf<T>());
        stepsAtOnce = width < batch ? 1 : Math.Clamp(fitting, (31 + batch) / batch, steps + 31);
        isUnitwise = !keep && threads > 1 && UnitwiseRun<T>.Pays(Cell, steps, batch, threads, (batch + width - 1) / width);
    }

    private void There(int piece)
    {
        int first = piece * width, count = Math.Min(width, Batch - first);
        CellTape<T> steps = tape.Steps;
        for (int t = 0; t < steps.Steps; t++)
        {
            if (t % stepsAtOnce == 0) AddInput(first, count, t, Math.Min(stepsAtOnce, steps.Steps - t));
            Cell.Forward(new CellStep<T>(steps, t, first, tape.Running(t, first, count)));
            if (tape.Output.HasPadding) tape.HoldFinished(t, first, count);
        }
    }

    /// <summary>a = W x + b of every gate, for a few steps.</summary>
    private void AddInput(int first, int count, int t, int stepCount)
    {
        int input = Cell.InputSize, at = t * Batch + first, columns = (stepCount - 1) * Batch + count;
        ReadOnlySpan<T> x = tape.Input.Values.Slice(at * input, columns * input);
        for (int k = 0; k < Cell.Gates.Count; k++)
            tape.Steps.Weights.AddInput(k, x, tape.Steps.Block(k, t, first, columns));
    }

    private void Back(int piece)
    {
        int first = piece * width, count = Math.Min(width, Batch - first), from = first * Cell.HiddenSize, length = count * Cell.HiddenSize;
        CellTape<T> steps = tape.Steps;
        for (int t = steps.Steps - 1; t >= 0; t--)
        {
            if (dOutput is not null)
                Elementwise.Axpy(T.One, dOutput.Step(t).Slice(from, length), steps.StateGradient(0, t + 1).Slice(from, length)); // dh_t += ∂L/∂h_t from above
            Cell.Backward(new CellStep<T>(steps, t, first, tape.Running(t, first, count)));
            if (t > 0 && t % truncate == 0) tape.Detach(t, first, count);
            if (tape.Output.HasPadding) tape.PassFinished(t, first, count);
            if (inputGradient && t % stepsAtOnce == 0) InputGradient(first, count, t, Math.Min(stepsAtOnce, steps.Steps - t));
        }
    }

    /// <summary>dx = Σ Wᵀ da over the gates, for a few steps.</summary>
    private void InputGradient(int first, int count, int t, int stepCount)
    {
        int hidden = Cell.HiddenSize, input = Cell.InputSize, at = t * Batch + first, columns = (stepCount - 1) * Batch + count;
        Span<T> dx = tape.InputGradient.Values.Slice(at * input, columns * input);
        for (int k = 0; k < Cell.Gates.Count; k++)
            tape.Steps.Weights.InputGradient(k, tape.Steps.BlockGradient(k).Slice(at * hidden, columns * hidden), dx, accumulate: k > 0);
    }
}
