using System.Text;
using RnnKit.Book.Web;

namespace RnnKit.Book;

/// <summary>How a page loads KaTeX and plotly.js: from beside it, or, without npm's copies, from their public address.</summary>
internal sealed class PageLibraries(WebAssets? assets)
{
    /// <summary>Attributes of the root element: where the chart script finds plotly.js when the first chart comes near.</summary>
    public string PlotlyAttributes { get; } = assets is not null
        ? $" data-plotly=\"{BookAssets.Folder}/plotly.min.js\""
        : $" data-plotly=\"{Public(WebLibrary.Plotly, WebLibrary.Plotly.Script)}\" data-plotly-integrity=\"{WebLibrary.Plotly.Script.Integrity}\"";

    /// <summary>The tags for the head of a page with mathematics.</summary>
    public string MathTags { get; } = new StringBuilder()
        .Append(assets is not null
            ? $"<link rel=\"stylesheet\" href=\"{BookAssets.Folder}/katex/katex.min.css\">\n<script defer src=\"{BookAssets.Folder}/katex/katex.min.js\"></script>\n"
            : $"<link rel=\"stylesheet\" href=\"{Public(WebLibrary.Katex, WebLibrary.Katex.Style!)}\" integrity=\"{WebLibrary.Katex.Style!.Integrity}\" crossorigin=\"anonymous\">\n"
                + $"<script defer src=\"{Public(WebLibrary.Katex, WebLibrary.Katex.Script)}\" integrity=\"{WebLibrary.Katex.Script.Integrity}\" crossorigin=\"anonymous\"></script>\n")
        .Append($"<script defer src=\"{BookAssets.Folder}/{BookAssets.MathScript}\"></script>\n")
        .ToString();

    /// <summary>The tags for the head of a page with charts.</summary>
    public static string ChartTags =>
        $"<script defer src=\"{BookAssets.Folder}/figure.js\"></script>\n<script defer src=\"{BookAssets.Folder}/slides.js\"></script>\n<script defer src=\"{BookAssets.Folder}/{BookAssets.ChartScript}\"></script>\n";

    private static Uri Public(WebLibrary library, WebFile file) => library.PublicAddress(file);
}
