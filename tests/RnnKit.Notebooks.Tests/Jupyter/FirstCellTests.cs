using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Tests.Cli;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>
/// The first cell of a notebook is green only when everything was loaded. Each test breaks one thing in a copy of notebooks/lib and
/// reads what the cell says, in the genuine kernel and in ours.
/// </summary>
[Collection(KernelCollection.Name)]
public sealed class FirstCellTests : IDisposable
{
    private const string Green = "✔ Ready";
    private readonly CliBench _course = new();

    public FirstCellTests()
    {
        Copy(Repository.PathOf("notebooks", "lib"), Path.Combine(_course.Folder, "notebooks", "lib"));
        _course.Write(Path.Combine(".config", "dotnet-tools.json"), File.ReadAllText(Repository.PathOf(".config", "dotnet-tools.json")));
        _course.WriteNotebook(Path.Combine("notebooks", "first.ipynb"), "#!import lib/setup.csx\nSetup.Ready()");
    }

    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "TextCharts.cs", "public static class TextCharts\n{", "public static class TextCharts\n{\n    static int broken = \"text\";\n", "lib/TextCharts.cs" },
        { "packages.csx", "Plotly.NET.CSharp, 0.14.0", "Plotly.NET.CSharp, 0.99.0", "Plotly.NET.CSharp" },
    };

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task It_is_green_in_both_kernels_when_nothing_is_broken()
    {
        Assert.Equal(0, await _course.RunAsync("run", Path.Combine("notebooks", "first.ipynb"), "--out", "here"));
        Assert.Contains(Green, Words(_course.Read("here", "first.ipynb")), StringComparison.Ordinal);

        GenuineTool.Require();
        Assert.Contains(Green, Words(await InGenuineAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task In_the_genuine_kernel_it_says_what_is_missing_and_what_to_do(string file, string part, string instead, string named)
    {
        GenuineTool.Require();
        Break(file, part, instead);

        string words = Words(await InGenuineAsync());

        Assert.DoesNotContain(Green, words, StringComparison.Ordinal);
        Assert.Contains(named, words, StringComparison.Ordinal);
        Assert.Contains("restart the kernel and run this cell again", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("looks.csx", "Show.Register();", "throw new Exception();", "lib/looks.csx did not come to its end.")]
    [InlineData("Spread.cs", "public static class Spread", "Console.Write(\"at large\");\npublic static class Spread", "lib/Spread.cs has a statement outside its types")]
    public async Task A_file_that_may_stop_without_a_trace_is_named_in_the_genuine_kernel(string file, string part, string instead, string said)
    {
        GenuineTool.Require();
        Break(file, part, instead);

        string words = Words(await InGenuineAsync());

        Assert.DoesNotContain(Green, words, StringComparison.Ordinal);
        Assert.Contains(said, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_build_it_says_to_build()
    {
        GenuineTool.Require();
        File.Delete(Path.Combine(_course.Folder, "notebooks", "lib", "bin", "RnnKit.dll"));

        string words = Words(await InGenuineAsync());

        Assert.DoesNotContain(Green, words, StringComparison.Ordinal);
        Assert.Contains("Run 'dotnet build'", words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task In_our_kernel_the_cell_fails_and_names_what_is_broken(string file, string part, string instead, string named)
    {
        Break(file, part, instead);

        Assert.Equal(1, await _course.RunAsync("run", Path.Combine("notebooks", "first.ipynb")));

        Assert.Contains(named, _course.Error, StringComparison.Ordinal);
    }

    private Task<NotebookDocument> InGenuineAsync() =>
        GenuineTool.RunAsync(Path.Combine(_course.Folder, "notebooks", "first.ipynb"), Path.Combine(_course.Folder, "notebooks"));

    private void Break(string file, string part, string instead)
    {
        string path = Path.Combine(_course.Folder, "notebooks", "lib", file), text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, instead, StringComparison.Ordinal));
    }

    private static string Words(NotebookDocument notebook) => string.Join('\n', notebook.Cells[^1].Outputs.Select(output => output switch
    {
        DisplayOutput shown => shown.Data.Text("text/plain"),
        ErrorOutput error => error.ErrorValue,
        _ => "",
    }));

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
