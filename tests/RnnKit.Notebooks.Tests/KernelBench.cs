using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
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

    public NotebookCell Run(string code, TimeSpan? limit = null)
    {
        var cell = new NotebookCell(CellKind.Code, "c", code) { ExecutionCount = ++_count };
        _outputs.Begin(cell);
        Last = _session.RunAsync(new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{_count}]"), code), _outputs.Add, limit).GetAwaiter().GetResult();
        _outputs.End();
        return cell;
    }

    public static string Describe(NotebookCell cell) => ShownLine.Of(cell.Outputs.Select(output => output switch
    {
        StreamOutput stream => ShownLine.Stream(stream.Name, stream.Text),
        DisplayOutput shown => ShownLine.Value(shown is ExecuteResultOutput ? "value" : "show", shown.Data.Select(form => (form.Key, form.Value.ToString()))),
        ErrorOutput error => $"error: {error.ErrorName}",
        _ => "?",
    }));
}
