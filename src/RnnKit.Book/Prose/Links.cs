using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RnnKit.Book.Prose;

/// <summary>
/// Links that hold in the book: to a notebook of the series, to its page; to another file of the repository, which is not
/// beside the pages, none, and the text stays.
/// </summary>
internal sealed partial class Links(IReadOnlySet<string> pages)
{
    public void Rewrite(MarkdownDocument document)
    {
        foreach (LinkInline link in document.Descendants<LinkInline>().ToList())
            if (!link.IsImage)
                Rewrite(link);
        foreach (HtmlInline tag in document.Descendants<HtmlInline>())
            tag.Tag = RewriteHtml(tag.Tag);
        foreach (HtmlBlock block in document.Descendants<HtmlBlock>())
            block.Lines = new StringLineGroup(RewriteHtml(block.Lines.ToString()));
    }

    private void Rewrite(LinkInline link)
    {
        string address = link.Url ?? "";
        if (address.StartsWith('#') || Scheme().IsMatch(address))
        {
            if (!address.StartsWith('#'))
                link.GetAttributes().AddPropertyIfNotExist("rel", "noopener");
            return;
        }

        if (PageOf(address) is { } page)
            link.Url = page;
        else if (!address.StartsWith("images/", StringComparison.Ordinal))
            Unlink(link);
    }

    /// <summary>The page for an address such as <c>02-activations.ipynb#break-it</c>, or null.</summary>
    private string? PageOf(string address)
    {
        Match match = NotebookAddress().Match(address);
        return match.Success && pages.Contains(Uri.UnescapeDataString(match.Groups["name"].Value))
            ? Contents.FileNameOf(match.Groups["name"].Value) + match.Groups["anchor"].Value
            : null;
    }

    private string RewriteHtml(string html) => HrefAttribute().Replace(
        html,
        match => PageOf(match.Groups["address"].Value) is { } page ? $"href=\"{page}\"" : match.Value);

    private static void Unlink(LinkInline link)
    {
        var text = new ContainerInline();
        link.ReplaceBy(text, copyChildren: false);
        while (link.FirstChild is { } child)
        {
            child.Remove();
            text.AppendChild(child);
        }
    }

    [GeneratedRegex(@"^(?:\./)?(?<name>[^/#?]+)\.ipynb(?<anchor>#.*)?$")]
    private static partial Regex NotebookAddress();

    [GeneratedRegex(@"href=""(?<address>[^""]*)""")]
    private static partial Regex HrefAttribute();

    [GeneratedRegex(@"^(?:https?|mailto):", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
