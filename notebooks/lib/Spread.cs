// What several runs of the same experiment say: a line for their mean and a band from the lowest to the highest.
public static class Spread
{
    /// One line and one band a series; Runs: one list of values a seed, each over the same x. The level is a line too: a name
    /// that begins with `baseline` or `chance` makes it gray and dashed.
    public static GenericChart Lines(
        string title, string xAxis, string yAxis, IEnumerable<double> x, IEnumerable<(string Name, IEnumerable<IEnumerable<double>> Runs)> series,
        bool logX = false, bool logY = false, (double Y, string Label)? level = null, double? yMin = null, double? yMax = null)
    {
        var all = series.Select(one => (one.Name, Runs: one.Runs.Select(run => run.ToArray()).ToArray())).ToArray();
        foreach (var (name, runs) in all)
            ChartParts.Require(runs.Length > 0 && runs.All(run => run.Length == runs[0].Length), nameof(series),
                $"of '{name}' one or more runs of the same length", $"{runs.Length} of lengths {string.Join(", ", runs.Select(run => run.Length))}");
        var colors = ChartStyle.ColorsFor(all.Select(one => one.Name).ToArray());
        var bands = all.SelectMany(one => new[] { (one.Name + ", lowest", Each(one.Runs, v => v.Min())), (one.Name + ", highest", Each(one.Runs, v => v.Max())) });
        var means = all.Select(one => (one.Name, Each(one.Runs, v => v.Average())));
        if (level != null)   // a line of its own with a place in the legend: a label at its end would hide the ends of the others
            means = means.Append((level.Value.Label, x.Select(_ => level.Value.Y)));
        var chart = Charts.Lines(title, xAxis, yAxis, bands.Concat(means), x, logX, logY, markers: false, yMin, yMax);
        var traces = chart.GetTraces();
        for (var i = 0; i < 3 * all.Length; i++)
        {
            var color = colors[i < 2 * all.Length ? i / 2 : i - 2 * all.Length];
            if (i < 2 * all.Length)
                Shade(traces[i], color, filled: i % 2 == 1);
            else
                Restyle.Line(traces[i], Make.Line(Make.Color(color), Width: 2.5));
        }
        Restyle.Legend(chart.GetLayout(), ChartStyle.LegendAbove(1.02, inOrder: true));
        return chart;
    }

    /// A chart that follows several runs of several series: `Add` takes the values of the first series' runs, then of the second's.
    public static LiveChart Live(string title, string xAxis, string yAxis, IEnumerable<string> names, int runs, (double Y, string Label)? level = null)
    {
        var all = names.ToArray();
        var columns = all.SelectMany(name => Enumerable.Range(1, runs).Select(run => $"{name}, run {run}")).ToArray();
        return new LiveChart(title, xAxis, columns, (heading, x, values) => Lines(heading, xAxis, yAxis, x,
            all.Select((name, i) => (name, values.Skip(i * runs).Take(runs).Select(one => (IEnumerable<double>)one.Values))), level: level));
    }

    /// One dot a run above each label, and a short bar at their mean.
    public static GenericChart Dots(
        string title, string xAxis, string yAxis, IEnumerable<(string Name, IEnumerable<double> Runs)> series,
        (double Y, string Label)? level = null, double? yMin = null, double? yMax = null)
    {
        var all = series.Select(one => (one.Name, Runs: one.Runs.ToArray())).ToArray();
        ChartParts.Require(all.Length > 0 && all.All(one => one.Runs.Length > 0), nameof(series), "at least one series, each of one run or more", "fewer");
        var parts = all.SelectMany(one => new[] { Marks(one.Name, one.Runs, StyleParam.MarkerSymbol.Circle, 9), Marks(one.Name, new[] { one.Runs.Average() }, StyleParam.MarkerSymbol.LineEW, 16) });
        var chart = ChartParts.Finish(parts, title, ChartStyle.Axis(xAxis, labels: true), ChartStyle.Axis(yAxis));
        if (yMin != null && yMax != null)
            ChartPanels.Hold(chart, yMin.Value, yMax.Value);
        return level == null ? chart : Charts.WithLevel(chart, level.Value.Y, level.Value.Label);
    }

    private static GenericChart Marks(string name, double[] values, StyleParam.MarkerSymbol symbol, int size)
    {
        var (dots, color) = (symbol == StyleParam.MarkerSymbol.Circle, Make.Color(ChartStyle.RoleColor(name) ?? ChartStyle.Blue));
        return Chart.Point<string, double, string>(
            x: values.Select(_ => name).ToArray(), y: values, Name: dots ? name : name + ", mean", Opacity: dots ? 0.75 : 1,
            Marker: Make.Marker(size, color, symbol, Outline: dots ? Make.Line(Make.Color("#FFFFFF"), Width: 1) : Make.Line(color, Width: 3)));
    }

    private static IEnumerable<double> Each(double[][] runs, Func<IEnumerable<double>, double> pick) =>
        Enumerable.Range(0, runs[0].Length).Select(i => pick(runs.Select(run => run[i])));

    private static void Shade(Plotly.NET.Trace trace, string color, bool filled)
    {
        Restyle.Line(trace, Make.Line(Make.Color(color), Width: 0));
        Restyle.Info(trace, ShowLegend: false);
        Restyle.Text(trace, HoverInfo: StyleParam.HoverInfo.Skip);
        if (!filled)
            return;
        var rgb = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(color.Substring(1 + 2 * i, 2), 16));
        Restyle.Attribute(trace, "fill", "tonexty");
        Restyle.Attribute(trace, "fillcolor", $"rgba({string.Join(", ", rgb)}, 0.2)");
    }
}
