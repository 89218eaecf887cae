using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnKit.Numerics.Products;

namespace RnnKit.Cells;

/// <summary>
/// A few hidden units of one step in memory of their own, units × columns: small enough to stay near the processor from
/// the products to the new state, where the blocks of a whole step would not. The states come from a tape and go back to it.
/// </summary>
/// <param name="tape">The tape of the run.</param>
/// <param name="blocks">Blocks of the cell.</param>
/// <param name="states">States of the cell.</param>
internal sealed class StepUnits<T>(CellTape<T> tape, int blocks, int states)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] memory = [];
    private int t, firstColumn, columns, room;

    /// <summary>The first unit.</summary>
    public int First { get; private set; }

    /// <summary>How many units.</summary>
    public int Count { get; private set; }

    /// <summary>Goes to some units and neighboring examples of a step, and fetches their states before it.</summary>
    /// <param name="t">The step.</param>
    /// <param name="firstUnit">The first unit: the first row of a panel of the packed weights.</param>
    /// <param name="units">How many units: the panel's, or those that are left.</param>
    /// <param name="firstColumn">The first example.</param>
    /// <param name="columns">How many examples.</param>
    public void GoTo(int t, int firstUnit, int units, int firstColumn, int columns)
    {
        (this.t, First, Count, this.firstColumn, this.columns) = (t, firstUnit, units, firstColumn, columns);
        int needed = units * columns * (blocks + 2 * states);
        if (room < needed) (memory, room) = (Workspace<T>.Allocate(needed), needed);
        for (int j = 0; j < states; j++) FirstRows.Copy<T>(OnTape(j, t), tape.HiddenSize, Previous(j), units, units, columns);
    }

    /// <summary>Puts the new states in their place on the tape.</summary>
    public void Return()
    {
        for (int j = 0; j < states; j++) FirstRows.Copy<T>(Next(j), Count, OnTape(j, t + 1), tape.HiddenSize, Count, columns);
    }

    /// <summary>A block of these units.</summary>
    public Span<T> Block(int block) => Part(block);

    /// <summary>A state of these units before the step.</summary>
    public Span<T> Previous(int state) => Part(blocks + state);

    /// <summary>A state of these units after the step.</summary>
    public Span<T> Next(int state) => Part(blocks + states + state);

    /// <summary>a = W x + b of a gate, in its block.</summary>
    /// <param name="gate">Which gate.</param>
    /// <param name="x">The input of these examples, input × columns.</param>
    public void AddInput(int gate, ReadOnlySpan<T> x) => tape.Weights.AddInput(gate, First, Count, x, Block(gate));

    /// <summary>a += U h_{t-1}: the rows of U that are these units', and all of h_{t-1}.</summary>
    public void AddState(int gate, Span<T> a) =>
        tape.Weights.AddState(gate, First, Count, tape.State(0, t).Slice(firstColumn * tape.HiddenSize, columns * tape.HiddenSize), a);

    /// <summary>A state on the tape from the first of these units on.</summary>
    private Span<T> OnTape(int state, int steps) => tape.State(state, steps)[(firstColumn * tape.HiddenSize + First)..];

    private Span<T> Part(int index)
    {
        int size = Count * columns;
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Workspace<T>.Aligned(memory), index * size), size);
    }
}
