using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Cli;
using RnnKit.Notebooks.Running;
using RnnKit.Notebooks.Tests.Jupyter;

namespace RnnKit.Notebooks.Tests.Semantics;

/// <summary>One table of cells in both kernels, each in one session: what they show is the same, but for what README.md says.</summary>
[Collection(KernelCollection.Name)]
public sealed class SemanticsTests : IDisposable
{
    private static readonly CellSequence[] s_table = [.. CellSequences.Alike, .. CellSequences.Different];
    private readonly TemporaryFolder _folder = new();

    public SemanticsTests()
    {
        _folder.Write(Path.Combine(".config", "dotnet-tools.json"), File.ReadAllText(Repository.PathOf(".config", "dotnet-tools.json")));
        _folder.Write(Path.Combine("parts", "outer.csx"), "#!import parts/inner.csx\nstatic class Outer { public static string Name => Inner.Name + \" and outer\"; }");
        _folder.Write(Path.Combine("parts", "inner.csx"), "static class Inner { public static string Name => \"inner\"; }");
        _folder.Write(Path.Combine("parts", "broken.csx"), "var fine3 = 1;\nint broken3 = \"text\";");
        _folder.Write(Path.Combine("parts", "throwing.csx"), "throw new Exception(\"in the file\");");
        _folder.Write(Path.Combine("parts", "referring.csx"), "#r \"near.dll\"\nvar near3 = 1;");
        Build("lib.dll", "public static class Lib { public static int Value => 3; }");
        Build(Path.Combine("parts", "near.dll"), "public static class Near { public static int Value => 4; }");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_built_in_kernel_shows_what_the_table_says()
    {
        string[] shown = Told(await HereAsync());

        Assert.Equal("", string.Join("\n", s_table.Zip(shown).Where(row => row.First.Why is not null && row.First.Here != row.Second).Select(row => $"{row.First.What}:\n  {row.Second}")));
    }

    [Fact]
    public async Task The_kernels_show_the_same_but_for_the_differences_in_the_table()
    {
        GenuineTool.Require();
        string[] here = Told(await HereAsync());
        string[] there = Told(await GenuineTool.RunAsync(Notebook().FilePath!, _folder.FullPath));
        var wrong = new List<string>();
        for (int i = 0; i < s_table.Length; i++)
        {
            bool isRight = s_table[i].Why is null ? here[i] == there[i] : here[i] == s_table[i].Here && there[i] == s_table[i].There;
            if (!isRight)
                wrong.Add($"{s_table[i].What}:\n  here  {here[i]}\n  there {there[i]}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void README_tells_the_same_differences()
    {
        string section = File.ReadAllText(Repository.PathOf("README.md")).Split("| in a cell | how the kernels differ |\n|---|---|\n")[1].Split("\n\n")[0];
        string[] told = [.. section.Split('\n').Select(row => row.TrimEnd('\r'))];

        Assert.Equal(CellSequences.Different.Concat(CellSequences.Elsewhere).Select(row => $"| {row.What} | {row.Why} |"), told);
    }

    private async Task<NotebookDocument> HereAsync()
    {
        NotebookRun run = await new NotebookRunner(BuiltInKernel.OptionsIn, TimeSpan.FromMinutes(2), new PlainProgress(TextWriter.Null)).RunAsync(Notebook(), () => TestContext.Current.CancellationToken);
        Assert.Null(run.Failure);
        return run.Document;
    }

    /// <summary>One cell to begin with, in which the genuine kernel shows what is its own, then those of the table.</summary>
    private NotebookDocument Notebook()
    {
        var notebook = new NotebookDocument("table");
        foreach ((string cell, int number) in s_table.SelectMany(row => row.Cells).Prepend("1;").Select((cell, number) => (cell, number)))
        {
            var added = new NotebookCell(CellKind.Code, $"c{number}", cell);
            added.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("raises-exception");
            notebook.Cells.Add(added);
        }
        return NotebookDocument.Load(_folder.Write("table.ipynb", notebook.ToJson()));
    }

    /// <summary>What each row of the table shows, cell by cell.</summary>
    private static string[] Told(NotebookDocument executed)
    {
        int next = 1;
        return [.. s_table.Select(row =>
        {
            string[] cells = [.. row.Cells.Select(_ => ShownByCells.Tell(executed.Cells[next++]))];
            return string.Join(" || ", cells);
        })];
    }

    private void Build(string name, string code)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(name),
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(Path.Combine(_folder.FullPath, name), cancellationToken: TestContext.Current.CancellationToken).Success);
    }
}
