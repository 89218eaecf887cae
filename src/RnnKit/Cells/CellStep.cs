using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Cells;

/// <summary>
/// One step on a <see cref="CellTape{T}"/>, restricted to a few neighboring examples that still run: what a cell reads and writes.
/// Every span is hidden × columns; to a cell whose hidden units do not read each other within a step it may show a few of them alone.
/// </summary>
public readonly ref struct CellStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CellTape<T> tape;
    private readonly StepUnits<T>? units;
    private readonly int t, first, columns;

    internal CellStep(CellTape<T> tape, int t, int columns)
        : this(tape, t, 0, columns)
    {
    }

    internal CellStep(CellTape<T> tape, int t, int first, int columns) =>
        (this.tape, this.t, this.first, this.columns) = (tape, t, first, columns);

    internal CellStep(CellTape<T> tape, StepUnits<T> units) => (this.tape, this.units) = (tape, units);

    private int Start => first * tape.HiddenSize;

    private int Count => columns * tape.HiddenSize;

    /// <summary>A block of this step.</summary>
    /// <exception cref="IndexOutOfRangeException">The cell has no such block.</exception>
    public Span<T> Block(int block) => units is null ? tape.Block(block, t, first, columns) : units.Block(block);

    /// <summary>∂L/∂block.</summary>
    /// <exception cref="IndexOutOfRangeException">The cell has no such block.</exception>
    public Span<T> BlockGradient(int block) => tape.BlockGradient(block, t).Slice(Start, Count);

    /// <summary>A state before this step, such as h_{t-1}.</summary>
    /// <exception cref="IndexOutOfRangeException">The cell has no such state.</exception>
    public ReadOnlySpan<T> Previous(int state = 0) => units is null ? tape.State(state, t).Slice(Start, Count) : units.Previous(state);

    /// <summary>A state after this step, such as h_t.</summary>
    /// <exception cref="IndexOutOfRangeException">The cell has no such state.</exception>
    public Span<T> Next(int state = 0) => units is null ? tape.State(state, t + 1).Slice(Start, Count) : units.Next(state);

    /// <summary>∂L/∂ a state before this step.</summary>
    /// <exception cref="IndexOutOfRangeException">The cell has no such state.</exception>
    public Span<T> PreviousGradient(int state = 0) => tape.StateGradient(state, t).Slice(Start, Count);

    /// <summary>∂L/∂ a state after this step.</summary>
    /// <exception cref="IndexOutOfRangeException">The cell has no such state.</exception>
    public ReadOnlySpan<T> NextGradient(int state = 0) => tape.StateGradient(state, t + 1).Slice(Start, Count);

    /// <summary>a += U h, with the U of a gate: <see cref="Gate{T}.AddState"/> with the weights laid out once for all steps where that pays.</summary>
    /// <exception cref="ArgumentException">The spans are not of as many columns.</exception>
    public void AddState(int gate, ReadOnlySpan<T> h, Span<T> a) =>
        tape.Weights.AddState(gate, h, a);

    /// <summary>a += U h_{t-1}, with the U of a gate, into a block of this step.</summary>
    public void AddState(int gate, Span<T> a)
    {
        if (units is null) AddState(gate, Previous(), a);
        else units.AddState(gate, a);
    }

    /// <summary>a = act(a + U h_{t-1}) in the block of a gate, where W x + b stands when the step begins.</summary>
    public void Finish(int gate, Activation act)
    {
        Span<T> a = Block(gate);
        AddState(gate, a);
        act.Forward<T>(a, a);
    }

    /// <summary>Fills every column of a block with a bias.</summary>
    internal void Fill(Parameter<T> bias, Span<T> a)
    {
        ReadOnlySpan<T> values = units is null ? bias.Values : bias.Values.Slice(units.First, units.Count);
        Elementwise.FillColumns(values, a, values.Length, a.Length / values.Length);
    }

    /// <summary>a = act(a + U h) in the block of a gate, where W x + b stands when the step begins.</summary>
    public void Finish(int gate, Activation act, ReadOnlySpan<T> h)
    {
        Span<T> a = Block(gate);
        AddState(gate, h, a);
        act.Forward<T>(a, a);
    }

    /// <summary>dh = Uᵀ da, or dh += Uᵀ da, with the U of a gate; on the way back only.</summary>
    /// <exception cref="ArgumentException">The spans are not of as many columns.</exception>
    public void StateGradient(int gate, ReadOnlySpan<T> da, Span<T> dh, bool accumulate = false) =>
        tape.Weights.StateGradient(gate, da, dh, accumulate);
}
