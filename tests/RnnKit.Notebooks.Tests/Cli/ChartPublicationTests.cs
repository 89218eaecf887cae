using RnnKit.Book.Web;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Cli;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary><c>run --in-place</c> draws charts at its end: where that fails or is stopped, the notebooks stay as they were.</summary>
[Collection(KernelCollection.Name)]
public sealed class ChartPublicationTests : IDisposable
{
    private const string Chart = """
        #r "nuget: Plotly.NET, 6.0.0"
        #r "nuget: Plotly.NET.CSharp, 0.14.0"
        #r "nuget: Plotly.NET.Interactive, 6.0.0"
        Plotly.NET.CSharp.Chart.Line<double, double, string>(x: new[] { 1.0, 2.0 }, y: new[] { 3.0, 4.0 })
        """;

    private readonly CliBench _bench = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Chromium.Variable);

    public ChartPublicationTests()
    {
        foreach (WebLibrary library in WebLibrary.All)
            _bench.Write(Path.Combine("artifacts", "web", $"{library.Package}-{library.Version}", "fetched"), "");
        Environment.SetEnvironmentVariable(Chromium.Variable, _bench.Write("browser", "no program"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Chromium.Variable, _before);
        _bench.Dispose();
    }

    [Fact]
    public async Task Where_the_browser_does_not_start_nothing_is_written_and_what_failed_is_told_all_the_same()
    {
        string bad = _bench.WriteNotebook("notebooks/01-bad.ipynb", "nonsense"), good = _bench.WriteNotebook("notebooks/02-good.ipynb", Chart);
        string before = await File.ReadAllTextAsync(good, TestContext.Current.CancellationToken);

        Assert.Equal(2, await _bench.RunAsync("run", "--in-place"));

        Assert.Contains("01-bad.ipynb: cell [1], line 1: Compilation error: CS", _bench.Error, StringComparison.Ordinal);
        Assert.Contains("\nThe pictures of the charts cannot be drawn, so nothing is written: the browser ", _bench.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(good, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(bad));
    }

    [Fact]
    public async Task One_press_of_Ctrl_C_stops_the_drawing()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var stop = new StopSignal(error, hasCells: false);
        stop.Press();
        var publication = new ChartPublication(new Surroundings(_bench.Folder, TextWriter.Null, error, IsInteractive: false));
        var notebook = new NotebookDocument("a");
        var cell = new NotebookCell(CellKind.Code, "c", "chart");
        cell.Outputs.Add(Book.SampleNotebooks.Chart("""{"data":[]}"""));
        notebook.Cells.Add(cell);

        Assert.False(await publication.RunAsync([notebook], Path.Combine(_bench.Folder, "artifacts", "web"), stop));

        Assert.Equal("Stopping the run.\nStopped while charts were drawn: nothing is written.\n", error.ToString());
    }
}
