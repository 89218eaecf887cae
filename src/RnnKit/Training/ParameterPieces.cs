using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// Work on every number of some parameters, a few neighboring ones at a time, which threads share out. Pieces must not depend on each other.
/// Nothing is allocated.
/// </summary>
/// <param name="length">Numbers of a piece.</param>
/// <param name="work">Does a piece: of which parameter, the first of its numbers, and how many.</param>
internal sealed class ParameterPieces<T>(int length, Action<int, int, int> work)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Action<int>? piece;
    private IReadOnlyList<Parameter<T>> parameters = [];

    /// <summary>Does every piece on the caller's thread and those that are awake to help it: to wake one would take longer than it saves.</summary>
    public void Run(IReadOnlyList<Parameter<T>> parameters)
    {
        this.parameters = parameters;
        int pieces = 0;
        for (int i = 0; i < parameters.Count; i++) pieces += Pieces(i);
        Crew.Own.Run(1 + Crew.Own.Awake, pieces, piece ??= Piece, staysAwake: true);
        this.parameters = []; // the model may end before the thread
    }

    private void Piece(int number)
    {
        int i = 0;
        for (; number >= Pieces(i); i++) number -= Pieces(i);
        int first = number * length;
        work(i, first, Math.Min(length, parameters[i].Count - first));
    }

    private int Pieces(int parameter) => (parameters[parameter].Count - 1) / length + 1;
}
