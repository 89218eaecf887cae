using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>Sweeps over the gradients of all parameters, shared out to the threads that learned the batch.</summary>
internal sealed class GradientSweeps<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Gradients that one thread scales at a time.</summary>
    private const int PieceLength = 65536;

    [ThreadStatic]
    private static GradientSweeps<T>? own;

    private readonly ParameterPieces<T> whole, pieces;
    private double[] squares = [];
    private T factor;

    private GradientSweeps() => (whole, pieces) = (new ParameterPieces<T>(int.MaxValue, SquareSum), new ParameterPieces<T>(PieceLength, Scale));

    /// <summary>Those of this thread.</summary>
    public static GradientSweeps<T> Own => own ??= new GradientSweeps<T>();

    /// <summary>Σ g²: each parameter is summed by one thread, and the sums are added in the order of the parameters.</summary>
    public double SumOfSquares(IReadOnlyList<Parameter<T>> parameters)
    {
        if (squares.Length < parameters.Count) squares = new double[parameters.Count];
        whole.Run(parameters);
        double sum = 0;
        for (int i = 0; i < parameters.Count; i++) sum += squares[i];
        return sum;
    }

    /// <summary>g = factor · g.</summary>
    public void Scale(IReadOnlyList<Parameter<T>> parameters, T factor)
    {
        this.factor = factor;
        pieces.Run(parameters);
    }

    private void SquareSum(Parameter<T> parameter, int index, int first, int count) =>
        squares[index] = Reduction.SumOfSquares<T>(parameter.Gradients.Slice(first, count));

    private void Scale(Parameter<T> parameter, int index, int first, int count)
    {
        Span<T> gradients = parameter.Gradients.Slice(first, count);
        Elementwise.Scale(factor, gradients, gradients);
    }
}
