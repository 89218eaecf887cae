// Keeps a chart light: a line of very many values is drawn through the extremes of short runs, a cloud through every k-th
// point, a huge matrix in blocks. What is left out cannot be seen at a chart's size; the axis says that it was.
public static class ChartThinning
{
    /// Values of a line, points of a cloud, cells of a heatmap that are drawn as they came.
    public const int MostValues = 2000;
    public const int MostCells = 20000;

    /// How many neighbors of a series become two points, 1 where all are drawn.
    public static int RunOf(int count) => count <= MostValues ? 1 : (count + MostValues / 2 - 1) / (MostValues / 2);

    /// The places of the lowest and the highest value of every run, in order, with the first and the last.
    public static int[] Kept(double[] values)
    {
        var run = RunOf(values.Length);
        if (run == 1)
            return Enumerable.Range(0, values.Length).ToArray();
        var kept = new SortedSet<int> { 0, values.Length - 1 };
        for (var start = 0; start < values.Length; start += run)
        {
            var here = Enumerable.Range(start, Math.Min(run, values.Length - start)).Where(i => !double.IsNaN(values[i])).ToArray();
            kept.Add(here.Length == 0 ? start : here.MinBy(i => values[i]));
            kept.Add(here.Length == 0 ? start : here.MaxBy(i => values[i]));
        }
        return kept.ToArray();
    }

    /// The matrix in blocks, each as its largest value, and the blocks' size; the matrix itself where it is not too large.
    public static (double[][] Cells, int Down, int Across) Blocks(double[][] rows)
    {
        var (height, width) = (rows.Length, rows[0].Length);
        if (height * width <= MostCells)
            return (rows, 1, 1);
        var side = Math.Sqrt((double)height * width / MostCells);
        var (down, across) = ((int)Math.Ceiling(Math.Min(side, height)), (int)Math.Ceiling(Math.Min(side, width)));
        double Largest(int row, int column) => Enumerable.Range(row, Math.Min(down, height - row))
            .SelectMany(i => rows[i].Skip(column).Take(across)).MaxBy(v => Math.Abs(v));
        double Short(double v) => v == 0 || !double.IsFinite(v) ? v : double.Parse(v.ToString("G4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
        var cells = Enumerable.Range(0, (height + down - 1) / down)
            .Select(r => Enumerable.Range(0, (width + across - 1) / across).Select(c => Short(Largest(r * down, c * across))).ToArray()).ToArray();
        return (cells, down, across);
    }

    /// The axis' title with what was left out, in a second, smaller line.
    public static string Said(string axis, string what) => $"{axis}<br><sup>thinned for display: {what}</sup>";
}
