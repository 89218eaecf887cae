using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// What an optimizer remembers of its steps: for each parameter some buffers of its size, such as a velocity, and a count of steps.
/// Together with the parameters it is all that the next step depends on.
/// </summary>
public sealed class OptimizerMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<Parameter<T>, OptimizerBuffers<T>> buffers = [];

    internal OptimizerMemory(params string[] names) => Names = names;

    /// <summary>What the buffers hold, such as <c>velocity</c>; none where the rule remembers nothing.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The buffers of a parameter; zeros before its first step.</summary>
    public OptimizerBuffers<T> this[Parameter<T> parameter]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(parameter);
            if (!buffers.TryGetValue(parameter, out OptimizerBuffers<T>? of)) buffers[parameter] = of = new OptimizerBuffers<T>(Names.Count, parameter.Count);
            return of;
        }
    }

    /// <summary>Forgets every step.</summary>
    public void Clear() => buffers.Clear();

    /// <summary>The memory as it is now, to come back to.</summary>
    internal IReadOnlyDictionary<Parameter<T>, OptimizerBuffers<T>> Copy() => buffers.ToDictionary(pair => pair.Key, pair => pair.Value.Copy());

    /// <summary>Comes back to a copy.</summary>
    internal void Restore(IReadOnlyDictionary<Parameter<T>, OptimizerBuffers<T>> copy)
    {
        buffers.Clear();
        foreach ((Parameter<T> parameter, OptimizerBuffers<T> of) in copy) buffers[parameter] = of;
    }
}

/// <summary>What an optimizer remembers about one parameter.</summary>
public sealed class OptimizerBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] buffers;

    internal OptimizerBuffers(int buffers, int count)
        : this([.. Enumerable.Range(0, buffers).Select(_ => new T[count])])
    {
    }

    private OptimizerBuffers(T[][] buffers) => this.buffers = buffers;

    /// <summary>A buffer, in the order of <see cref="OptimizerMemory{T}.Names"/>, column by column like the parameter.</summary>
    public Span<T> this[int buffer] => buffers[buffer];

    /// <summary>How many steps the parameter has made.</summary>
    public int Steps { get; set; }

    internal OptimizerBuffers<T> Copy() => new([.. buffers.Select(buffer => buffer.ToArray())]) { Steps = Steps };
}
