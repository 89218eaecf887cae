using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using RnnKit.Book.Prose;

namespace RnnKit.Book;

/// <summary>
/// The words of the whole book as a script: a page that was opened from the file system may load a script, but no data.
/// </summary>
internal static class SearchIndex
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(IReadOnlyList<BookPage> pages)
    {
        var sections = new JsonArray();
        foreach (BookPage page in pages)
            foreach (SectionText section in page.Texts)
                sections.Add(Entry(page, section));
        return $"window.rnnkitSearchIndex = {sections.ToJsonString(Json)};\n";
    }

    private static JsonObject Entry(BookPage page, SectionText section) => new()
    {
        ["page"] = page.FileName,
        ["notebook"] = Plain($"{page.Number} {page.Title}"),
        ["id"] = section.Heading.Id,
        ["heading"] = Plain(section.Heading.Text),
        ["text"] = section.Text,
    };

    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(PlainText.WithoutTags(html)).Trim();
}
