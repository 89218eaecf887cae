using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>What a notebook refers to is there, and pictures are described for those who do not see them.</summary>
internal static class LinkRule
{
    private const int ShortestDescription = 20;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().Build();

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        string folder = Path.GetDirectoryName(notebook.FilePath) ?? "";
        foreach (NotebookCell cell in ProseText.Cells(notebook))
        {
            foreach (LinkInline link in Markdown.Parse(cell.Source, Pipeline).Descendants<LinkInline>())
            {
                if (Problem(link, notebook, folder) is { } problem)
                    yield return new Complaint(cell.Id, problem);
            }
        }
    }

    private static string? Problem(LinkInline link, NotebookDocument notebook, string folder)
    {
        string address = link.Url ?? "";
        if (link.IsImage && PlainText.Of(link).Length < ShortestDescription)
            return $"the picture '{address}' needs a description of what it shows, for those who do not see it.";
        if (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal))
            return link.IsImage ? $"the picture '{address}' is not in the repository." : null;
        if (address.Contains("://", StringComparison.Ordinal))
            return $"'{address}': links go to files here or begin with https://.";

        string[] parts = Uri.UnescapeDataString(address).Split('#', 2);
        string target = Path.Combine(folder, parts[0]);
        if (parts[0].Length > 0 && !Path.Exists(target))
            return $"it refers to '{parts[0]}', which is not there.";
        if (parts.Length == 1)
            return null;
        bool isNotebook = target.EndsWith(".ipynb", StringComparison.Ordinal);
        if (parts[0].Length > 0 && !isNotebook)
            return null;
        return Anchors(parts[0].Length == 0 ? notebook : NotebookDocument.Load(target)).Contains(parts[1])
            ? null
            : $"it refers to '{address}', but there is no such heading.";
    }

    private static HashSet<string> Anchors(NotebookDocument notebook)
    {
        var ids = new HeadingIds();
        return
        [
            .. ProseText.Cells(notebook).SelectMany(cell => Markdown.Parse(cell.Source, Pipeline).Descendants<HeadingBlock>())
                .Select(heading => ids.For(PlainText.Of(heading.Inline))),
        ];
    }
}
