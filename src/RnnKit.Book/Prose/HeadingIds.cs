using System.Text;

namespace RnnKit.Book.Prose;

/// <summary>Gives headings readable ids, each once on a page, as GitHub does: <c>Break it</c> is <c>break-it</c>.</summary>
internal sealed class HeadingIds
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "content", "contents" };

    public string For(string text)
    {
        string slug = Slug(text);
        string id = slug;
        for (int i = 1; !_taken.Add(id); i++)
            id = $"{slug}-{i}";
        return id;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char c in text.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                slug.Append(c);
            else if (c == ' ')
                slug.Append('-');
        }

        return slug.Length > 0 ? slug.ToString() : "section";
    }
}
