using System.Text;
using RnnKit.Book.Files;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Guide;

/// <summary>
/// The instructor's guide: a page for each notebook and one that leads to them. They give answers away, so nothing but the last
/// section of the book's first page leads here, and the search does not know them.
/// </summary>
internal static class InstructorGuide
{
    public const string FileName = "guide.html";

    /// <summary>Writes all of it.</summary>
    public static void Write(
        BookFolder folder, IReadOnlyList<NotebookDocument> notebooks, IReadOnlyList<BookPage> pages, BookOptions options, PageLibraries libraries, BookFiles files)
    {
        var rows = new StringBuilder();
        foreach ((NotebookDocument notebook, BookPage page) in notebooks.Zip(pages))
        {
            BookPage guide = GuidePage.Of(notebook, page, options, files);
            folder.WriteText(guide.FileName, Shell.Render(pages, guide, $"<article class=\"guide\">\n{guide.Body}</article>\n", options, libraries));
            rows.Append($"<li><a href=\"{guide.Address}\"><span class=\"number\">{page.Number}</span> {page.Title}</a></li>\n");
        }

        BookPage first = new("", "Instructor's guide", "", FileName, [], "", null, [], null, null);
        folder.WriteText(FileName, Shell.Render(pages, first, $"""
            <article class="guide">
            <h1>Instructor's guide</h1>
            <p><strong>These pages give every answer away.</strong> They are for whoever teaches with the notebooks: plans for 45 and for 90 minutes with the seconds that each cell took, what every prediction should bring out, what a typical wrong answer says about the learner who gave it, questions that come up, and what may be skipped.</p>
            <ol class="plain">
            {rows}</ol>
            </article>

            """, options, libraries));
    }
}
