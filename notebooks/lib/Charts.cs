// The charts of the series: the one file, with ChartStyle.cs, that speaks Plotly.NET. Each returns a GenericChart, so a
// cell can go on with Plotly.NET where it wants to. A series is a name and its values; `title` states the finding.
public static class Charts
{
    static readonly StyleParam.DrawingStyle[] Dashes = { StyleParam.DrawingStyle.Dash, StyleParam.DrawingStyle.Dot, StyleParam.DrawingStyle.DashDot };

    /// Named series over the same x: 0, 1, 2, … unless given.
    public static GenericChart Lines(
        string title, string xAxis, string yAxis, IEnumerable<(string Name, IEnumerable<double> Values)> series,
        IEnumerable<double> x = null, bool logX = false, bool logY = false, bool markers = false, double? yMin = null, double? yMax = null)
    {
        var all = series.Select(one => (one.Name, Values: one.Values.ToArray())).ToArray();
        Require(all.Length > 0, nameof(series), "at least one series", "none");
        var places = x?.ToArray();
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var traces = all.Select((one, i) =>
        {
            if (places != null)
                Require(places.Length == one.Values.Length, nameof(x), $"as many places as '{one.Name}' has values, {one.Values.Length}", places.Length);
            var y = logY ? one.Values.Select(v => v > 0 ? v : double.NaN).ToArray() : one.Values;
            var dashes = all.Take(i).Count(earlier => ChartStyle.IsBaseline(earlier.Name));
            return Trace(places ?? Indices(y.Length), y, one.Name, colors[i], markers, ChartStyle.IsBaseline(one.Name) ? dashes : null);
        });
        var vertical = ChartStyle.Axis(yAxis, logY);
        if (logY)
            ChartStyle.Decades(vertical, all.SelectMany(one => one.Values));
        if (yMin != null && yMax != null)
            vertical.SetValue("range", logY ? new[] { Math.Log10(yMin.Value), Math.Log10(yMax.Value) } : new[] { yMin.Value, yMax.Value });
        else
            Require(yMin == null && yMax == null, nameof(yMin), "yMin and yMax together", "one of them");
        return Finish(traces, title, ChartStyle.Axis(xAxis, logX), vertical, names, logX, logY);
    }

    /// Functions of one number, drawn through 201 points.
    public static GenericChart Functions(
        string title, string xAxis, string yAxis, double from, double to, IEnumerable<(string Name, Func<double, double> Function)> functions)
    {
        Require(from < to, nameof(to), $"a number above {from}", to);
        var x = Enumerable.Range(0, 201).Select(i => from + (to - from) * i / 200).ToArray();
        return Lines(title, xAxis, yAxis, functions.Select(f => (f.Name, x.Select(f.Function))), x);
    }

    /// Named clouds of points.
    public static GenericChart Scatter(
        string title, string xAxis, string yAxis, IEnumerable<(string Name, IEnumerable<double> X, IEnumerable<double> Y)> series)
    {
        var all = series.ToArray();
        Require(all.Length > 0, nameof(series), "at least one series", "none");
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var points = all.Select((one, i) => Chart.Point<double, double, string>(
            x: one.X.ToArray(), y: one.Y.ToArray(), Name: one.Name, Opacity: 0.8, MarkerColor: Color.fromString(colors[i]), Marker: ChartStyle.Dot(8)));
        return Finish(points, title, ChartStyle.Axis(xAxis), ChartStyle.Axis(yAxis), names);
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
        where T : IConvertible
    {
        var z = rows.Select(row => row.Select(v => v.ToDouble(System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Require(z.Length > 0 && z[0].Length > 0, nameof(rows), "at least one row and one column", "none");
        var (x, y) = (Labels(xLabels, z[0].Length, nameof(xLabels)), Labels(yLabels, z.Length, nameof(yLabels)));
        var chart = Chart.Heatmap<double, string, string, string>(zData: z, X: x, Y: y, XGap: z[0].Length > 40 ? 0 : 1, YGap: z.Length > 40 ? 0 : 1);
        var trace = chart.GetTraces()[0];
        var finite = z.SelectMany(row => row).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        var top = limit ?? (finite > 0 ? finite : 1);
        trace.SetValue("colorscale", diverging ? (object)ChartStyle.Diverging : "Viridis");
        trace.SetValue("zmin", diverging ? -top : 0.0);
        trace.SetValue("zmax", top);
        var scale = ChartStyle.Scale(valueName);
        trace.SetValue("colorbar", scale);
        trace.SetValue("hovertemplate", $"{xAxis} %{{x}}<br>{yAxis} %{{y}}<br>{valueName} %{{z:.4~g}}<extra></extra>");
        if (showValues)
        {
            trace.SetValue("texttemplate", z.SelectMany(row => row).All(v => v == Math.Round(v)) ? "%{z:.0f}" : "%{z:.2f}");
            var size = new Plotly.NET.Font();
            size.SetValue("size", 13);
            trace.SetValue("textfont", size);
        }
        var vertical = ChartStyle.Axis(yAxis, labels: true);
        vertical.SetValue("autorange", "reversed");
        var horizontal = ChartStyle.Axis(xAxis, labels: true);
        foreach (var (axis, count, labels, room) in new[] { (horizontal, x.Length, xLabels, 20), (vertical, y.Length, yLabels, 12) })
            if (labels == null && count > room)
                axis.SetValue("dtick", (count + room - 1) / room);
        return Finish(new[] { chart }, title, horizontal, vertical, scale: scale);
    }

    public static GenericChart Heatmap(
        string title, string xAxis, string yAxis, double[,] rows, IEnumerable<string> xLabels = null,
        IEnumerable<string> yLabels = null, string valueName = "value", bool diverging = true, bool showValues = false, double? limit = null) =>
        Heatmap<double>(title, xAxis, yAxis, Jagged(rows), xLabels, yLabels, valueName, diverging, showValues, limit);

    /// Hidden units down, time to the right: what the network holds at each step.
    public static GenericChart States<T>(string title, IEnumerable<IEnumerable<T>> states, IEnumerable<string> tokens = null, string valueName = "h")
        where T : IConvertible =>
        Heatmap(title, tokens == null ? "time step" : "token", "hidden unit", states, tokens?.ToArray(), null, valueName);

    public static GenericChart States(string title, double[,] states, IEnumerable<string> tokens = null, string valueName = "h") =>
        States<double>(title, Jagged(states), tokens, valueName);

    /// One bar a label; errors are spreads, drawn as ±.
    public static GenericChart Bars(
        string title, string xAxis, string yAxis, IEnumerable<string> labels, IEnumerable<double> values, IEnumerable<double> errors = null)
    {
        var heights = values.ToArray();
        Require(heights.Length > 0, nameof(values), "at least one value", "none");
        var keys = Labels(labels, heights.Length, nameof(labels));
        var chart = Chart.Column<double, string, string>(values: heights, Keys: keys,
            MarkerColor: Color.fromColors(keys.Select(key => Color.fromString(ChartStyle.RoleColor(key) ?? ChartStyle.Blue)).ToArray()));
        var bars = chart.GetTraces()[0];
        bars.SetValue("texttemplate", "%{y:.3~g}");
        bars.SetValue("textposition", errors == null ? "outside" : "inside");
        bars.SetValue("insidetextanchor", "middle");
        bars.SetValue("cliponaxis", false);
        if (errors != null)
            bars.SetValue("error_y", Spread(errors.ToArray()));
        return Finish(new[] { chart }, title, ChartStyle.Axis(xAxis, labels: true), ChartStyle.Axis(yAxis));
    }

    /// One group of bars a label, one color a series.
    public static GenericChart GroupedBars(
        string title, string xAxis, string yAxis, IEnumerable<string> labels, IEnumerable<(string Name, IEnumerable<double> Values)> series)
    {
        var all = series.ToArray();
        Require(all.Length > 0, nameof(series), "at least one series", "none");
        var keys = Labels(labels, all[0].Values.Count(), nameof(labels));
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var bars = all.Select((one, i) => Chart.Column<double, string, string>(
            values: one.Values.ToArray(), Keys: keys, Name: one.Name, MarkerColor: Color.fromString(colors[i])));
        return Finish(bars, title, ChartStyle.Axis(xAxis, labels: true), ChartStyle.Axis(yAxis), names, barMode: "group");
    }

    /// How often each value comes up; several series share the bins.
    public static GenericChart Histogram(
        string title, string xAxis, IEnumerable<(string Name, IEnumerable<double> Values)> series, int bins = 30)
    {
        var all = series.ToArray();
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var charts = all.Select((one, i) =>
        {
            var chart = Chart.Histogram<double, double, string>(
                X: one.Values.ToArray(), Name: one.Name, NBinsX: bins, Opacity: all.Length > 1 ? 0.6 : 0.9, MarkerColor: Color.fromString(colors[i]));
            chart.GetTraces()[0].SetValue("bingroup", "shared");
            return chart;
        });
        return Finish(charts, title, ChartStyle.Axis(xAxis), ChartStyle.Axis("count"), names, barMode: "overlay");
    }

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
        new LiveChart(title, names, (heading, x, series) =>
        {
            var chart = Lines(heading, xAxis, yAxis, series.Select(one => (one.Name, (IEnumerable<double>)one.Values)), x);
            foreach (var trace in chart.GetTraces())
                trace.SetValue("connectgaps", true);
            return chart;
        });

    /// A dashed horizontal line with a label: a baseline, a threshold.
    public static GenericChart WithLevel(GenericChart chart, double y, string label) => ChartPanels.Mark(chart, null, y, label);

    /// A dashed vertical line with a label: where something begins.
    public static GenericChart WithMoment(GenericChart chart, double x, string label) => ChartPanels.Mark(chart, x, null, label);

    /// Width and height in pixels; the default is 700 × 380.
    public static GenericChart Sized(GenericChart chart, int width, int height)
    {
        chart.GetLayout().SetValue("width", width);
        chart.GetLayout().SetValue("height", height);
        return chart;
    }

    /// Charts side by side, each under its own title. The charts become part of the grid: make them fresh.
    public static GenericChart Grid(string title, int columns, params GenericChart[] charts) => ChartPanels.Grid(title, columns, charts);

    static void Require(bool holds, string argument, string expected, object came)
    {
        if (!holds)
            throw new ArgumentException($"{argument}: expected {expected}, came {came}.", argument);
    }

    static GenericChart Trace(double[] x, double[] y, string name, string color, bool markers, int? dash) =>
        Chart.Line<double, double, string>(
            x: x, y: y, ShowMarkers: markers, Name: name, LineColor: Color.fromString(color), LineWidth: dash == null ? 2.5 : 2.0,
            LineDash: dash == null ? StyleParam.DrawingStyle.Solid : Dashes[dash.Value % Dashes.Length], MarkerColor: Color.fromString(color));

    static double[] Indices(int count) => Enumerable.Range(0, count).Select(i => (double)i).ToArray();

    static GenericChart Finish(
        IEnumerable<GenericChart> parts, string title, LinearAxis x, LinearAxis y, string[] names = null,
        bool logX = false, bool logY = false, ColorBar scale = null, string barMode = null)
    {
        var chart = Chart.Combine(parts.ToArray());
        var layout = chart.GetLayout();
        ChartStyle.Apply(layout, title, x, y, legend: names?.Length > 1);
        if (barMode != null)
        {
            layout.SetValue("barmode", barMode);
            layout.SetValue("bargap", barMode == "group" ? 0.25 : 0.04);
        }
        ChartPanels.Remember(layout, new ChartPanel(title, x, y, logX, logY, names ?? Array.Empty<string>(), scale, barMode));
        return chart;
    }

    static string[] Labels(IEnumerable<string> given, int count, string argument)
    {
        var labels = given?.ToArray() ?? Enumerable.Range(0, count).Select(i => i.ToString()).ToArray();
        Require(labels.Length == count, argument, $"{count} labels", labels.Length);
        // Plotly draws equal labels as one: a no-width mark tells a repeated token's places apart.
        return labels.Select((label, i) => label + new string('\u200b', labels.Take(i).Count(earlier => earlier == label))).ToArray();
    }

    static double[][] Jagged(double[,] rows) =>
        Enumerable.Range(0, rows.GetLength(0)).Select(i => Enumerable.Range(0, rows.GetLength(1)).Select(j => rows[i, j]).ToArray()).ToArray();

    static Layout Spread(double[] errors)
    {
        var spread = new Layout();
        spread.SetValue("type", "data");
        spread.SetValue("array", errors.Select(error => error > 0 ? error : double.NaN).ToArray());
        spread.SetValue("color", ChartStyle.Ink);
        spread.SetValue("thickness", 1.5);
        return spread;
    }
}
