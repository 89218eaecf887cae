using Microsoft.FSharp.Collections;
using RnnKit.PlotlyStandIn.Json;

namespace Plotly.NET;

/// <summary>A chart: traces, a layout and a configuration. The methods that add to a chart change the layout it holds.</summary>
public abstract class GenericChart
{
    private protected GenericChart(FSharpList<Trace> traces, Layout layout, Config config)
    {
        (Traces, Layout, Config) = (traces, layout, config);
    }

    internal FSharpList<Trace> Traces { get; }
    internal Layout Layout { get; }
    internal Config Config { get; }

    public static GenericChart ofTraceObject(bool useDefaults, Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return New([trace], DefaultLayout(useDefaults), DefaultConfig(useDefaults));
    }

    public static GenericChart ofTraceObjects<d>(bool useDefaults, d traces) where d : IEnumerable<Trace>
    {
        ArgumentNullException.ThrowIfNull(traces);
        return New(traces, DefaultLayout(useDefaults), DefaultConfig(useDefaults));
    }

    public static FSharpList<Trace> getTraces(GenericChart gChart) => gChart.Traces;

    public static Layout getLayout(GenericChart gChart) => gChart.Layout;

    public static Config getConfig(GenericChart gChart) => gChart.Config;

    public static GenericChart setLayout(Layout layout, GenericChart gChart) => New(gChart.Traces, layout, gChart.Config);

    public static GenericChart addLayout(Layout layout, GenericChart gChart) => setLayout(Layout.combine(gChart.Layout, layout), gChart);

    public static GenericChart setConfig(Config config, GenericChart gChart) => New(gChart.Traces, gChart.Layout, config);

    public static GenericChart addConfig(Config config, GenericChart gChart) => setConfig(Config.combine(gChart.Config, config), gChart);

    public static GenericChart combine(IEnumerable<GenericChart> gCharts)
    {
        var charts = gCharts.ToList();
        if (charts.Count == 0)
            throw new ArgumentException("No charts to combine: give at least one.", nameof(gCharts));
        return charts.Aggregate((all, next) => New(
            all.Traces.Concat(next.Traces),
            Layout.combine(all.Layout, next.Layout),
            Config.combine(all.Config, next.Config)));
    }

    /// <summary>The figure as JSON: data, layout, frames.</summary>
    public static string toFigureJson(GenericChart gChart) =>
        FigureWriter.Write(("data", gChart.Traces), ("layout", gChart.Layout), ("frames", Array.Empty<object>()));

    /// <summary>What plotly.js needs, as JSON: data, layout, config.</summary>
    public static string toJson(GenericChart gChart) =>
        FigureWriter.Write(("data", gChart.Traces), ("layout", gChart.Layout), ("config", gChart.Config));

    private static Figure New(IEnumerable<Trace> traces, Layout layout, Config config) => new(ListModule.OfSeq(traces), layout, config);

    private static Layout DefaultLayout(bool useDefaults) => useDefaults ? new Layout().Set("width", 600).Set("height", 600) : new Layout();

    private static Config DefaultConfig(bool useDefaults) => useDefaults ? new Config().Set("responsive", true) : new Config();

    private sealed class Figure(FSharpList<Trace> traces, Layout layout, Config config) : GenericChart(traces, layout, config);
}
