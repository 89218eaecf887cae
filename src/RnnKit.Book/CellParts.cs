using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book;

/// <summary>How a page shows a part of a cell.</summary>
internal enum Showing
{
    /// <summary>As it is.</summary>
    Open,

    /// <summary>Folded, until the reader asks for it.</summary>
    Folded,

    /// <summary>Not at all.</summary>
    Removed,
}

/// <summary>
/// What a cell's tags and metadata say about its parts: <c>hide-…</c> and <c>remove-…</c> with <c>cell</c>, <c>input</c> and
/// <c>output</c> as Jupyter Book has them, <c>jupyter.source_hidden</c> and <c>outputs_hidden</c> as JupyterLab has them.
/// </summary>
/// <param name="Cell">The whole.</param>
/// <param name="Source">Its code.</param>
/// <param name="Outputs">What it showed.</param>
internal sealed record CellParts(Showing Cell, Showing Source, Showing Outputs)
{
    /// <summary>Reads them.</summary>
    public static CellParts Of(NotebookCell cell) => new(
        Tagged(cell, "cell", false),
        Tagged(cell, "input", IsHidden(cell, "source_hidden")),
        Tagged(cell, "output", IsHidden(cell, "outputs_hidden")));

    /// <summary>A part, folded under its name where it is to be.</summary>
    public static string In(Showing showing, string name, string html) =>
        showing == Showing.Folded && html.Length > 0 ? $"<details><summary>{name}</summary>\n{html}</details>\n" : html;

    private static Showing Tagged(NotebookCell cell, string part, bool isHidden) =>
        Has(cell, "remove", part) ? Showing.Removed : isHidden || Has(cell, "hide", part) ? Showing.Folded : Showing.Open;

    private static bool Has(NotebookCell cell, string what, string part) => cell.Tags.Contains($"{what}-{part}") || cell.Tags.Contains($"{what}_{part}");

    private static bool IsHidden(NotebookCell cell, string member) =>
        (cell.Metadata["jupyter"] as JsonObject)?[member] is JsonValue value && value.TryGetValue(out bool hidden) && hidden;
}
