using RnnKit.Documents;
using System.Diagnostics;
using RnnKit.Notebooks.Export;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Tests.Cli;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Export;

/// <summary>A notebook as a program.</summary>
[Collection(KernelCollection.Name)]
public class ExportTests
{
    private static readonly string Library = Repository.PathOf("src", "RnnKit", "RnnKit.csproj");

    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_notebook_of_the_series_makes_a_program(string name)
    {
        using var folder = new TemporaryFolder();
        string program = ExportedProgram.Of(Series.Load(name), Library, folder.FullPath).Text;
        Assert.Contains("\ndisplay(Setup.Ready());\n", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_stand_in_order_values_are_displayed_and_types_come_last()
    {
        string program = Program("using System.IO;\nvar x = 20; // twenty", "record Pair(int A, int B);\nint Twice(int a) => 2 * a;\nTwice(x) // shown", "Console.WriteLine(x)", "new Pair(1, 2)", "x * x");

        string[] lines = program.Split('\n');
        Assert.Contains("global using System.IO;", lines);
        string[] body = [.. lines.SkipWhile(line => !line.StartsWith("// ---- c0", StringComparison.Ordinal)).Where(line => line.Length > 0)];
        Assert.Equal(
            [
                "// ---- c0 ----", "var x = 20; // twenty", "// ---- c1 ----", "int Twice(int a) => 2 * a;", "display(Twice(x)); // shown",
                "// ---- c2 ----", "Console.WriteLine(x);", "// ---- c3 ----", "display(new Pair(1, 2));", "// ---- c4 ----", "display(x * x);",
                "// ==== Types of the cells and of the files that they import ====", "record Pair(int A, int B);",
            ],
            body);
    }

    [Fact]
    public void Headings_of_the_notebook_are_comments()
    {
        Assert.Contains("\n// # About a.ipynb\n\n// ---- c0 ----\nvar x = 1;\n", Program("var x = 1;"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_is_asked_for_as_programs_do()
    {
        Assert.Contains("\n#:package Some.Package@1.2.3\n", Program("#r \"nuget: Some.Package, 1.2.3\"\nvar x = 1;"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = 2;", "c1: the notebook runs in a kernel, but makes no program: CS0128")]
    [InlineData("#!import other.ipynb", "c1, line 1: #!import other.ipynb: there is no such file.")]
    [InlineData("#r \"mine.dll\"", "c1, line 1: #r \"mine.dll\" cannot be part of a program")]
    [InlineData("#!nonsense", "#!nonsense")]
    public void What_makes_no_program_is_named_with_its_cell(string cell, string message)
    {
        Assert.Contains(message, Assert.Throws<BadInputException>(() => Program("var x = 1;", cell)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exported_notebook_runs_by_itself_and_prints_what_the_notebook_shows()
    {
        const string name = "02-activations";
        using var bench = new CliBench();
        Assert.True(await bench.RunAsync("export", "2", "--out", "program") == 0, bench.Error);
        Assert.Equal($"Wrote {Path.Combine("program", name + ".cs")}. Run it: dotnet run {Path.Combine("program", name + ".cs")}\n", bench.Out);

        (int code, string output) = await RunAsync(Path.Combine(bench.Folder, "program", name + ".cs"));

        Assert.True(code == 0, output);
        foreach (NotebookCell cell in Series.Load(name + ".ipynb").Cells.Where(cell => cell.Kind == CellKind.Code))
            foreach (string line in cell.Outputs.OfType<DisplayOutput>().SelectMany(shown => shown.Data.Text("text/plain")!.Split('\n')).Where(line => !line.Contains('⏱', StringComparison.Ordinal)))
                Assert.Contains(line, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99", "There is no notebook '99'; there are 00-start-here, ")]
    [InlineData("none.ipynb", "none.ipynb")]
    public async Task A_notebook_that_is_not_there_is_bad_input(string which, string message)
    {
        using var bench = new CliBench();
        Assert.Equal(2, await bench.RunAsync("export", which));
        Assert.StartsWith(message, bench.Error, StringComparison.Ordinal);
        Assert.False(bench.Exists("artifacts"));
    }

    private static string Program(params string[] cells)
    {
        using var bench = new CliBench();
        return ExportedProgram.Of(NotebookDocument.Load(bench.WriteNotebook("a.ipynb", cells)), Library, bench.Folder).Text;
    }

    private static async Task<(int Code, string Output)> RunAsync(string program)
    {
        var start = new ProcessStartInfo("dotnet", ["run", program])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
