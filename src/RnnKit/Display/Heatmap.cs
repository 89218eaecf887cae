using System.Globalization;
using System.Text;

namespace RnnKit.Display;

/// <summary>
/// Numbers as a drawing in SVG: blue below zero, near white at zero, vermillion above, as far as the largest size.
/// Equal neighbors are drawn as one and colors come in 21 steps, so that a drawing stays small.
/// </summary>
internal static class Heatmap
{
    private const int Shades = 10;

    // Okabe and Ito's two poles, from near black over the pole to near white.
    private static readonly (double R, double G, double B)[] Negative = [(245, 245, 245), (61, 147, 196), (0, 74, 117)];
    private static readonly (double R, double G, double B)[] Positive = [(245, 245, 245), (229, 138, 66), (143, 62, 0)];

    /// <summary>Draws rows × columns numbers; more than fit are drawn in blocks, each as its largest number, or as none if one of them is none.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="value">The number at a row and column, from 0.</param>
    /// <param name="words">What it shows, for those who do not see it.</param>
    /// <param name="mostRows">Rows of cells drawn at most.</param>
    /// <param name="mostColumns">Columns of cells drawn at most.</param>
    /// <param name="width">Largest width in pixels.</param>
    /// <param name="height">Largest height in pixels.</param>
    /// <param name="square">Whether cells are as high as wide, as in a matrix.</param>
    public static string Draw(
        int rows, int columns, Func<int, int, double> value, string words, int mostRows = 48, int mostColumns = 64, int width = 448, int height = 288, bool square = true)
    {
        (int down, int across) = (Ceiling(rows, mostRows), Ceiling(columns, mostColumns));
        (int shownRows, int shownColumns) = (Ceiling(rows, down), Ceiling(columns, across));
        double limit = Largest(rows, columns, value);
        var cells = new Dictionary<int, StringBuilder>();
        for (int r = 0; r < shownRows; r++)
        {
            for (int c = 0, start = 0; c < shownColumns; c = start)
            {
                int shade = ShadeAt(r, c);
                for (start = c + 1; start < shownColumns && ShadeAt(r, start) == shade;) start++;
                if (!cells.TryGetValue(shade, out StringBuilder? path)) cells[shade] = path = new StringBuilder();
                path.Append(CultureInfo.InvariantCulture, $"M{c} {r}h{start - c}v1h{c - start}z");
            }
        }

        double cellWidth = Math.Clamp((double)width / shownColumns, 2, 16), cellHeight = Math.Clamp((double)height / shownRows, 2, 16);
        if (square) cellWidth = cellHeight = Math.Min(cellWidth, cellHeight);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{Notation.Escape(words)}\" width=\"{shownColumns * cellWidth:0}\" height=\"{shownRows * cellHeight:0}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {shownColumns} {shownRows}\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\">");
        foreach ((int shade, StringBuilder path) in cells.OrderBy(pair => pair.Key))
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{Color(shade)}\" d=\"{path}\"/>");
        return svg.Append("</svg>").ToString();

        int ShadeAt(int r, int c) => Shade(BlockValue(r * down, c * across), limit);
        double BlockValue(int row, int column)
        {
            double largest = 0;
            for (int i = row; i < Math.Min(rows, row + down); i++)
                for (int j = column; j < Math.Min(columns, column + across); j++)
                {
                    double v = value(i, j);
                    if (double.IsNaN(v)) return v;
                    if (Math.Abs(v) > Math.Abs(largest)) largest = v;
                }
            return largest;
        }
    }

    /// <summary>How a matrix too large to draw cell by cell was drawn; empty where it was not too large.</summary>
    public static string Blocks(int rows, int columns, int mostRows = 48, int mostColumns = 64)
    {
        (int down, int across) = (Ceiling(rows, mostRows), Ceiling(columns, mostColumns));
        return down * across == 1 ? "" : $"each cell is the largest of {down} × {across} numbers";
    }

    /// <summary>The color of a value where <paramref name="limit"/> has full color, as <c>#rrggbb</c>.</summary>
    public static string ColorOf(double value, double limit) => Color(Shade(value, limit));

    /// <summary>Whether text on the color of a value should be white.</summary>
    public static bool IsDark(double value, double limit) => Math.Abs(Shade(value, limit)) is > 6 and <= Shades;

    /// <summary>The largest size of the finite numbers; 1 where all are zero.</summary>
    public static double Largest(int rows, int columns, Func<int, int, double> value)
    {
        double largest = 0;
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                if (double.IsFinite(value(i, j))) largest = Math.Max(largest, Math.Abs(value(i, j)));
        return largest == 0 ? 1 : largest;
    }

    /// <summary>From -10 to 10; 11 for what is no number.</summary>
    private static int Shade(double value, double limit) =>
        double.IsNaN(value) ? Shades + 1 : (int)Math.Round(Math.Clamp(value / limit, -1, 1) * Shades);

    private static string Color(int shade)
    {
        if (shade > Shades) return "#808080";
        (double R, double G, double B)[] pole = shade < 0 ? Negative : Positive;
        double place = 2.0 * Math.Abs(shade) / Shades;
        int from = Math.Min(1, (int)place);
        double part = place - from;
        return $"#{Mix(pole[from].R, pole[from + 1].R):x2}{Mix(pole[from].G, pole[from + 1].G):x2}{Mix(pole[from].B, pole[from + 1].B):x2}";

        int Mix(double a, double b) => (int)Math.Round(a + part * (b - a));
    }

    private static int Ceiling(int count, int most) => (count + most - 1) / most;
}
