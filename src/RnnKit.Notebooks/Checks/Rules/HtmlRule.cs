using RnnKit.Book.Markup;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Raw HTML in prose is closed in its own cell.</summary>
internal static class HtmlRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook) =>
        from cell in ProseText.Cells(notebook)
        where cell.Source.Contains('<', StringComparison.Ordinal)
        from problem in HtmlBalance.Problems(MarkdownHtml.Of(cell.Source))
        select new Complaint(cell.Id, $"its HTML reaches beyond it: {problem}.");
}
