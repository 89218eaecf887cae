using System.Text;
using AngleSharp.Dom;
using RnnKit.Book.Code;
using RnnKit.Book.Outputs;
using RnnKit.Book.Prose;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Languages;

namespace RnnKit.Book;

/// <summary>The cells of a notebook, one after the other, as HTML.</summary>
/// <param name="prose">Renders its prose.</param>
/// <param name="find">Finds what an output refers to beside the notebook; null where nothing is.</param>
/// <param name="below">What the book adds below a cell; nothing where it is null.</param>
internal sealed class CellRenderer(MarkdownProse prose, Func<IElement, string, NotebookCell, string?>? find = null, Func<NotebookCell, string>? below = null)
{
    private static readonly string[] KnownTags = ["exercise", "check", "solution"];

    public string Render(NotebookDocument notebook)
    {
        var html = new StringBuilder();
        foreach (NotebookCell cell in notebook.Cells)
        {
            if ((string.IsNullOrWhiteSpace(cell.Source) && cell.Outputs.Count == 0) || CellParts.Of(cell) is not { Cell: not Showing.Removed } parts)
                continue;
            string classes = string.Join(' ', KnownTags.Intersect(cell.Tags));
            html.Append(CellParts.In(parts.Cell, "Cell", cell.Kind switch
            {
                CellKind.Markdown => Prose(cell, classes),
                CellKind.Code => CodeCell(cell, classes, parts),
                _ => Raw(cell),
            }));
            html.Append(below?.Invoke(cell));
        }

        return html.ToString();
    }

    private string Prose(NotebookCell cell, string classes) =>
        $"<div class=\"{Joined("prose", classes)}\">\n{prose.Render(cell, findable: !cell.Tags.Contains("solution"))}</div>\n";

    /// <summary>Text for other tools is left out, but for what is meant for pages, as nbconvert does.</summary>
    private string Raw(NotebookCell cell) => (cell.Metadata.TextAt("raw_mimetype") ?? cell.Metadata.TextAt("format")) switch
    {
        "text/html" or "text/markdown" => Prose(cell, ""),
        _ => "",
    };

    private string CodeCell(NotebookCell cell, string classes, CellParts parts)
    {
        var html = new StringBuilder($"<div class=\"{Joined("cell", classes)}\">\n");
        if (cell.Tags.Contains("exercise"))
            html.Append("<p class=\"label\">Your turn</p>\n");
        string source = cell.Source.TrimEnd();
        bool isCheck = Exercise.IsCheck(cell);
        if (!isCheck)
            prose.AddText(source);
        if (source.Length > 0 && parts.Source != Showing.Removed)
        {
            string code = NotebookLanguage.Of(cell) is { } language and not LanguageName.CSharp
                ? CodeBlockHtml.Of(Html.Escape(source), language.ToLowerInvariant())
                : CodeBlockHtml.Of(prose.Highlighter.ToHtml(source), "csharp");
            html.Append(isCheck ? Folded(source, code) : CellParts.In(parts.Source, "Code", code));
        }

        string shown = parts.Outputs == Showing.Removed
            ? ""
            : string.Concat(cell.Outputs.Select(output => OutputRenderer.Render(output, find is null ? null : (element, address) => find(element, address, cell))));
        if (shown.Length > 0)
            html.Append(CellParts.In(parts.Outputs, "Output", $"<div class=\"outputs\">\n{shown}</div>\n"));
        return html.Append("</div>\n").ToString();
    }

    /// <summary>A check gives away what it looks for, and its hint: both wait until they are asked for.</summary>
    private static string Folded(string source, string code)
    {
        string hint = Hint.In(source) is { } sentence ? $"<details><summary>Hint</summary>\n<p>{Html.Escape(sentence)}</p>\n</details>\n" : "";
        return $"{hint}<details><summary>The check</summary>\n{code}</details>\n";
    }

    private static string Joined(string first, string rest) => rest.Length == 0 ? first : $"{first} {rest}";
}
