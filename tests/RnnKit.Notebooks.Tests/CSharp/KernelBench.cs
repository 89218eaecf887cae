using System.Globalization;
using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.CSharp;

/// <summary>The kernel owns the console and the working folder of the process: its tests run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class KernelCollection
{
    public const string Name = "kernel";
}

/// <summary>Runs cells in one session, and tells what they showed as lines: <c>out:</c>, <c>err:</c>, <c>show:</c>, <c>value:</c>, <c>error:</c>.</summary>
internal sealed class KernelBench
{
    private readonly KernelSession _session;
    private readonly CellOutputs _outputs = new();
    private int _count;

    public KernelBench(string? folder = null, params IMimeBundleSource[] sources) =>
        _session = new KernelSession(folder ?? Path.GetTempPath(), sources);

    public KernelSession Session => _session;

    public List<NotebookCell> Cells { get; } = [];

    public CellResult? Last { get; private set; }

    public NotebookCell Run(string code) => Run(code, limit: null, interrupt: null);

    public NotebookCell RunWithin(TimeSpan limit, string code) => Run(code, limit, interrupt: null);

    public NotebookCell RunAndStopAfter(TimeSpan time, string code) => Run(code, limit: null, time);

    private NotebookCell Run(string code, TimeSpan? limit, TimeSpan? interrupt)
    {
        using var stop = new CancellationTokenSource(interrupt ?? Timeout.InfiniteTimeSpan);
        var cell = new NotebookCell(CellKind.Code, "c", code) { ExecutionCount = ++_count };
        Cells.Add(cell);
        _outputs.Begin(cell);
        var source = new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{_count}]"), code);
        Last = _session.RunAsync(source, _outputs, limit, interrupt: stop.Token).GetAwaiter().GetResult();
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
