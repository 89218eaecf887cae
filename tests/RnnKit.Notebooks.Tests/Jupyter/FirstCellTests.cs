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

    /// <summary>What is broken, how, and what is named.</summary>
    private static readonly Dictionary<string, (Action<FirstCellTests> Break, string Named)> Ways = new()
    {
        ["a package that does not exist"] = (test => test.Break("packages.csx", "Plotly.NET.CSharp, 0.14.0", "Plotly.NET.CSharp, 0.99.0"), "Plotly.NET.CSharp"),
        ["a library that is cut"] = (test => test.Cut(Path.Combine("bin", "RnnKit.NotebookLib.dll")), "lib/bin/RnnKit.NotebookLib.dll"),
        ["a file that does not compile"] = (test => test.Break("looks.csx", "Show.Register();", "Show.Regist();"), "lib/looks.csx"),
    };

    public static TheoryData<string> Broken => [.. Ways.Keys];

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task It_is_green_in_our_kernel_when_nothing_is_broken()
    {
        Assert.Equal(0, await _course.RunAsync("run", Path.Combine("notebooks", "first.ipynb"), "--out", "here"));

        Assert.Contains(Green, Words(_course.Read("here", "first.ipynb")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_green_in_the_genuine_kernel_when_nothing_is_broken()
    {
        GenuineTool.Require();

        Assert.Contains(Green, Words(await InGenuineAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task In_the_genuine_kernel_it_says_what_is_missing_and_what_to_do(string what)
    {
        GenuineTool.Require();
        Ways[what].Break(this);

        string words = Words(await InGenuineAsync());

        Assert.DoesNotContain(Green, words, StringComparison.Ordinal);
        Assert.Contains(Ways[what].Named, words, StringComparison.Ordinal);
        Assert.Contains("restart the kernel and run this cell again", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_stops_half_way_leaves_no_trace_in_the_genuine_kernel_and_is_named()
    {
        GenuineTool.Require();
        Break("looks.csx", "Show.Register();", "throw new Exception();");

        string words = Words(await InGenuineAsync());

        Assert.DoesNotContain(Green, words, StringComparison.Ordinal);
        Assert.Contains("lib/looks.csx did not come to its end.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RnnKit.dll")]
    [InlineData("RnnKit.NotebookLib.dll")]
    public async Task Without_a_build_it_says_to_build(string library)
    {
        GenuineTool.Require();
        File.Delete(Path.Combine(_course.Folder, "notebooks", "lib", "bin", library));

        string words = Words(await InGenuineAsync());

        Assert.DoesNotContain(Green, words, StringComparison.Ordinal);
        Assert.Contains("Run 'dotnet build'", words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task In_our_kernel_the_cell_fails_and_names_what_is_broken(string what)
    {
        Ways[what].Break(this);

        Assert.Equal(1, await _course.RunAsync("run", Path.Combine("notebooks", "first.ipynb")));

        Assert.Contains(Ways[what].Named, _course.Error, StringComparison.Ordinal);
    }

    private Task<NotebookDocument> InGenuineAsync() =>
        GenuineTool.RunAsync(Path.Combine(_course.Folder, "notebooks", "first.ipynb"), Path.Combine(_course.Folder, "notebooks"));

    private void Break(string file, string part, string instead)
    {
        string path = Path.Combine(_course.Folder, "notebooks", "lib", file), text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, instead, StringComparison.Ordinal));
    }

    private void Cut(string file)
    {
        using FileStream library = File.OpenWrite(Path.Combine(_course.Folder, "notebooks", "lib", file));
        library.SetLength(library.Length / 2);
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
