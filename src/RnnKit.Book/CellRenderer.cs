using System.Text;
using RnnKit.Book.Code;
using RnnKit.Book.Outputs;
using RnnKit.Book.Prose;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book;

/// <summary>The cells of a notebook, one after the other, as HTML.</summary>
internal sealed class CellRenderer(MarkdownProse prose)
{
    private static readonly string[] KnownTags = ["exercise", "check", "solution"];

    public string Render(NotebookDocument notebook)
    {
        var html = new StringBuilder();
        foreach (NotebookCell cell in notebook.Cells)
        {
            if (string.IsNullOrWhiteSpace(cell.Source) && cell.Outputs.Count == 0)
                continue;
            string classes = string.Join(' ', KnownTags.Intersect(cell.Tags));
            _ = cell.Kind switch
            {
                CellKind.Markdown => html.Append($"<div class=\"{Joined("prose", classes)}\">\n{prose.Render(cell.Source, findable: !cell.Tags.Contains("solution"))}</div>\n"),
                CellKind.Code => html.Append(CodeCell(cell, classes)),
                _ => html,
            };
        }

        return html.ToString();
    }

    private string CodeCell(NotebookCell cell, string classes)
    {
        var html = new StringBuilder($"<div class=\"{Joined("cell", classes)}\">\n");
        if (cell.Tags.Contains("exercise"))
            html.Append("<p class=\"label\">Your turn</p>\n");
        string source = cell.Source.TrimEnd();
        bool isCheck = Exercise.IsCheck(cell);
        if (!isCheck)
            prose.AddText(source);
        if (source.Length > 0)
        {
            string code = CodeBlockHtml.Of(prose.Highlighter.ToHtml(source), "csharp");
            html.Append(isCheck ? Folded(source, code) : code);
        }

        string shown = string.Concat(cell.Outputs.Select(OutputRenderer.Render));
        if (shown.Length > 0)
            html.Append("<div class=\"outputs\">\n").Append(shown).Append("</div>\n");
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
