using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Tests.Directives;

[Collection(KernelCollection.Name)]
public class ImportTests
{
    [Fact]
    public void Usings_declarations_and_output_of_an_imported_file_hold()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lib/setup.csx", "using System.IO;\n#!import lib/more.cs\nConsole.Write(\"ready\"); static class Setup { public static string Name => More.Name; }\n\"not shown\"");
        folder.Write("lib/more.cs", "static class More { public static string Name => Path.GetExtension(\"a.b\"); }");
        var bench = new KernelBench(folder.FullPath);

        Assert.Equal("out: ready | value: .b", KernelBench.Describe(bench.Run("#!import lib/setup.csx\nSetup.Name")));
        Assert.Equal("value: .d", KernelBench.Describe(bench.Run("Path.GetExtension(\"c.d\")")));
    }

    [Fact]
    public void A_load_directive_does_the_same()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csx", "var loaded = 4;");
        Assert.Equal("out: 4", KernelBench.Describe(new KernelBench(folder.FullPath).Run("#load \"a.csx\"\nConsole.Write(loaded)")));
    }

    [Fact]
    public void The_code_cells_of_an_imported_notebook_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"x"},{"cell_type":"code","id":"b","metadata":{},"outputs":[],"source":"var fromNotebook = 6;"}]}""");
        Assert.Equal("out: 6", KernelBench.Describe(new KernelBench(folder.FullPath).Run("#!import n.ipynb\nConsole.Write(fromNotebook)")));
    }

    [Fact]
    public void An_error_in_an_imported_file_fails_the_cell_with_the_file_and_its_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lib/bad.csx", "var fine = 1;\nvar bad = nothing;");
        var bench = new KernelBench(folder.FullPath);

        Assert.Equal("error: Compilation error", KernelBench.Describe(bench.Run("#!import lib/bad.csx\nConsole.Write(1)")));
        Assert.Equal((CellStatus.Failed, "lib/bad.csx", 2), (bench.Last!.Status, bench.Last.Failure!.Source, bench.Last.Failure.Line));
    }

    [Fact]
    public void A_file_that_imports_itself_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csx", "#!import b.csx");
        folder.Write("b.csx", "\n#!import a.csx");
        var bench = new KernelBench(folder.FullPath);
        bench.Run("#!import a.csx");
        Assert.Equal("b.csx, line 2: #!import a.csx: this file is being imported already; it imports itself.", Assert.Single(bench.Last!.Failure!.Traceback));
    }

    [Fact]
    public void After_a_failed_import_the_next_one_works()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a.csx", "nonsense");
        var bench = new KernelBench(folder.FullPath);
        bench.Run("#!import a.csx");
        File.WriteAllText(file, "var now = 1;");
        Assert.Equal("out: 1", KernelBench.Describe(bench.Run("#!import a.csx\nConsole.Write(now)")));
    }

    [Fact]
    public void Text_in_other_languages_is_shown_and_time_is_measured()
    {
        string shown = KernelBench.Describe(new KernelBench().Run("#!time\n#!markdown\n# T\n#!html\n<b>x</b>\n#!csharp\n\"v\""));
        Assert.Matches("^show: text/markdown # T \\| show: text/html <b>x</b> \\| value: v \\| show: ⏱ Wall time: [0-9.]+ms$", shown);
    }

    [Fact]
    public void Nothing_but_notebooks_and_scripts_is_imported()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "x");
        var bench = new KernelBench(folder.FullPath);
        bench.Run("#!import a.txt");
        Assert.EndsWith("only .cs, .csx and .ipynb can be imported.", bench.Last!.Failure!.Message, StringComparison.Ordinal);
    }
}
