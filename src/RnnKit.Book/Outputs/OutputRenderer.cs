using System.Text.Json.Nodes;
using AngleSharp.Dom;
using RnnKit.Book.Markup;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Outputs;

/// <summary>
/// What a cell showed, as HTML. Text is escaped whatever it holds; HTML that a cell made is reduced to what
/// <see cref="HtmlAllowList"/> knows, so that no output can run a script or load anything; a drawing in SVG stands as an image,
/// in which nothing runs.
/// </summary>
internal static class OutputRenderer
{
    /// <param name="output">What it showed.</param>
    /// <param name="find">Finds what lies beside the notebook; null where nothing does.</param>
    public static string Render(CellOutput output, Func<IElement, string, string?>? find = null) => output switch
    {
        StreamOutput stream => Stream(stream),
        ErrorOutput error => Error(error),
        DisplayOutput display => Bundle(display, find),
        _ => "",
    };

    private static string Stream(StreamOutput stream)
    {
        string text = AnsiText.ToHtml(TerminalText.Settle(stream.Text).TrimEnd('\n'));
        if (text.Length == 0)
            return "";
        return stream.Name == "stderr"
            ? $"<div class=\"stream stderr\" role=\"note\" aria-label=\"Warnings and errors\"><pre>{text}</pre></div>\n"
            : $"<div class=\"stream\"><pre>{text}</pre></div>\n";
    }

    private static string Error(ErrorOutput error)
    {
        IReadOnlyList<string> traceback = error.Traceback;
        string heading = error.ErrorValue.Length > 0 ? $"{error.ErrorName}: {error.ErrorValue}" : error.ErrorName;
        string lines = string.Join('\n', traceback);
        string text = AnsiText.ToHtml(lines.Contains(error.ErrorValue, StringComparison.Ordinal) && traceback.Count > 0 ? lines : $"{heading}\n{lines}".TrimEnd());
        return $"<div class=\"error\" role=\"note\" aria-label=\"This cell failed\"><pre>{text}</pre></div>\n";
    }

    private static string Bundle(DisplayOutput display, Func<IElement, string, string?>? find)
    {
        MimeBundle bundle = display.Data;
        if (bundle[ChartOutput.MimeType] is JsonObject figure)
            return ChartOutput.Render(figure, bundle.Text("text/plain"), bundle.Text("image/png"));
        if (bundle.Text("text/html") is { } html)
            return $"<div class=\"html scroll\">{HtmlAllowList.Clean(html, find)}</div>\n";
        if (bundle.Text("text/markdown") is { } markdown)
            return $"<div class=\"html scroll\">{HtmlAllowList.Clean(new ProseFilter(keepsIds: false).Write(ProseTree.Of(markdown)), find)}</div>\n";
        if (bundle.Text("image/svg+xml") is { } svg)
            return Image("image/svg+xml", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg)), display);
        if (bundle.Text("text/latex") is { } latex)
            return $"<div class=\"html scroll\">{OfLatex(latex)}</div>\n";
        if (Array.Find(RasterImages, type => bundle.Text(type) is not null) is { } image)
            return Image(image, Base64.Clean(bundle.Text(image)!), display);
        if (bundle[JsonMimeType] is { } json)
            return Text(json.ToJsonString(Indented));
        return bundle.Text("text/plain") is { } text ? Text(text) : "";
    }

    private const string JsonMimeType = "application/json";

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly string[] RasterImages = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];

    /// <summary>Text with formulas in it; a formula alone is often written without dollars.</summary>
    private static string OfLatex(string latex)
    {
        MathText math = MathText.Of(latex);
        return math.Formulas.Count == 0
            ? FormulaRenderer.Html(latex.Trim(), isDisplay: true)
            : math.Restore(Html.Escape(math.Text), formula => FormulaRenderer.Html(formula.Tex, formula.IsDisplay));
    }

    private static string Image(string type, string data, DisplayOutput display)
    {
        string words = Html.Escape(display.Data.Text("text/plain") ?? "Image shown by the cell above");
        return $"<figure class=\"image\"><img src=\"data:{type};base64,{data}\" alt=\"{words}\"{Size(display, type, "width")}{Size(display, type, "height")}></figure>\n";
    }

    /// <summary>The size at which the cell wants its image shown, where it says one.</summary>
    private static string Size(DisplayOutput display, string type, string side) =>
        (display.Metadata[type] as JsonObject)?[side] is JsonValue value && value.TryGetValue(out double size) && size is >= 1 and <= 10_000
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {side}=\"{size:0}\"")
            : "";

    private static string Text(string text) => $"<div class=\"value\"><pre>{AnsiText.ToHtml(text.TrimEnd('\n'))}</pre></div>\n";
}
