using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace RnnKit.Notebooks.Charts;

/// <summary>The forms in which the kernel shows a Plotly.NET chart, known to the formatting engine.</summary>
public static class ChartFormats
{
    private const string Html = "text/html";
    private const string PlainText = "text/plain";

    /// <summary>
    /// Has charts shown as the data of their figure, which VS Code draws itself, and as one line of text; for a live front end also as
    /// part of a page, for those that know nothing of Plotly.
    /// </summary>
    /// <param name="page">Writes a chart as part of a page; null where nobody looks.</param>
    public static void Register(ChartPage? page)
    {
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(Figure(chart).Json.ToJsonString(JsonSerializerOptions.Default)), PlotlyFigure.MimeType);
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(Figure(chart).Description), PlainText);
        if (page is not null)
            Formatter.Register<GenericChart>((chart, writer) => writer.Write(page.Write(Figure(chart))), Html);
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), page is null ? [PlotlyFigure.MimeType, PlainText] : [PlotlyFigure.MimeType, Html, PlainText]);
    }

    /// <summary>A chart's figure, without the defaults that Plotly.NET repeats in every chart, and in the form in which front ends save it.</summary>
    public static PlotlyFigure Figure(GenericChart chart) => PlotlyFigure.Parse(GenericChart.toJson(chart)).WithoutTemplate().AsSaved();
}
