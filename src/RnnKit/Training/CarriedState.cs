using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Training;

/// <summary>The states in which the cells of a layer ended, kept for its next run.</summary>
internal sealed class CarriedState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private State<T>[]? states;

    /// <summary>Forgets: the next run starts from zeros.</summary>
    public void Reset() => states = null;

    /// <summary>The state of each cell, or null where there is nothing to carry.</summary>
    /// <exception cref="ArgumentException">The next run has another number of examples.</exception>
    public IReadOnlyList<State<T>?>? For(Sequence<T> x)
    {
        if (states is null) return null;
        Guard.That(x.Batch == states[0].Batch, "batch", $"'batch' has {x.Batch} examples, but the state carried on is of {states[0].Batch}; expected as many, or ResetStates() before it.");
        return states;
    }

    /// <summary>Copies the final states of a run; the memory of the last copy serves again.</summary>
    public void Keep(SequenceTape<T> tape)
    {
        IReadOnlyList<State<T>> finals = tape.Finals;
        if (states is null) states = [.. finals.Select(final => final.Copy())];
        else
            for (int i = 0; i < states.Length; i++)
                for (int part = 0; part < states[i].Parts; part++) finals[i][part].CopyTo(states[i][part]);
    }
}
