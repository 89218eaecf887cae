using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Training;

/// <summary>The states in which the cells of a layer ended, kept for its next run.</summary>
internal sealed class CarriedState<T>(IReadOnlyList<ICell<T>> cells)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private State<T>[]? states;

    /// <summary>Whose states they are.</summary>
    public IReadOnlyList<ICell<T>> Cells => cells;

    /// <summary>The state of each cell; null where there is nothing to carry, so that the next run starts from zeros.</summary>
    public IReadOnlyList<State<T>>? States => states;

    /// <summary>True while every run starts from the states at hand and leaves them as they are.</summary>
    public bool Held { get; set; }

    /// <summary>Forgets: the next run starts from zeros.</summary>
    public void Reset() => states = null;

    /// <summary>Carries on states known from elsewhere, one a cell; null forgets.</summary>
    public void Restore(State<T>[]? from) => states = from;

    /// <summary>The state of each cell, or null where there is nothing to carry.</summary>
    /// <exception cref="ArgumentException">The next run has another number of examples.</exception>
    public IReadOnlyList<State<T>?>? For(int batch)
    {
        if (states is null) return null;
        Guard.That(batch == states[0].Batch, nameof(batch), $"'batch' has {batch} examples, but the state carried on is of {states[0].Batch}; expected as many, or ResetStates() before it.");
        return states;
    }

    /// <summary>Copies the final states of a run, unless <see cref="Held"/>; the memory of the last copy serves again.</summary>
    public void Keep(SequenceTape<T> tape)
    {
        if (Held) return;
        states ??= Zeros(tape.Output.Batch);
        IReadOnlyList<State<T>> finals = tape.Finals;
        for (int i = 0; i < states.Length; i++)
            for (int part = 0; part < states[i].Parts; part++) finals[i][part].CopyTo(states[i][part]);
    }

    /// <summary>
    /// Carries on some examples of what another carries, in the other's memory: they start where the other's ended,
    /// and where they end the other's go on.
    /// </summary>
    /// <param name="whole">The other.</param>
    /// <param name="first">The first of the examples.</param>
    /// <param name="count">How many.</param>
    /// <param name="batch">How many the other has in its next run.</param>
    /// <exception cref="ArgumentException">The other carries states of another number of examples.</exception>
    public void Share(CarriedState<T> whole, int first, int count, int batch)
    {
        if (whole.For(batch) is null) whole.states = whole.Zeros(batch);
        states ??= [.. cells.Select(cell => new State<T>(cell.States.Count))];
        for (int i = 0; i < states.Length; i++)
        {
            State<T> all = whole.states![i];
            for (int part = 0; part < all.Parts; part++)
                states[i].Bind(part, all.Memory(part).Slice(first * all.HiddenSize, count * all.HiddenSize), all.HiddenSize, count);
        }
    }

    private State<T>[] Zeros(int batch) =>
        [.. cells.Select(cell => new State<T>([.. cell.States.Select(_ => Matrix<T>.Build.Dense(cell.HiddenSize, batch))]))];
}
