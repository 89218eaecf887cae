
namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>What cannot be used is refused before anything runs: exit code 2, a message that names it, nothing written.</summary>
[Collection(KernelCollection.Name)]
public class BadInputTests
{
    public static TheoryData<string[], string> Commands => new()
    {
        { ["run", "missing.ipynb"], "missing.ipynb: there is no such file" },
        { ["run", "text.ipynb"], "text.ipynb: not a notebook: no JSON at line 1, column 1" },
        { ["run", "old.ipynb"], "old.ipynb: nbformat 3, but only nbformat 4 can be read" },
        { ["run", "good.ipynb", "text.ipynb", "missing.ipynb"], "text.ipynb: not a notebook: no JSON at line 1, column 1\nmissing.ipynb: there is no such file" },
        { ["run", "empty"], "empty: there are no notebooks in this folder." },
        { ["run", "good.ipynb", "other/good.ipynb"], "good.ipynb and " + Path.Combine("other", "good.ipynb") + " have the same name" },
        { ["run", "good.ipynb", "--timeout", "soon"], "--timeout is a number of seconds greater than 0; here it is 'soon'." },
        { ["run", "good.ipynb", "--timeout", "-1"], "--timeout is a number of seconds greater than 0; here it is '-1'." },
        { ["run", "good.ipynb", "--in-place", "--out", "x"], "--out and --in-place exclude each other." },
        { ["run", "good.ipynb", "--in-place", "--solutions"], "--solutions and --in-place exclude each other" },
        { ["run", "good.ipynb", "--kernel", "dotnet-interactive", "--solutions"], "--solutions needs the built-in kernel." },
        { ["run", "good.ipynb", "--in-place", "--kernel", "dotnet-interactive"], "--in-place needs the built-in kernel: only it stores charts with their pictures." },
        { ["run", "good.ipynb", "--out", "text.ipynb"], "--out text.ipynb: this is a file; executed copies need a folder." },
        { ["run", "good.ipynb", "--out", ""], "--out is empty." },
        { ["run", "--bogus", "good.ipynb"], "There is no option '--bogus'." },
        { ["run", "good.ipynb", "-x"], "There is no option '-x'." },
        { ["check", "--frseh"], "There is no option '--frseh'." },
        { ["run", ""], "A path is empty." },
        { ["run", "good.ipynb", "--kernel", "other"], "Argument 'other' not recognized." },
        { ["rnu"], "'rnu'" },
        { ["--fast"], "'--fast'" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task It_is_refused(string[] command, string message)
    {
        using var bench = new CliBench();
        bench.WriteNotebook("good.ipynb", "Console.Write(1)");
        bench.WriteNotebook("other/good.ipynb", "Console.Write(1)");
        bench.Write("text.ipynb", "<html>");
        bench.Write("old.ipynb", """{"nbformat":3,"nbformat_minor":0,"worksheets":[]}""");
        Directory.CreateDirectory(Path.Combine(bench.Folder, "empty"));

        Assert.Equal(2, await bench.RunAsync(command));
        Assert.Contains(message, bench.Error, StringComparison.Ordinal);
        Assert.Equal("", bench.Out);
        Assert.False(bench.Exists("artifacts"));
    }
}
