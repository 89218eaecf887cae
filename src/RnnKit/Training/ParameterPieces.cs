using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// Work on every number of some parameters, a few neighboring ones at a time, which threads share out. Pieces must not depend on each other.
/// Nothing is allocated after the first time.
/// </summary>
/// <param name="length">Numbers of a piece.</param>
/// <param name="work">Does a piece: of which parameter, the number of that in its list, the first of its numbers, and how many.</param>
internal sealed class ParameterPieces<T>(int length, Action<Parameter<T>, int, int, int> work)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Action<int>? piece;
    private IReadOnlyList<Parameter<T>> parameters = [];
    private int[] ends = []; // of each parameter: how many pieces there are up to its last

    /// <summary>Does every piece on the caller's thread and those that are awake to help it: to wake one would take longer than it saves.</summary>
    public void Run(IReadOnlyList<Parameter<T>> parameters)
    {
        this.parameters = parameters;
        if (ends.Length != parameters.Count) ends = new int[parameters.Count];
        int pieces = 0;
        for (int i = 0; i < ends.Length; i++) ends[i] = pieces += (parameters[i].Count - 1) / length + 1;
        Crew.Own.Run(1 + Crew.Own.Awake, pieces, piece ??= Piece, staysAwake: true);
        this.parameters = []; // the model may end before the thread
    }

    private void Piece(int number)
    {
        int found = Array.BinarySearch(ends, number + 1), i = found < 0 ? ~found : found;
        int first = (number - (i == 0 ? 0 : ends[i - 1])) * length;
        work(parameters[i], i, first, Math.Min(length, parameters[i].Count - first));
    }
}
