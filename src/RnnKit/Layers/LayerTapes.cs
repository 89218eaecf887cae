using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>The checks that the layers of several parts share.</summary>
internal static class LayerTapes
{
    /// <summary>A tape belongs to the layer that is handed it.</summary>
    public static TTape Own<TTape, T>(SequenceTape<T> tape, string name, ISequenceLayer<T>? layer = null, Func<TTape, ISequenceLayer<T>>? owner = null)
        where TTape : SequenceTape<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tape, name);
        var own = tape as TTape;
        Guard.That(own is not null && (owner is null || ReferenceEquals(owner(own), layer)), name, $"'{name}' is the tape of another layer; expected one of this layer's.");
        return own;
    }

    /// <summary>A gradient has the shape of the sequence it belongs to.</summary>
    public static void SameShape<T>(Sequence<T> came, Sequence<T> expected, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Guard.That(
            came.Steps == expected.Steps && came.Features == expected.Features && came.Batch == expected.Batch,
            name,
            $"'{name}' is {came.Steps} × ({came.Features} × {came.Batch}); expected {expected.Steps} × ({expected.Features} × {expected.Batch}).");

    /// <summary>There is a state, or none, for every cell.</summary>
    public static void OneEach<T>(IReadOnlyList<State<T>?>? states, IReadOnlyList<ICell<T>> cells, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (states is not null) Guard.Same(states.Count, cells.Count, "a count of", name);
    }

    /// <summary>The parameters of parts, each under the name of its part.</summary>
    /// <exception cref="ArgumentException">Two parts share a parameter.</exception>
    public static IReadOnlyList<Parameter<T>> Together<T>(string name, params IReadOnlyList<(string Name, IModule<T> Module)> parts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Parameter<T>[] all = [.. parts.SelectMany(part => part.Module.Parameters)];
        Guard.That(all.Distinct().Count() == all.Length, name, $"'{name}' holds one cell twice; expected cells of their own.");
        foreach ((string part, IModule<T> module) in parts)
            foreach (Parameter<T> p in module.Parameters) p.PutBefore(part);
        return all;
    }
}
