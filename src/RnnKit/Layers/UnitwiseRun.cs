using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Numerics;
using RnnKit.Numerics.Products;

namespace RnnKit.Layers;

/// <summary>
/// The loop over the steps of a run from which no way back follows, shared out by hidden units: in each step a thread computes a few
/// units at a time, with all their gates, from W x + b to the new state. It reads its part of the weights at every step and the others
/// not at all, where threads that share out examples each read all of them, which large weights are too large for. Every number is
/// computed in the order of any other run.
/// </summary>
internal sealed class UnitwiseRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Weights from which it pays, in bytes: about half of a second-level cache.</summary>
    private const int LargeWeights = 768 * 1024;

    /// <summary>The most examples at a time.</summary>
    private const int MostColumns = 64;

    private readonly RecurrentTape<T> tape;
    private readonly Rounds rounds = new();
    private readonly Action<int, int, int> piece;
    private StepUnits<T>[] units = [];

    public UnitwiseRun(RecurrentTape<T> tape)
    {
        this.tape = tape;
        piece = Piece;
    }

    /// <summary>Whether this is the faster way for a cell with several threads.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="steps">Steps of the run.</param>
    /// <param name="batch">Examples.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="shares">Into how many shares the examples would be split; if there is but one, smaller weights do too.</param>
    public static bool Pays(ICell<T> cell, int steps, int batch, int threads, int shares)
    {
        if (cell is not IUnitwise { IsUnitwise: true } || !StepWeights<T>.LaysOutStates(steps, batch)) return false;
        long weights = (long)cell.Gates.Count * cell.HiddenSize * (cell.HiddenSize + cell.InputSize) * Unsafe.SizeOf<T>();
        if (shares == 1) return weights >= LargeWeights / 2;
        int pieces = OuterProducts.Strips<T>(cell.HiddenSize) * PartsOf(batch);
        return weights >= LargeWeights && (pieces % threads == 0 || pieces >= 4 * threads);
    }

    /// <summary>All steps.</summary>
    public void Forward(int threads)
    {
        if (units.Length < threads) units = [.. Enumerable.Range(0, threads).Select(_ => new StepUnits<T>(tape.Steps, tape.Cell.Blocks.Count, tape.Cell.States.Count))];
        rounds.Run(threads, tape.Steps.Steps, OuterProducts.Strips<T>(tape.Cell.HiddenSize) * PartsOf(tape.Steps.Batch), piece);
    }

    /// <summary>Parts of the examples that are computed apart.</summary>
    private static int PartsOf(int batch) => (batch + MostColumns - 1) / MostColumns;

    private void Piece(int t, int piece, int thread)
    {
        ICell<T> cell = tape.Cell;
        int batch = tape.Steps.Batch, parts = PartsOf(batch);
        (int panel, int part) = Math.DivRem(piece, parts);
        int unit = panel * Panel.Rows<T>(), count = Math.Min(Panel.Rows<T>(), cell.HiddenSize - unit);
        int first = (int)((long)batch * part / parts), examples = (int)((long)batch * (part + 1) / parts) - first, columns = tape.Running(t, first, examples);
        if (columns > 0)
        {
            StepUnits<T> some = units[thread];
            some.GoTo(t, unit, count, first, columns);
            ReadOnlySpan<T> x = tape.Input.Step(t).Slice(first * cell.InputSize, columns * cell.InputSize);
            for (int k = 0; k < cell.Gates.Count; k++) some.AddInput(k, x);
            cell.Forward(new CellStep<T>(tape.Steps, some));
            some.Return();
        }
        if (tape.Output.HasPadding) tape.HoldStates(t, first, examples, unit, count);
    }
}
