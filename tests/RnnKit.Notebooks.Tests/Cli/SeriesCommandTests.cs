
namespace RnnKit.Notebooks.Tests.Cli;

[Collection(KernelCollection.Name)]
public class SeriesCommandTests
{
    [Fact]
    public async Task Without_a_verb_the_series_runs_and_the_book_is_written()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("notebooks/00-a.ipynb", "\"shown in the book\"");
        bench.WriteNotebook("notebooks/01-b.ipynb", "2");
        Assert.Equal(0, await bench.RunAsync());

        Assert.StartsWith("Running 2 notebooks in the built-in C# kernel.\n00-a: 1 cells\n", bench.Out, StringComparison.Ordinal);
        string index = Path.Combine(bench.Folder, "artifacts", "book", "index.html");
        Assert.EndsWith($"The book: {index}\n", bench.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(index));
        Assert.Contains(
            "shown in the book",
            string.Concat(Directory.GetFiles(Path.GetDirectoryName(index)!, "*.html").Select(File.ReadAllText)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_failing_notebook_there_is_no_new_book()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("notebooks/00-a.ipynb", "nonsense");
        Assert.Equal(1, await bench.RunAsync());
        Assert.Contains("0 of 1 notebooks ran", bench.Out, StringComparison.Ordinal);
        Assert.False(bench.Exists("artifacts", "book"));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_keeps_the_book_from_nobody()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("notebooks/00-a.ipynb", "1");
        bench.Write("artifacts/notebooks", "a file of that name");
        Assert.Equal(2, await bench.RunAsync());
        Assert.StartsWith($"{Path.Combine("artifacts", "notebooks", "00-a.ipynb")} cannot be written: ", bench.Error, StringComparison.Ordinal);
        Assert.True(bench.Exists("artifacts", "book", "index.html"));
    }

    [Fact]
    public async Task A_book_that_cannot_be_written_is_told_in_a_line()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("notebooks/00-a.ipynb", "1");
        bench.Write("taken", "a file");
        Assert.Equal(2, await bench.RunAsync("book", "--out", Path.Combine("taken", "book")));
        Assert.Contains("taken", Assert.Single(bench.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_book_verb_takes_executed_copies_only_of_present_cells()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("notebooks/00-a.ipynb", "\"first text\"");
        Assert.Equal(0, await bench.RunAsync("run"));
        Assert.Equal(0, await bench.RunAsync("book", "--out", "one"));
        bench.WriteNotebook("notebooks/00-a.ipynb", "\"second\" + \" text\"");
        Assert.Equal(0, await bench.RunAsync("book", "--out", "two"));

        string page = "00-a.html";
        Assert.Contains("first text", File.ReadAllText(Path.Combine(bench.Folder, "one", page)), StringComparison.Ordinal);
        Assert.DoesNotContain("first text", File.ReadAllText(Path.Combine(bench.Folder, "two", page)), StringComparison.Ordinal);
    }
}
