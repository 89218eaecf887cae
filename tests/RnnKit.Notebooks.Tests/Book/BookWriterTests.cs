using System.Text.RegularExpressions;
using RnnKit.Book;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

public sealed partial class BookWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.FullPath, "book");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_is_a_page_for_every_notebook_and_an_index()
    {
        BookReport report = Write(SampleNotebooks.All, Target);

        Assert.Equal(Path.Combine(Target, "index.html"), report.IndexPath);
        Assert.Equal(["00-start-here.html", "01-activations.html", "index.html"], Directory.GetFiles(Target).Select(Path.GetFileName).Order());
        string index = Read("index.html");
        Assert.Contains("<a href=\"01-activations.html\">Activations</a>", index, StringComparison.Ordinal);
        Assert.Contains("is one big matrix product", index, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_shows_measured_seconds_where_there_are_any()
    {
        Write(SampleNotebooks.All, Target, new BookOptions { Durations = new Dictionary<string, TimeSpan> { ["00-start-here"] = TimeSpan.FromSeconds(4.21) } });

        Assert.Contains("4.2 s", Read("index.html"), StringComparison.Ordinal);
        Assert.Single(SecondsElement().Matches(Read("index.html")));
    }

    [Fact]
    public void Without_npm_the_pages_name_the_pinned_public_files_and_the_report_says_so()
    {
        BookReport report = Write(SampleNotebooks.All, Target);

        string page = Read("01-activations.html");
        Assert.Contains("href=\"https://cdn.jsdelivr.net/npm/katex@0.19.1/dist/katex.min.css\" integrity=\"sha384-", page, StringComparison.Ordinal);
        Assert.Contains("data-plotly=\"https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js\" data-plotly-integrity=\"sha384-", page, StringComparison.Ordinal);
        Assert.StartsWith("The pages load KaTeX and plotly.js from cdn.jsdelivr.net, because ", report.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_id_of_a_page_is_there_once_and_every_inner_link_leads_to_one()
    {
        Write(SampleNotebooks.All, Target);

        foreach (string page in Directory.GetFiles(Target, "*.html"))
        {
            string html = File.ReadAllText(page);
            string[] ids = [.. IdAttribute().Matches(html).Select(match => match.Groups[1].Value)];
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(InnerLink().Matches(html), match => Assert.Contains(match.Groups[1].Value, ids));
        }
    }

    [Fact]
    public void The_same_notebooks_give_the_same_bytes()
    {
        Write(SampleNotebooks.All, Target);
        Write(SampleNotebooks.All, Target + "2");

        string[] files = [.. Directory.GetFiles(Target, "*", SearchOption.AllDirectories)];
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(Target + "2", Path.GetRelativePath(Target, file)))));
    }

    [Fact]
    public void Images_beside_the_notebooks_are_copied()
    {
        _folder.Write(Path.Combine("notebooks", "images", "cell.svg"), "<svg/>");

        Write(SampleNotebooks.All, Target, new BookOptions { SourceFolder = Path.Combine(_folder.FullPath, "notebooks") });

        Assert.Equal("<svg/>", Read(Path.Combine("images", "cell.svg")));
    }

    [Fact]
    public void A_newer_book_takes_the_place_of_an_older_one_and_nothing_else_stays()
    {
        Write(SampleNotebooks.All, Target);
        Write([SampleNotebooks.Start], Target);

        Assert.False(File.Exists(Path.Combine(Target, "01-activations.html")));
        Assert.Equal(["book"], Directory.GetDirectories(_folder.FullPath).Select(Path.GetFileName));
    }

    [Fact]
    public void A_write_that_is_stopped_leaves_the_older_book_whole()
    {
        Write(SampleNotebooks.All, Target);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(() => BookWriter.Write([SampleNotebooks.Start], Target, cancellationToken: stopped.Token));

        Assert.True(File.Exists(Path.Combine(Target, "01-activations.html")));
        Assert.Equal(["book"], Directory.GetDirectories(_folder.FullPath).Select(Path.GetFileName));
    }

    [Fact]
    public void An_older_book_that_cannot_be_removed_does_not_keep_the_newer_one()
    {
        Write(SampleNotebooks.All, Target);
        string held = Path.Combine("held", "page.html"), file = _folder.Write(Path.Combine("book", held), "");
        if (OperatingSystem.IsWindows())
            File.SetAttributes(file, FileAttributes.ReadOnly);
        else if (Environment.IsPrivilegedProcess)
            Assert.Skip("Nothing keeps the administrator from removing a file.");
        else
            File.SetUnixFileMode(Path.GetDirectoryName(file)!, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Write([SampleNotebooks.Start], Target);

        Assert.False(File.Exists(Path.Combine(Target, "01-activations.html")));
        Assert.Contains("Start here", Read("00-start-here.html"), StringComparison.Ordinal);
        string old = Assert.Single(Directory.GetDirectories(_folder.FullPath, ".book.*.old"));
        if (OperatingSystem.IsWindows())
            File.SetAttributes(Path.Combine(old, held), FileAttributes.Normal);
        else
            File.SetUnixFileMode(Path.Combine(old, "held"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("a#b", "a%23b")]
    [InlineData("100%", "100%25")]
    [InlineData("x'y & z", "x%27y%20%26%20z")]
    public void A_name_with_signs_of_an_address_is_linked_whole(string name, string address)
    {
        Write([SampleNotebooks.Start, new NotebookDocument(name)], Target);

        string index = Read("index.html"), page = Read("00-start-here.html"), own = Read(name + ".html");
        Assert.Contains($"<a href=\"{address}.html\">", index, StringComparison.Ordinal);
        Assert.Contains($"rel=\"next\" href=\"{address}.html\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"notebooks/{address}.ipynb\"", own, StringComparison.Ordinal);
        Assert.All([index, page, own], html => Assert.Contains($"class=\"progress\" data-page=\"{System.Net.WebUtility.HtmlEncode(name)}.html\"", html, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone()
    {
        string file = _folder.Write(Path.Combine("book", "thesis.txt"), "three years of work");

        var error = Assert.Throws<BadInputException>(() => Write(SampleNotebooks.All, Target));

        Assert.Contains("no book", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Two_notebooks_of_one_name_are_refused()
    {
        var error = Assert.Throws<BadInputException>(() => Write([new NotebookDocument("a"), new NotebookDocument("a")], Target));

        Assert.Equal("Two notebooks are named a; a book needs every name once.", error.Message);
    }

    private static BookReport Write(IReadOnlyList<NotebookDocument> notebooks, string target, BookOptions? options = null) =>
        BookWriter.Write(notebooks, target, options, TestContext.Current.CancellationToken);

    private string Read(string file) => File.ReadAllText(Path.Combine(Target, file));

    [GeneratedRegex("class=\"seconds\"")]
    private static partial Regex SecondsElement();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex IdAttribute();

    [GeneratedRegex(" href=\"#([^\"]*)\"")]
    private static partial Regex InnerLink();
}
