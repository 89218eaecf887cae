using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// The picture that README.md opens with: two charts of the series as they stand in the notebooks, side by side on white cards, so
/// that it is legible on light and on dark pages.
/// </summary>
internal static class FrontPicture
{
    private const double CardWidth = 490;
    private const double CardHeight = 560;

    /// <summary>Notebook and cell of each chart, and what is written above it.</summary>
    public static IReadOnlyList<(string Notebook, string Cell, string Heading)> Parts { get; } =
    [
        ("07-lstm", "inspect", "Every gate of an LSTM while it reads a review"),
        ("15-translation", "align", "Where a translator looks while it writes"),
    ];

    /// <summary>The chart of a cell in a card's size, without its own title and without the slider, which a picture cannot move.</summary>
    /// <exception cref="BadInputException">There is no such cell, or no chart among its outputs.</exception>
    public static PlotlyFigure Card(NotebookDocument notebook, string cell) => Card(notebook, cell, CardWidth, CardHeight);

    /// <summary>The same in another size.</summary>
    /// <exception cref="BadInputException">There is no such cell, or no chart among its outputs.</exception>
    public static PlotlyFigure Card(NotebookDocument notebook, string cell, double width, double height)
    {
        DisplayOutput output = notebook.Cells.Where(one => one.Id == cell).SelectMany(one => one.Outputs).OfType<DisplayOutput>()
            .LastOrDefault(one => one.Data[PlotlyFigure.MimeType] is not null)
            ?? throw new BadInputException($"{notebook.Name}: expected a chart among the outputs of a cell '{cell}'; run the notebook in place first.");
        PlotlyFigure figure = PlotlyFigure.From(output.Data[PlotlyFigure.MimeType]);
        var layout = (JsonObject)figure.Json["layout"]!;
        layout.Remove("title");
        layout.Remove("sliders");
        (layout["width"], layout["height"]) = (width, height);
        layout["margin"]!["t"] = 34.0;
        return figure;
    }

    /// <summary>The page that lays the pictures out, each 490 pixels wide, under its heading.</summary>
    public static string Page(IEnumerable<(string Heading, byte[] Picture)> cards)
    {
        var page = new StringBuilder("""
            <!doctype html><meta charset="utf-8">
            <style>
                body { margin: 0; font: 600 17px "Segoe UI", "Helvetica Neue", Helvetica, Arial, sans-serif; color: #3b3b3b; }
                #picture { display: inline-flex; gap: 12px; padding: 2px; }
                figure { margin: 0; padding: 14px 6px 4px; background: #fff; border: 1px solid #c8ccd0; border-radius: 12px; }
                figcaption { padding: 0 14px; }
                img { display: block; width: 490px; }
            </style>
            <div id="picture">
            """);
        foreach ((string heading, byte[] picture) in cards)
            page.Append($"<figure><figcaption>{WebUtility.HtmlEncode(heading)}</figcaption><img src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\"></figure>");
        return page.Append("</div>").ToString();
    }
}
