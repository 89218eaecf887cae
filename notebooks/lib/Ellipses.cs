// What a matrix and its powers do to the unit circle: the picture behind eigenvalues and singular values.
public static class Ellipses
{
    /// The image of the unit circle under M, M², … of each 2 × 2 matrix, with its longest half axis, and a slider for the power.
    /// <param name="most">The highest power.</param>
    /// <param name="active">The power that is seen at first, and on a printed page.</param>
    /// <param name="reach">Both axes end here.</param>
    public static GenericChart Powers(
        string title, IEnumerable<(string Name, Matrix<double> Matrix)> matrices, int most = 10, int active = 1, double reach = 2)
    {
        var all = matrices.ToArray();
        ChartParts.Require(all.Length > 0 && all.All(one => one.Matrix.RowCount == 2 && one.Matrix.ColumnCount == 2), nameof(matrices), "at least one matrix, 2 × 2", "others");
        var slides = Enumerable.Range(0, most + 1).Select(n => ($"{n}", Slide(title, all, n, reach)));
        return Sliders.Over("power n", slides, active, height: 500);
    }

    private static GenericChart Slide(string title, (string Name, Matrix<double> Matrix)[] all, int power, double reach)
    {
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var parts = all.SelectMany((one, i) => Traces(one.Name, Enumerable.Range(0, power).Aggregate(Matrix<double>.Build.DenseIdentity(2), (p, _) => one.Matrix * p), colors[i]));
        var (x, y) = (ChartStyle.Axis("first component"), ChartStyle.Axis("second component"));
        foreach (var axis in new[] { x, y })
            Restyle.Axis(axis, Range: (-reach, reach));
        return Charts.Sized(ChartParts.Finish(parts, title, x, y, names), 470, 500);
    }

    private static IEnumerable<GenericChart> Traces(string name, Matrix<double> m, string color)
    {
        var circle = Enumerable.Range(0, 73).Select(k => m * Vector<double>.Build.DenseOfArray(new[] { Math.Cos(k * Math.PI / 36), Math.Sin(k * Math.PI / 36) })).ToArray();
        yield return ChartParts.Line(circle.Select(p => p[0]).ToArray(), circle.Select(p => p[1]).ToArray(), name, color, markers: false, dash: null);
        var half = m * m.Svd().VT.Row(0);   // where the vector that is stretched most ends up
        var axis = ChartParts.Line(new[] { 0, half[0] }, new[] { 0, half[1] }, name + ", longest half axis", color, markers: false, dash: 1);
        Restyle.Info(axis.GetTraces()[0], ShowLegend: false);
        yield return axis;
    }
}
