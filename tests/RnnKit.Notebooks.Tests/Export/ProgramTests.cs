using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Tests.Cli;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Export;

/// <summary>The programs of the series: they compile, a debugger finds their lines, and they print what the notebooks show.</summary>
public class ProgramTests(ProgramFolder folder) : IClassFixture<ProgramFolder>
{
    /// <summary>Which runs in every test run.</summary>
    private const string Quick = "02-activations.ipynb";

    /// <summary>Which run where the programs of all notebooks are compiled.</summary>
    private static readonly string[] Short = [Quick, "03-vanilla-rnn.ipynb"];

    /// <summary>One notebook trains for more than a minute; its program is ended sooner, and held to what it has printed.</summary>
    private const string Long = "15-translation.ipynb";
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(40);

    /// <summary>What runs longer than this has come to a stand.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_notebook_of_the_series_is_a_program_that_prints_what_the_notebook_shows(string name)
    {
        Extent.Needs(Extent.EveryNotebook, name == Quick || Extent.Asks(Extent.EveryProgram));
        NotebookDocument notebook = Series.Load(name);
        (string source, string text, string assembly) = folder.Make(notebook);

        Assert.Equal([], LinesWithoutPoint(text, source, Path.ChangeExtension(assembly, ".pdb")));
        if (!Short.Contains(name) && !Extent.Asks(Extent.EveryProgram))
            return;
        (int? code, string output) = await ProgramFolder.RunAsync([assembly], name == Long ? Enough : Longest);
        Assert.True(code == 0 || (code is null && name == Long), output);
        HoldTo(notebook, output, wasEnded: code is null);
        if (code == 0)
            Assert.Equal(Charts(notebook), File.Exists(Path.ChangeExtension(source, ".html")) ? Sections(Path.ChangeExtension(source, ".html")) : 0);
    }

    [Fact]
    public async Task The_sdk_runs_a_program_as_it_is_and_builds_the_library_so_that_a_debugger_steps_into_it()
    {
        Extent.Needs(Extent.EveryNotebook, isQuick: false);
        using var bench = new CliBench();
        Assert.True(await bench.RunAsync("export", "2", "--out", "program") == 0, bench.Error);
        Assert.Equal($"Wrote {Path.Combine("program", "02-activations.cs")}. Run it: dotnet run -c Release {Path.Combine("program", "02-activations.cs")}\n", bench.Out);

        (int? code, string output) = await ProgramFolder.RunAsync(["run", Path.Combine(bench.Folder, "program", "02-activations.cs")], Longest);
        Assert.True(code == 0, output);
        HoldTo(Series.Load("02-activations.ipynb"), output, wasEnded: false);

        string stepping = Repository.PathOf("src", "RnnKit", "bin", "Stepping", "net10.0", "RnnKit.dll");
        Assert.True(IsForDebuggers(stepping));
        Assert.False(IsForDebuggers(Repository.PathOf("notebooks", "lib", "bin", "RnnKit.dll")));
        ILookup<string, int> points = Points(Path.ChangeExtension(stepping, ".pdb"));
        string cell = Repository.PathOf("src", "RnnKit", "Cells", "LstmCell.cs");
        int forward = Array.FindIndex(await File.ReadAllLinesAsync(cell, TestContext.Current.CancellationToken), line => line.Contains(" Forward(", StringComparison.Ordinal)) + 1;
        Assert.True(forward > 0);
        Assert.Contains(points[cell], line => line > forward && line < forward + 10);
    }

    /// <summary>The lines of statements where a debugger could not stop.</summary>
    private static IEnumerable<string> LinesWithoutPoint(string text, string source, string symbols)
    {
        HashSet<int> points = [.. Points(symbols)[source]];
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, path: source, cancellationToken: TestContext.Current.CancellationToken);
        return tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)
            .Where(statement => statement is not LocalFunctionStatementSyntax && !IsBareDeclaration(statement))
            .Select(statement => tree.GetLineSpan(statement.Span))
            .Where(span => !Enumerable.Range(span.StartLinePosition.Line + 1, span.EndLinePosition.Line - span.StartLinePosition.Line + 1).Any(points.Contains))
            .Select(span => text.Split('\n')[span.StartLinePosition.Line]);
    }

    private static bool IsBareDeclaration(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { IsConst: true } || (statement is LocalDeclarationStatementSyntax local && local.Declaration.Variables.All(variable => variable.Initializer is null));

    private static ILookup<string, int> Points(string symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        MetadataReader reader = provider.GetMetadataReader();
        return reader.MethodDebugInformation.SelectMany(handle => reader.GetMethodDebugInformation(handle).GetSequencePoints())
            .Where(point => !point.IsHidden).ToLookup(point => reader.GetString(reader.GetDocument(point.Document).Name), point => point.StartLine);
    }

    private static bool IsForDebuggers(string assembly)
    {
        var context = new AssemblyLoadContext(assembly, isCollectible: true);
        using var code = new MemoryStream(File.ReadAllBytes(assembly));
        bool isFor = context.LoadFromStream(code).GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true;
        context.Unload();
        return isFor;
    }

    /// <summary>The text of every cell is in the output; of a program that was ended, the text of the cells up to there.</summary>
    private static void HoldTo(NotebookDocument notebook, string output, bool wasEnded)
    {
        int held = 0;
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            string[] lines = [.. TextOf(cell)];
            if (wasEnded && lines.Any(line => !output.Contains(line, StringComparison.Ordinal)))
                break;
            Assert.All(lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
            held += lines.Length;
        }
        Assert.True(held > 5, output);
    }

    private static IEnumerable<string> TextOf(NotebookCell cell) => cell.Outputs
        .Select(output => output is DisplayOutput shown && !IsChart(shown) ? shown.Data.Text("text/plain") : output is StreamOutput { Name: "stdout" } stream ? stream.Text : null)
        .OfType<string>().SelectMany(text => text.Split('\n')).Where(line => !line.Contains('⏱', StringComparison.Ordinal));

    private static int Charts(NotebookDocument notebook) => notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Count(IsChart);

    private static bool IsChart(DisplayOutput shown) => shown.Data.MimeTypes.Contains("application/vnd.plotly.v1+json");

    private static int Sections(string page) => File.ReadAllText(page).Split("<section id=\"chart-").Length - 1;
}
