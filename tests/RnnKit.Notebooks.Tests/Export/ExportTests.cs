using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Export;
using RnnKit.Notebooks.Tests.Cli;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Export;

/// <summary>A notebook as a program: its text.</summary>
public class ExportTests
{
    private const string Marker = "// ---- c0";

    [Fact]
    public void Statements_stand_in_order_values_are_displayed_and_types_come_last()
    {
        string program = Program("using System.IO.Compression;\nvar x = 20; // twenty", "record Pair(int A, int B);\nint Twice(int a) => 2 * a;\nTwice(x) // shown", "Console.WriteLine(x)", "new Pair(1, 2)", "x * x", "typeof(GZipStream)");

        Assert.Contains("\nusing System.IO.Compression;\n", program, StringComparison.Ordinal);
        string[] body = [.. program.Split('\n').SkipWhile(line => !line.StartsWith(Marker, StringComparison.Ordinal)).Where(line => line.Length > 0)];
        Assert.Equal(
            [
                "// ---- c0 ----", "var x = 20; // twenty", "// ---- c1 ----", "int Twice(int a) => 2 * a;", "display(Twice(x)); // shown",
                "// ---- c2 ----", "Console.WriteLine(x);", "// ---- c3 ----", "display(new Pair(1, 2));", "// ---- c4 ----", "display(x * x);",
                "// ---- c5 ----", "display(typeof(GZipStream));",
                "// A program declares its types after its statements.", "// ---- c1 ----", "record Pair(int A, int B);",
            ],
            body);
    }

    [Fact]
    public void What_only_a_script_may_declare_takes_the_form_that_a_program_has_for_it()
    {
        string program = Program("public static int x = 1;\npublic int Next() => x + 1;", "static int Half(this int a) => a / 2;\nNext().Half()");

        Assert.Contains("\nint x = 1;\nint Next() => x + 1;\n", program, StringComparison.Ordinal);
        Assert.Contains("\n{\ninternal static int Half(this int a) => a / 2;\n}\n", program, StringComparison.Ordinal);
    }

    [Fact]
    public void Usings_that_nothing_needs_are_left_out()
    {
        string program = Program("using System.Net.Http;\nvar x = 1;");
        Assert.DoesNotContain("\nusing ", program, StringComparison.Ordinal);
    }

    [Fact]
    public void The_series_own_setup_becomes_references_and_an_import_of_ones_own_becomes_code()
    {
        string program = Program("#!import mine.csx\nmore + 1", "var y = 2;");

        Assert.Contains("\n#:project ", program, StringComparison.Ordinal);
        Assert.Contains("/notebooks/lib/RnnKit.NotebookLib.csproj\n", program, StringComparison.Ordinal);
        Assert.Contains("\n// # About a.ipynb\n\n// ---- mine.csx ----\nvar more = 41;\n\n// ---- c0 ----\ndisplay(more + 1);\n", program, StringComparison.Ordinal);
        string first = ExportedProgram.Of(Series.Load("02-activations.ipynb"), NotebookLibrary.In(Series.Folder), Repository.PathOf("artifacts", "export")).Text;
        Assert.Contains("\n#:package Plotly.NET@", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Plotly.NET.Interactive", first, StringComparison.Ordinal);
        Assert.DoesNotContain("class Charts", first, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_is_little_longer_than_the_code_of_its_notebook()
    {
        NotebookDocument notebook = Series.Load("07-lstm.ipynb");
        int code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Sum(cell => cell.Source.Split('\n').Length);
        int program = ExportedProgram.Of(notebook, NotebookLibrary.In(Series.Folder), Repository.PathOf("artifacts", "export")).Text.Split('\n').Count(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        Assert.InRange(program, code, code + 30);
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
    [InlineData("var y = 1;\n#!nonsense", "c1, line 2: #!nonsense is for a kernel")]
    [InlineData("#load \"other.csx\"", "c1, line 1: #load is for a kernel")]
    [InlineData("#!import self.csx", "self.csx, line 1: #!import self.csx: this file imports itself.")]
    [InlineData("class A { int B => x; }", "c1: the notebook runs in a kernel, but makes no program: CS")]
    public void What_makes_no_program_is_named_with_its_cell(string cell, string message)
    {
        Assert.Contains(message, Assert.Throws<BadInputException>(() => Program("var x = 1;", cell)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_was_changed_is_not_replaced_unless_that_is_asked_for()
    {
        using var bench = new CliBench();
        Assert.True(await bench.RunAsync("export", "2", "--out", "program") == 0, bench.Error);
        string file = Path.Combine(bench.Folder, "program", "02-activations.cs");
        string made = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(0, await bench.RunAsync("export", "2", "--out", "program"));

        await File.WriteAllTextAsync(file, "// mine", TestContext.Current.CancellationToken);
        Assert.Equal(2, await bench.RunAsync("export", "2", "--out", "program"));
        Assert.Contains("is there already, with another text", bench.Error, StringComparison.Ordinal);
        Assert.Equal("// mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal(0, await bench.RunAsync("export", "2", "--out", "program", "--force"));
        Assert.Equal(made, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_library_that_is_not_there_or_not_built_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("is not there: a program needs it", Assert.Throws<BadInputException>(() => NotebookLibrary.In(folder.FullPath)).Message, StringComparison.Ordinal);
        folder.Write("lib/RnnKit.NotebookLib.csproj", "<Project><ItemGroup><ProjectReference Include=\"../RnnKit.csproj\" /></ItemGroup></Project>");
        Assert.Contains("run 'dotnet build' once", Assert.Throws<BadInputException>(() => NotebookLibrary.In(folder.FullPath).Assemblies()).Message, StringComparison.Ordinal);
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
        bench.Write("mine.csx", "var more = 41;");
        bench.Write("self.csx", "#!import self.csx");
        return ExportedProgram.Of(NotebookDocument.Load(bench.WriteNotebook("a.ipynb", cells)), NotebookLibrary.In(Series.Folder), bench.Folder).Text;
    }
}
