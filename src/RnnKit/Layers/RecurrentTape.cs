using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>
/// What a forward run of <see cref="Recurrent{T}"/> wrote down, and after the way back the gradients.
/// Everything here is a view of memory that the next run with the same tape overwrites.
/// </summary>
public sealed class RecurrentTape<T> : SequenceTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal RecurrentTape(ICell<T> cell)
    {
        Cell = cell;
        Steps = new CellTape<T>(cell);
        Final = new State<T>(cell.States.Count);
        InitialGradient = new State<T>(cell.States.Count);
        Input = InputGradient;
        Runs = [this];
        Unrolling = new Unrolling<T>(this);
    }

    /// <summary>The cell that was unrolled.</summary>
    public ICell<T> Cell { get; }

    /// <summary>States, blocks and gradients of every step.</summary>
    public CellTape<T> Steps { get; }

    /// <summary>The input of the run.</summary>
    public Sequence<T> Input { get; private set; }

    /// <summary>h_t of every step, steps × (hidden × batch).</summary>
    public override Sequence<T> Output { get; } = new();

    /// <summary>The state after each example's last real step.</summary>
    public State<T> Final { get; }

    /// <summary>∂L/∂x_t, after the way back.</summary>
    public override Sequence<T> InputGradient { get; } = new();

    /// <summary>∂L/∂ the initial state, after the way back.</summary>
    public State<T> InitialGradient { get; }

    /// <summary>This run alone.</summary>
    public override IReadOnlyList<RecurrentTape<T>> Runs { get; }

    /// <inheritdoc/>
    public override int OutputRuns => 1;

    /// <summary>True once the way back has been gone.</summary>
    public bool HasGradients { get; private set; }

    /// <summary>The loops over the steps.</summary>
    internal Unrolling<T> Unrolling { get; }

    internal void Begin(Sequence<T> x, State<T>? initial, bool keep)
    {
        Input = x;
        HasGradients = false;
        Unrolling.Divide(x.Steps, x.Batch, keep);
        Steps.Begin(x.Steps, x.Batch, initial, inputs: true, keep ? null : Unrolling.StepsHeld);
        Output.Bind(Steps.NextMemory(0), x.Steps, Cell.HiddenSize, x.Batch, x.Lengths);
        for (int j = 0; j < Final.Parts; j++) Final.Bind(j, Steps.StateMemory(j, x.Steps), Cell.HiddenSize, x.Batch);
    }

    internal void BeginBackward(State<T>? dFinal, bool inputGradient)
    {
        Steps.BeginBackward(inputGradient);
        HasGradients = true;
        for (int j = 0; j < Final.Parts; j++)
        {
            Span<T> last = Steps.StateGradient(j, Steps.Steps);
            if (dFinal is null || dFinal[j].IsEmpty) last.Clear(); // no gradient, or none of this part
            else dFinal[j].CopyTo(last);
            InitialGradient.Bind(j, Steps.StateGradientMemory(j, 0), Cell.HiddenSize, Steps.Batch);
        }
        if (inputGradient) InputGradient.Reshape(Input.Steps, Input.Features, Input.Batch, Input.Lengths);
    }

    /// <summary>How many of some neighboring examples the step must compute: up to the last one that still runs. Long examples first makes it few.</summary>
    internal int Running(int t, int first, int count)
    {
        if (Output.Lengths is not { } lengths) return count;
        while (count > 0 && lengths[first + count - 1] <= t) count--;
        return count;
    }

    /// <summary>
    /// Examples that ended before this step keep their state: h_t = h_{t-1}. Blocks beyond those of the gates hold zeros,
    /// not what an earlier run left: on the way back they are multiplied by a gradient of zero.
    /// </summary>
    internal void HoldFinished(int t, int first, int count)
    {
        HoldStates(t, first, count, 0, Cell.HiddenSize);
        for (int b = first; b < first + count; b++)
            if (Output.LengthOf(b) <= t)
            {
                for (int k = Cell.Gates.Count; k < Cell.Blocks.Count; k++) Steps.Block(k, t, b, 1).Clear();
            }
    }

    /// <summary>The states alone, of a few hidden units.</summary>
    internal void HoldStates(int t, int first, int count, int firstUnit, int units)
    {
        for (int b = first; b < first + count; b++)
            if (Output.LengthOf(b) <= t)
            {
                for (int j = 0; j < Final.Parts; j++)
                    Column(Steps.State(j, t), b).Slice(firstUnit, units).CopyTo(Column(Steps.State(j, t + 1), b)[firstUnit..]);
            }
    }

    /// <summary>Their gradient passes by the step: dh_{t-1} = dh_t, and nothing reaches the weights.</summary>
    internal void PassFinished(int t, int first, int count)
    {
        for (int b = first; b < first + count; b++)
            if (Output.LengthOf(b) <= t)
            {
                for (int j = 0; j < Final.Parts; j++)
                    Column(Steps.StateGradient(j, t + 1), b).CopyTo(Column(Steps.StateGradient(j, t), b));
                for (int k = 0; k < Cell.Blocks.Count; k++)
                    Column(Steps.BlockGradient(k, t), b).Clear();
            }
    }

    /// <summary>No gradient flows from this step to those before.</summary>
    internal void Detach(int t, int first, int count)
    {
        for (int j = 0; j < Final.Parts; j++) Steps.StateGradient(j, t).Slice(first * Cell.HiddenSize, count * Cell.HiddenSize).Clear();
    }

    private Span<T> Column(Span<T> matrix, int b) => matrix.Slice(b * Cell.HiddenSize, Cell.HiddenSize);
}
