using System.Diagnostics;
using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Tests.Cli;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>
/// Jupyter's own programs run the series in the built-in kernel. What they get is held against the outputs in the files, which
/// <see cref="NotebookRunTests"/> holds against a headless run: so the two ways to run a notebook give the same.
/// </summary>
public class ExecutedByJupyterTests
{
    private const string Client =
        """
        import sys, nbformat
        from nbclient import NotebookClient
        source, target, kernel, folder = sys.argv[1:]
        notebook = nbformat.read(source, as_version=4)
        NotebookClient(notebook, kernel_name=kernel, timeout=600, resources={'metadata': {'path': folder}}).execute()
        nbformat.write(notebook, target)
        """;

    private const string Quick = "02-activations.ipynb";

    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_notebook_gives_the_same_outputs_through_nbclient(string name)
    {
        Extent.Needs(name == Quick ? Extent.EveryNotebook : Extent.EveryClient, isQuick: name == Quick && Extent.Asks(Extent.EveryClient));
        Python.Require("zmq", "jupyter_client", "nbclient");
        using var bench = new CliBench();
        string target = Path.Combine(bench.Folder, name);
        await ExecuteAsync(bench, name, target, "-c", Client, Path.Combine(Series.Folder, name), target, KernelConversation.KernelName, Series.Folder);
    }

    [Fact]
    public async Task Nbconvert_executes_a_notebook()
    {
        Extent.Needs(Extent.EveryNotebook, isQuick: false);
        Python.Require("nbconvert", "nbclient");
        using var bench = new CliBench();
        await ExecuteAsync(
            bench,
            Quick,
            Path.Combine(bench.Folder, Quick),
            "-m", "nbconvert", "--execute", "--to", "notebook", $"--ExecutePreprocessor.kernel_name={KernelConversation.KernelName}",
            "--output-dir", bench.Folder, "--output", Quick, Path.Combine(Series.Folder, Quick));
    }

    private static async Task ExecuteAsync(CliBench bench, string name, string target, params string[] arguments)
    {
        using Process program = await KernelConversation.StartClientAsync(bench, arguments);
        Task<string> output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(target), await output + errors);

        NotebookDocument executed = NotebookDocument.Load(target);
        foreach (NotebookCell cell in executed.Cells)
            MakeAsInFile(cell);
        Assert.Equal([], FreshOutputs.Compare(Series.Load(name), executed).Select(complaint => complaint.ToString()));
    }

    /// <summary>A live front end gets a stream piece by piece, and with a chart a page fragment that draws it.</summary>
    private static void MakeAsInFile(NotebookCell cell)
    {
        CellOutput[] outputs = [.. cell.Outputs];
        cell.Outputs.Clear();
        foreach (CellOutput output in outputs)
        {
            if (output is StreamOutput piece && cell.Outputs.LastOrDefault() is StreamOutput before && before.Name == piece.Name)
                cell.Outputs[^1] = new StreamOutput(piece.Name, before.Text + piece.Text);
            else
                cell.Outputs.Add(output);
            if (output is DisplayOutput shown && shown.Data[PlotlyFigure.MimeType] is not null)
                shown.Data = WithoutPage(shown.Data);
        }
    }

    private static MimeBundle WithoutPage(MimeBundle chart)
    {
        var rest = new MimeBundle();
        foreach ((string mimeType, JsonNode value) in chart.Where(form => form.Key != "text/html"))
            rest.Add(mimeType, value);
        return rest;
    }
}
