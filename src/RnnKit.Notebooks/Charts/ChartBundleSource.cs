using Plotly.NET;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Display;

namespace RnnKit.Notebooks.Charts;

/// <summary>Shows charts where nobody looks while they are made: as the data of their figure and as one line of text.</summary>
public sealed class ChartBundleSource : IMimeBundleSource
{
    /// <inheritdoc/>
    public MimeBundle? TryCreate(object value)
    {
        if (value is not GenericChart chart)
            return null;
        PlotlyFigure figure = ChartFormats.Figure(chart);
        return new MimeBundle { { PlotlyFigure.MimeType, figure.Json }, { "text/plain", figure.Description } };
    }
}
