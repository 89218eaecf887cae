using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace RnnKit.Foundations;

/// <summary>
/// Where training starts from. Every method fills a parameter from the random source it is given;
/// the same seed gives the same digits on every machine.
/// </summary>
public static class Initialization
{
    /// <summary>Uniform in [-limit, limit).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static void Uniform<T>(Parameter<T> parameter, double limit, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(limit);
        foreach (ref T w in parameter.Values) w = T.CreateTruncating(limit * (2 * random.NextDouble() - 1));
    }

    /// <summary>
    /// Uniform with variance 2 / (fan in + fan out), which keeps the variance of activations and gradients
    /// about equal from layer to layer (Glorot and Bengio 2010, "Xavier").
    /// </summary>
    public static void Glorot<T>(Parameter<T> parameter, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Uniform(parameter, Math.Sqrt(6.0 / (parameter.Rows + parameter.Columns)), random);

    /// <summary>
    /// A random orthogonal matrix times a gain: UᵀU = gain² I, so that multiplying by it again and again neither
    /// shrinks nor grows a vector (Saxe et al. 2013). It is the Q of a QR decomposition of a normal matrix,
    /// with signs fixed by the diagonal of R. A matrix that is not square gets orthonormal rows or columns, whichever are fewer.
    /// </summary>
    public static void Orthogonal<T>(Parameter<T> parameter, Random random, double gain = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = parameter.Rows, columns = parameter.Columns;
        int tall = Math.Max(rows, columns), narrow = Math.Min(rows, columns);
        var normal = Matrix<double>.Build.Dense(tall, narrow, (_, _) => Normal(random));
        var qr = normal.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                (int row, int column) = rows >= columns ? (i, j) : (j, i);
                double sign = qr.R[column, column] < 0 ? -1 : 1;
                parameter.Value[i, j] = T.CreateTruncating(gain * sign * qr.Q[row, column]);
            }
    }

    /// <summary>The identity times a scale: the start that Le et al. (2015) give a ReLU network.</summary>
    public static void Identity<T>(Parameter<T> parameter, double scale = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        parameter.Values.Clear();
        for (int i = 0; i < Math.Min(parameter.Rows, parameter.Columns); i++) parameter.Value[i, i] = T.CreateTruncating(scale);
    }

    /// <summary>One number everywhere, such as 0 for a bias.</summary>
    public static void Constant<T>(Parameter<T> parameter, double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameter.Values.Fill(T.CreateTruncating(value));

    /// <summary>
    /// A number with mean 0 and variance 1, close to normal: twelve uniform numbers added, less 6.
    /// Additions alone, unlike a logarithm or cosine, give the same digits on every operating system.
    /// </summary>
    public static double Normal(Random random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++) sum += random.NextDouble();
        return sum;
    }
}
