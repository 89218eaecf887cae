using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Outputs;

/// <summary>
/// What a cell showed, as HTML. Text is escaped whatever it holds; HTML that a cell made is reduced to what
/// <see cref="HtmlAllowList"/> knows, so that no output can run a script or load anything; a drawing in SVG stands as an image,
/// in which nothing runs.
/// </summary>
internal static class OutputRenderer
{
    public static string Render(CellOutput output) => output switch
    {
        StreamOutput stream => Stream(stream),
        ErrorOutput error => Error(error),
        DisplayOutput display => Bundle(display.Data),
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

    private static string Bundle(MimeBundle bundle)
    {
        if (bundle[ChartOutput.MimeType] is JsonObject figure)
            return ChartOutput.Render(figure, bundle.Text("text/plain"), bundle.Text("image/png"));
        if (bundle.Text("text/html") is { } html)
            return $"<div class=\"html scroll\">{HtmlAllowList.Clean(html)}</div>\n";
        if (bundle.Text("image/svg+xml") is { } svg)
            return Image("data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg)), bundle);
        if (RasterImage(bundle) is { } address)
            return Image(address, bundle);
        if (bundle[JsonMimeType] is { } json)
            return Text(json.ToJsonString(Indented));
        return bundle.Text("text/plain") is { } text ? Text(text) : "";
    }

    private const string JsonMimeType = "application/json";

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static string? RasterImage(MimeBundle bundle) =>
        new[] { "image/png", "image/jpeg", "image/gif" }
            .Where(type => bundle.Text(type) is not null)
            .Select(type => $"data:{type};base64,{Base64.Clean(bundle.Text(type)!)}")
            .FirstOrDefault();

    private static string Image(string address, MimeBundle bundle) =>
        $"<figure class=\"image\"><img src=\"{address}\" alt=\"{Html.Escape(bundle.Text("text/plain") ?? "Image shown by the cell above")}\"></figure>\n";

    private static string Text(string text) => $"<div class=\"value\"><pre>{AnsiText.ToHtml(text.TrimEnd('\n'))}</pre></div>\n";
}
