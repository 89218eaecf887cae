using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks;

/// <summary>What a cell shows, as text that is the same from run to run.</summary>
public static class TextOutputs
{
    /// <summary>The mark of a line that differs by machine or moment: a timing, a version.</summary>
    public const char Changing = '⏱';

    private static readonly string[] TextForms = ["text/plain", "text/html", "text/markdown", "image/svg+xml"];

    /// <summary>The text forms of a cell's outputs, one after the other, without the lines that change.</summary>
    public static string Of(NotebookCell cell) => Lasting(Everything(cell));

    /// <summary>The text forms of a cell's outputs, one after the other.</summary>
    public static string Everything(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return string.Join('\n', cell.Outputs.SelectMany(Texts));
    }

    /// <summary>A text without the lines that change.</summary>
    public static string Lasting(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.Split('\n').Where(line => !line.Contains(Changing, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Texts(CellOutput output) => output switch
    {
        StreamOutput stream => [$"{stream.Name}: {stream.Text}"],
        DisplayOutput shown => TextForms.Select(shown.Data.Text).OfType<string>(),
        ErrorOutput error => [$"{error.ErrorName}: {error.ErrorValue}"],
        _ => [],
    };
}
