using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Engine;
using RnnKit.Notebooks.Cli;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Tests;

/// <summary>The kernel owns the console and the working folder of the process: its tests run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class KernelCollection
{
    public const string Name = "kernel";
}

/// <summary>Runs cells in one session, and tells what they showed as lines: <c>out:</c>, <c>err:</c>, <c>show:</c>, <c>value:</c>, <c>error:</c>.</summary>
internal sealed class KernelBench(string? folder = null) : IDisposable
{
    private readonly KernelSession _session = KernelSession.Create(BuiltInKernel.OptionsIn(folder ?? Path.GetTempPath()));
    private readonly CellOutputs _outputs = new();
    private int _count;

    public CellResult? Last { get; private set; }

    public void Dispose() => _outputs.Dispose();

    public NotebookCell Run(string code)
    {
        var cell = new NotebookCell(CellKind.Code, "c", code) { ExecutionCount = ++_count };
        _outputs.Begin(cell);
        Last = _session.RunAsync(new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{_count}]"), code), _outputs.Add).GetAwaiter().GetResult();
        _outputs.End();
        return cell;
    }

    public static string Describe(NotebookCell cell) => string.Join(" | ", cell.Outputs.Select(output => output switch
    {
        StreamOutput { Name: "stdout" } stream => $"out: {stream.Text}",
        StreamOutput stream => $"err: {stream.Text}",
        ExecuteResultOutput result => $"value: {Forms(result)}",
        DisplayOutput shown => $"show: {Forms(shown)}",
        ErrorOutput error => $"error: {error.ErrorName}",
        _ => "?",
    })).Replace("\n", "⏎", StringComparison.Ordinal);

    private static string Forms(DisplayOutput output) =>
        string.Join(" + ", output.Data.Select(form => form.Key == "text/plain" ? form.Value.ToString() : $"{form.Key} {form.Value}"));
}
