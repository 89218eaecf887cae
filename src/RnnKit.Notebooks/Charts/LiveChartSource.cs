using Plotly.NET;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Display;

namespace RnnKit.Notebooks.Charts;

/// <summary>Shows charts in a live front end: beside their figure as part of a page.</summary>
internal sealed class LiveChartSource : IMimeBundleSource
{
    private readonly ChartBundleSource _charts = new();
    private readonly ChartPage _page = new();

    /// <inheritdoc/>
    public MimeBundle? TryCreate(object value)
    {
        if (_charts.TryCreate(value) is not { } bundle)
            return null;
        bundle["text/html"] = _page.Write(ChartFormats.Figure((GenericChart)value));
        return bundle;
    }
}
