using MathNet.Numerics.LinearAlgebra;

namespace RnnKit.Display;

/// <summary>How a matrix is shown: a small one as a table, a large one as a heatmap with the range of its numbers.</summary>
public static class MatrixLook
{
    /// <summary>Rows and columns of a matrix that is still shown number by number.</summary>
    public const int Most = 12;

    /// <summary>Both forms.</summary>
    /// <param name="matrix">The matrix, rows × columns.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentNullException">There is no matrix or no name.</exception>
    public static Presentation Of(Matrix<double> matrix, string name)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(name);
        string caption = $"{name}, {matrix.RowCount} × {matrix.ColumnCount}, {Range(matrix)}";
        return matrix.RowCount <= Most && matrix.ColumnCount <= Most ? Table(matrix, caption) : Drawing(matrix, caption);
    }

    /// <summary>The smallest and the largest number, and how many are not finite.</summary>
    /// <exception cref="ArgumentNullException">There is no matrix.</exception>
    public static string Range(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        (double least, double most, int broken) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        for (int i = 0; i < matrix.RowCount; i++)
        {
            for (int j = 0; j < matrix.ColumnCount; j++)
            {
                double value = matrix[i, j];
                if (double.IsFinite(value)) (least, most) = (Math.Min(least, value), Math.Max(most, value));
                else broken++;
            }
        }
        string range = least > most ? "no finite number" : $"from {Notation.Number(least)} to {Notation.Number(most)}";
        return broken == 0 ? range : $"{range}, {broken} not finite";
    }

    private static Presentation Table(Matrix<double> matrix, string caption)
    {
        var table = new TextTable(caption, [.. Enumerable.Range(0, matrix.ColumnCount).Select(j => $">{j}").Prepend("")]);
        for (int i = 0; i < matrix.RowCount; i++)
            table.Add([.. Enumerable.Range(0, matrix.ColumnCount).Select(j => Notation.Number(matrix[i, j])).Prepend($"{i}")]);
        return table.Present();
    }

    private static Presentation Drawing(Matrix<double> matrix, string caption)
    {
        string drawing = Heatmap.Draw(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j], caption);
        string limit = Notation.Number(Heatmap.Largest(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j]));
        string blocks = Heatmap.Blocks(matrix.RowCount, matrix.ColumnCount);
        string legend = $"blue -{limit} · light 0 · vermillion {limit}{(blocks.Length > 0 ? "; " + blocks : "")}";
        return new Presentation(
            $"<figure style=\"margin:0\"><figcaption>{Notation.ToHtml(caption)}</figcaption>\n{drawing}\n<div><small>{Notation.Escape(legend)}</small></div></figure>\n",
            caption);
    }
}
