using MathNet.Numerics.LinearAlgebra;
using RnnKit.Numerics;

namespace RnnKit.Inspection;

/// <summary>
/// Singular values and spectral radius of a matrix of any size of numbers. MathNet's decompositions measure against absolute
/// thresholds: numbers below about 1e-16 count as 0 there, and squares overflow above 1e154. So the matrix is first divided by a
/// power of two, which changes none of its digits, and the result multiplied by it. Both are homogeneous: σ(cA) = c σ(A).
/// </summary>
public static class Spectrum
{
    /// <summary>The singular values, largest first, as many as the smaller of rows and columns; all of them ∞ where a number is not finite.</summary>
    /// <exception cref="ArgumentNullException">No matrix.</exception>
    public static double[] SingularValues(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (!IsFinite(matrix)) return [.. Enumerable.Repeat(double.PositiveInfinity, Math.Min(matrix.RowCount, matrix.ColumnCount))];
        double scale = Scale(matrix);
        return [.. Scaled(matrix, scale).Svd(computeVectors: false).S.Select(s => Math.Abs(s) * scale)];
    }

    /// <summary>The spectral radius ρ, the largest absolute value of the eigenvalues; ∞ where a number is not finite.</summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static double Radius(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Foundations.Guard.Same(matrix.ColumnCount, matrix.RowCount, "a count of columns of", nameof(matrix));
        if (!IsFinite(matrix)) return double.PositiveInfinity;
        double scale = Scale(matrix);
        return Scaled(matrix, scale).Evd().EigenValues.Max(value => value.Magnitude) * scale;
    }

    private static bool IsFinite(Matrix<double> matrix) => matrix.ForAll(double.IsFinite, Zeros.Include);

    /// <summary>One number at a time: MathNet divides a matrix by multiplying with 1 / scale, which overflows for the smallest.</summary>
    private static Matrix<double> Scaled(Matrix<double> matrix, double scale) => matrix.Map(v => v / scale, Zeros.Include);

    private static double Scale(Matrix<double> matrix) => Reduction.PowerOfTwo(matrix.Enumerate().Max(Math.Abs));
}
