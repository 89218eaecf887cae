// The charts of the series: the files of this folder, and only they, speak Plotly.NET. Each function returns a GenericChart,
// so a cell can go on with Plotly.NET where it wants to. A series is a name and its values; `title` states the finding.
public static class Charts
{
    /// Named series over the same x: 0, 1, 2, … unless given.
    public static GenericChart Lines(
        string title, string xAxis, string yAxis, IEnumerable<(string Name, IEnumerable<double> Values)> series,
        IEnumerable<double> x = null, bool logX = false, bool logY = false, bool markers = false, double? yMin = null, double? yMax = null)
    {
        var all = series.Select(one => (one.Name, Values: one.Values.ToArray())).ToArray();
        ChartParts.Require(all.Length > 0, nameof(series), "at least one series", "none");
        var places = x?.ToArray();
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var traces = all.Select((one, i) =>
        {
            if (places != null)
                ChartParts.Require(places.Length == one.Values.Length, nameof(x), $"as many places as '{one.Name}' has values, {one.Values.Length}", places.Length);
            var y = logY ? one.Values.Select(v => v > 0 ? v : double.NaN).ToArray() : one.Values;
            var dashes = all.Take(i).Count(earlier => ChartStyle.IsBaseline(earlier.Name));
            var at = places ?? ChartParts.Indices(y.Length);
            var kept = ChartThinning.Kept(y);
            return ChartParts.Line(kept.Select(k => at[k]).ToArray(), kept.Select(k => y[k]).ToArray(), one.Name, colors[i], markers, ChartStyle.IsBaseline(one.Name) ? dashes : null);
        });
        var vertical = ChartStyle.Axis(yAxis, logY);
        if (logY)
            LogTicks.Set(vertical, yMin == null ? all.SelectMany(one => one.Values) : new[] { yMin.Value, yMax ?? yMin.Value });
        if (yMin != null && yMax != null)
            Restyle.Axis(vertical, Range: logY ? (Math.Log10(yMin.Value), Math.Log10(yMax.Value)) : (yMin.Value, yMax.Value));
        else
            ChartParts.Require(yMin == null && yMax == null, nameof(yMin), "yMin and yMax together", "one of them");
        var run = all.Max(one => ChartThinning.RunOf(one.Values.Length));
        var across = run == 1 ? xAxis : ChartThinning.Said(xAxis, $"lowest and highest of every {run} values");
        var horizontal = ChartStyle.Axis(across, logX);
        var width = places ?? ChartParts.Indices(all.Max(one => one.Values.Length));
        if (logX)
            LogTicks.Set(horizontal, width);
        else if (width.Length > 1 && width.Max() - width.Min() <= 10 && width.All(v => v == Math.Floor(v)))
            Restyle.Axis(horizontal, DTick: 1); // half an epoch means nothing
        return ChartParts.Finish(traces, title, horizontal, vertical, names, logX, logY);
    }

    /// Functions of one number, drawn through 201 points.
    public static GenericChart Functions(
        string title, string xAxis, string yAxis, double from, double to, IEnumerable<(string Name, Func<double, double> Function)> functions)
    {
        ChartParts.Require(from < to, nameof(to), $"a number above {from}", to);
        var x = Enumerable.Range(0, 201).Select(i => from + (to - from) * i / 200).ToArray();
        return Lines(title, xAxis, yAxis, functions.Select(f => (f.Name, x.Select(f.Function))), x);
    }

    /// Named clouds of points.
    public static GenericChart Scatter(
        string title, string xAxis, string yAxis, IEnumerable<(string Name, IEnumerable<double> X, IEnumerable<double> Y)> series)
    {
        var all = series.ToArray();
        ChartParts.Require(all.Length > 0, nameof(series), "at least one series", "none");
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var every = Math.Max(1, all.Max(one => (one.X.Count() + ChartThinning.MostValues - 1) / ChartThinning.MostValues));
        var points = all.Select((one, i) => Chart.Point<double, double, string>(
            x: one.X.Where((_, k) => k % every == 0).ToArray(), y: one.Y.Where((_, k) => k % every == 0).ToArray(), Name: one.Name, Opacity: 0.8, MarkerColor: Make.Color(colors[i]), Marker: ChartStyle.Dot(8)));
        var across = every == 1 ? xAxis : ChartThinning.Said(xAxis, $"one point of every {every}");
        return ChartParts.Finish(points, title, ChartStyle.Axis(across), ChartStyle.Axis(yAxis), names);
    }

    /// The loss by epoch or step, beside the validation loss and the loss of a baseline.
    public static GenericChart Loss(
        string title, IEnumerable<double> loss, IEnumerable<double> validation = null, double? baseline = null,
        string xAxis = "epoch", string yAxis = "loss", bool logY = false)
    {
        var series = new List<(string, IEnumerable<double>)> { ("train", loss) };
        if (validation != null)
            series.Add(("validation", validation));
        var chart = Lines(title, xAxis, yAxis, series, x: null, logY: logY);
        return baseline == null ? chart : WithLevel(chart, baseline.Value, FormattableString.Invariant($"baseline {baseline.Value:0.###}"));
    }

    /// The norm of the gradient by step, on a log axis; up to 40 steps are dots too. A norm of zero has no logarithm: it is a gap.
    public static GenericChart GradientFlow(
        string title, IEnumerable<(string Name, IEnumerable<double> Values)> norms,
        string xAxis = "time step", string yAxis = "gradient norm ‖∂L/∂h‖")
    {
        var all = norms.Select(one => (one.Name, Values: (IEnumerable<double>)one.Values.ToArray())).ToArray();
        return Lines(title, xAxis, yAxis, all, logY: true, markers: all.All(one => one.Values.Count() <= 40));
    }

    /// A matrix as colors, first row on top. Diverging: blue below zero, vermillion above, light at zero.
    public static GenericChart Heatmap<T>(
        string title, string xAxis, string yAxis, IEnumerable<IEnumerable<T>> rows, IEnumerable<string> xLabels = null,
        IEnumerable<string> yLabels = null, string valueName = "value", bool diverging = true, bool showValues = false, double? limit = null)
        where T : IConvertible =>
        HeatmapCharts.Heatmap(title, xAxis, yAxis, rows, xLabels, yLabels, valueName, diverging, showValues, limit);

    public static GenericChart Heatmap(
        string title, string xAxis, string yAxis, double[,] rows, IEnumerable<string> xLabels = null,
        IEnumerable<string> yLabels = null, string valueName = "value", bool diverging = true, bool showValues = false, double? limit = null) =>
        Heatmap<double>(title, xAxis, yAxis, ChartParts.Jagged(rows), xLabels, yLabels, valueName, diverging, showValues, limit);

    /// Hidden units down, time to the right: what the network holds at each step.
    public static GenericChart States<T>(string title, IEnumerable<IEnumerable<T>> states, IEnumerable<string> tokens = null, string valueName = "h")
        where T : IConvertible =>
        Heatmap(title, tokens == null ? "time step" : "token", "hidden unit", states, tokens?.ToArray(), null, valueName);

    public static GenericChart States(string title, double[,] states, IEnumerable<string> tokens = null, string valueName = "h") =>
        States<double>(title, ChartParts.Jagged(states), tokens, valueName);

    /// One bar a label; errors are spreads, drawn as ±.
    public static GenericChart Bars(
        string title, string xAxis, string yAxis, IEnumerable<string> labels, IEnumerable<double> values, IEnumerable<double> errors = null) =>
        BarCharts.Bars(title, xAxis, yAxis, labels, values, errors);

    /// One group of bars a label, one color a series.
    public static GenericChart GroupedBars(
        string title, string xAxis, string yAxis, IEnumerable<string> labels, IEnumerable<(string Name, IEnumerable<double> Values)> series) =>
        BarCharts.GroupedBars(title, xAxis, yAxis, labels, series);

    /// How often each value comes up; several series share the bins.
    public static GenericChart Histogram(
        string title, string xAxis, IEnumerable<(string Name, IEnumerable<double> Values)> series, int bins = 30) =>
        BarCharts.Histogram(title, xAxis, series, bins);

    /// A series, what the model says of it, and a baseline; all of x's length, NaN where there is nothing.
    public static GenericChart Forecast(
        string title, string xAxis, string yAxis, IEnumerable<double> x, IEnumerable<double> observed, IEnumerable<double> fit = null,
        IEnumerable<double> prediction = null, IEnumerable<double> baseline = null, double? splitAt = null,
        string predictionName = "prediction", string baselineName = "baseline")
    {
        var given = new[] { ("observed", observed), (baselineName, baseline), ("fit", fit), (predictionName, prediction) };
        var chart = Lines(title, xAxis, yAxis, given.Where(one => one.Item2 != null), x);
        return splitAt == null ? chart : WithMoment(chart, splitAt.Value, "test →");
    }

    /// An array of the given length that holds the values from start on and NaN elsewhere.
    public static double[] Pad(int start, IEnumerable<double> values, int length)
    {
        var padded = Enumerable.Repeat(double.NaN, length).ToArray();
        values.ToArray().CopyTo(padded, start);
        return padded;
    }

    /// A chart that follows training, updated in place.
    public static LiveChart Live(string title, string xAxis, string yAxis, params string[] names) =>
        new LiveChart(title, xAxis, names, (heading, x, series) =>
        {
            var chart = Lines(heading, xAxis, yAxis, series.Select(one => (one.Name, (IEnumerable<double>)one.Values)), x);
            foreach (var trace in chart.GetTraces())
                Restyle.Attribute(trace, "connectgaps", true);
            return chart;
        });

    /// A dashed horizontal line with a label: a baseline, a threshold.
    public static GenericChart WithLevel(GenericChart chart, double y, string label) => ChartPanels.Mark(chart, null, y, label);

    /// A dashed vertical line with a label: where something begins.
    public static GenericChart WithMoment(GenericChart chart, double x, string label) => ChartPanels.Mark(chart, x, null, label);

    /// Width and height in pixels; the default is 700 × 380.
    public static GenericChart Sized(GenericChart chart, int width, int height) => chart.WithSize(width, height);

    /// One unit as long up as across, so that a circle is round.
    public static GenericChart EqualScales(GenericChart chart) => ChartPanels.EqualScales(chart);

    /// Charts side by side, each under its own title. The charts become part of the grid: make them fresh.
    public static GenericChart Grid(string title, int columns, params GenericChart[] charts) => ChartPanels.Grid(title, columns, charts);
}
