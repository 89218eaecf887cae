using System.Text;

namespace RnnKit.Book.Prose;

/// <summary>Gives headings readable ids, each once on a page, as GitHub does: <c>Break it</c> is <c>break-it</c>.</summary>
internal sealed class HeadingIds
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "content", "contents", "search-words", "search-count" };
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly List<string> _all = [];

    /// <summary>All ids so far, in order.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>The id of a heading that says this.</summary>
    public string For(string text)
    {
        string slug = Slug(text), id = Unique(slug.Length > 0 ? slug : "section");
        _given.Add(id);
        return id;
    }

    /// <summary>Whether a heading got this id here.</summary>
    public bool IsGiven(string id) => _given.Contains(id);

    /// <summary>An id as it is, where it is free; otherwise with a number.</summary>
    public string Unique(string wanted)
    {
        string id = wanted;
        for (int i = 1; !_taken.Add(id); i++)
            id = $"{wanted}-{i}";
        _all.Add(id);
        return id;
    }

    /// <summary>What GitHub and VS Code make of a heading's text: small letters, without punctuation.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char c in text.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                slug.Append(c);
            else if (c == ' ')
                slug.Append('-');
        }

        return slug.ToString();
    }
}
