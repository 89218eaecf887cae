using AngleSharp.Dom;
using RnnKit.Book.Prose;
using RnnKit.Documents.Series;

namespace RnnKit.Book.Files;

/// <summary>Makes the first bold use of each term in a page a link to its entry in the glossary.</summary>
internal sealed class GlossaryLinks(Glossary glossary)
{
    private readonly HashSet<GlossaryEntry> _linked = [];

    /// <summary>Links the terms in a piece of the page.</summary>
    public void Link(IElement prose)
    {
        foreach (IElement bold in BoldTerms.In(prose).ToList())
        {
            string words = BoldTerms.WordsOf(bold);
            if (glossary.IsNoTerm(words) || glossary.Find(words) is not { } entry || !_linked.Add(entry))
                continue;
            IElement link = bold.Owner!.CreateElement("a");
            link.ClassName = "term";
            link.SetAttribute("href", $"{GlossaryPage.FileName}#{HeadingIds.Slug(entry.Term)}");
            link.Append([.. bold.ChildNodes]);
            bold.Append(link);
        }
    }
}
