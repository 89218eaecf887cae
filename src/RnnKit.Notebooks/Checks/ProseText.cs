using System.Text.RegularExpressions;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Series;

namespace RnnKit.Notebooks.Checks;

/// <summary>What a notebook says to its reader in words.</summary>
internal static partial class ProseText
{
    /// <summary>The prose of the whole notebook: its Markdown without solutions, blocks of code, formulas, tags, link targets and the way onward.</summary>
    public static string Of(NotebookDocument notebook) =>
        NotProse().Replace(string.Join('\n', Cells(notebook).Select(cell => MathText.Without(WithoutWay(cell.Source)))), " ");

    /// <summary>The number of words in a piece of prose.</summary>
    public static int CountWords(string prose) => Word().Count(prose);

    /// <summary>Everything in a piece of Markdown that is written in English: solutions too, but no code, formula, tag or address.</summary>
    public static string English(string markdown) => NotEnglish().Replace(MathText.Without(markdown), " ");

    /// <summary>The Markdown cells.</summary>
    public static IEnumerable<NotebookCell> Cells(NotebookDocument notebook) => notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown);

    private static string WithoutWay(string markdown) => string.Join('\n', markdown.Split('\n').Where(line => !Onward.Is(line)));

    [GeneratedRegex(@"<details>.*?</details>|```.*?```|<[^>]+>|\]\([^)]*\)", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`|<[^>]+>|\]\([^)]*\)|https?://\S+|[\w./-]+\.(?:md|js|cs|csv|tsv|txt|ipynb|html)\b", RegexOptions.Singleline)]
    private static partial Regex NotEnglish();

    [GeneratedRegex(@"[A-Za-z0-9][\w'’.-]*")]
    private static partial Regex Word();
}
