using System.Text.RegularExpressions;
using AngleSharp.Dom;
using RnnKit.Book.Markup;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Files;

/// <summary>
/// Leads what one notebook refers to to where it is found in the book: another notebook to its page, a file to its copy, what a cell
/// carries to itself, a heading to its id. Where nothing is found, a link goes and its text stays, and a picture is named.
/// </summary>
internal sealed partial class Addresses(BookFiles files, NotebookDocument notebook)
{
    private const string Attachment = "attachment:";
    private readonly string? _folder = files.FolderOf(notebook);

    /// <summary>Leads all addresses in a piece of a cell.</summary>
    public void Rewrite(IElement root, NotebookCell cell)
    {
        foreach (ElementAddress address in ElementAddress.In(root))
        {
            string? found = Find(address.Element, address.Address, cell);
            if (found is not null)
                address.Replace(found);
            else if (address.Element.LocalName == "a")
                address.Element.Replace([.. address.Element.ChildNodes]);
            else if (address.IsImage)
                address.Element.Replace([.. HtmlFragment.Parse(Instead(address)).ChildNodes]);
            else
                address.Replace(null);
            if (found is not null && address.Element.LocalName == "a" && Web().IsMatch(found))
                address.Element.SetAttribute("rel", "noopener");
        }
    }

    /// <summary>An address as it is in the book; null when it leads nowhere there.</summary>
    public string? Find(IElement element, string address, NotebookCell cell)
    {
        if (address.Length == 0 || address == "#" || address.StartsWith("//", StringComparison.Ordinal))
            return address;
        if (address[0] == '#')
            return Anchored("", notebook, address[1..], cell);
        if (address.StartsWith(Attachment, StringComparison.OrdinalIgnoreCase))
            return Carried(address[Attachment.Length..], cell);
        if (Scheme().IsMatch(address))
            return Local().IsMatch(address) ? null : address;

        int end = address.AsSpan().IndexOfAny('?', '#');
        (string path, string rest) = end < 0 ? (address, "") : (address[..end], address[end..]);
        return path.Length == 0 ? address : FindFile(element, Uri.UnescapeDataString(path), rest, address, cell);
    }

    /// <summary>An address of something that comes with the notebook, as it is in the book; null for anything else.</summary>
    public string? FindOwn(IElement element, string address, NotebookCell cell)
    {
        bool isElsewhere = address.StartsWith("//", StringComparison.Ordinal)
            || (Scheme().IsMatch(address) && !address.StartsWith(Attachment, StringComparison.OrdinalIgnoreCase));
        return isElsewhere || (_folder is null && address is not ['#', ..]) ? null : Find(element, address, cell);
    }

    private string? FindFile(IElement element, string path, string rest, string address, NotebookCell cell)
    {
        string file = FullPath(path);
        string fragment = rest.Contains('#', StringComparison.Ordinal) ? rest[(rest.IndexOf('#', StringComparison.Ordinal) + 1)..] : "";
        if (files.NotebookAt(file) is { } other)
            return fragment.Length == 0 ? Page(other) : Anchored(Page(other), other, fragment, cell);
        if (files.IsContents(file))
            return Shell.IndexFile;
        if (_folder is null)
            return element.LocalName == "a" ? null : address;
        if (files.AddressOf(_folder, file, out string? reason) is { } place)
            return place + rest;
        files.Miss(notebook, cell, $"'{address}' {reason}");
        return null;
    }

    /// <summary>A path as Jupyter reads it: the notebook server once had all files below <c>files/</c>, and has its own folder as <c>/</c>.</summary>
    private string FullPath(string path)
    {
        string folder = _folder ?? BookFiles.Nowhere;
        string[] ways = [path, path.TrimStart('/'), Served().Replace(path, "")];
        return ways.Select(way => Path.GetFullPath(way, folder)).FirstOrDefault(File.Exists) ?? Path.GetFullPath(path, folder);
    }

    private string Anchored(string page, NotebookDocument target, string fragment, NotebookCell cell)
    {
        if (files.AnchorsOf(target).Find(fragment) is { } id)
            return $"{page}#{id}";
        files.Miss(notebook, cell, $"'{(page.Length > 0 ? target.Name + ".ipynb" : "")}#{fragment}': there is no such heading");
        return page.Length > 0 ? page : $"#{fragment}";
    }

    private string? Carried(string name, NotebookCell cell)
    {
        if ((cell.Attachment(name) ?? cell.Attachment(Uri.UnescapeDataString(name))) is { } bundle && AttachedFile.DataOf(bundle) is { } data)
            return data;
        files.Miss(notebook, cell, $"the attachment '{name}' is not there");
        return null;
    }

    private static string Page(NotebookDocument other) => Uri.EscapeDataString(Contents.FileNameOf(other.Name));

    private static string Instead(ElementAddress image)
    {
        string words = image.Element.GetAttribute("alt") is { Length: > 0 } alt ? alt : "A picture";
        return $"<span class=\"missing\">{Html.Escape(words)} (missing: {Html.Escape(image.Address)})</span>";
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]+:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("^(?:file|javascript|vbscript|blob|about|command):", RegexOptions.IgnoreCase)]
    private static partial Regex Local();

    [GeneratedRegex("^https?:", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex("^/?files/")]
    private static partial Regex Served();
}
