using AngleSharp.Dom;
using RnnKit.Book.Markup;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>What a notebook refers to is there, in Markdown and in raw HTML, and pictures are described for those who do not see them.</summary>
internal static class LinkRule
{
    private const int ShortestDescription = 20;
    private const string Attachment = "attachment:";

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        string folder = Path.GetDirectoryName(notebook.FilePath) ?? "";
        foreach (NotebookCell cell in ProseText.Cells(notebook))
        {
            foreach (ElementAddress address in ElementAddress.In(ProseTree.Of(cell.Source)))
            {
                if (Problem(address, cell, notebook, folder) is { } problem)
                    yield return new Complaint(cell.Id, problem);
            }
        }
    }

    private static string? Problem(ElementAddress link, NotebookCell cell, NotebookDocument notebook, string folder)
    {
        string address = link.Address;
        if (link.IsImage && (link.Element.GetAttribute("alt") ?? "").Length < ShortestDescription)
            return $"the picture '{address}' needs a description of what it shows, for those who do not see it.";
        if (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal))
            return link.IsImage ? $"the picture '{address}' is not in the repository." : null;
        if (address.StartsWith(Attachment, StringComparison.Ordinal))
            return cell.Attachment(Uri.UnescapeDataString(address[Attachment.Length..])) is null ? $"it refers to '{address}', which the cell does not carry." : null;
        if (address.Contains("://", StringComparison.Ordinal))
            return $"'{address}': links go to files here or begin with https://.";

        string[] parts = address.Split('#', 2);
        string file = Uri.UnescapeDataString(parts[0].Split('?')[0]), target = Path.Combine(folder, file);
        if (file.Length > 0 && !Path.Exists(target))
            return $"it refers to '{file}', which is not there.";
        if (parts.Length == 1 || IsInCell(link.Element, parts[1]) || (file.Length > 0 && !target.EndsWith(".ipynb", StringComparison.Ordinal)))
            return null;
        return Anchors.Of(file.Length == 0 ? notebook : NotebookDocument.Load(target)).Find(parts[1]) is null
            ? $"it refers to '{address}', but there is no such heading."
            : null;
    }

    private static bool IsInCell(IElement link, string id) => link.GetRoot() is IParentNode cell && cell.QuerySelectorAll("[id]").Any(element => element.Id == id);
}
