using System.Diagnostics;
using RnnKit.Notebooks.Ipynb;
using RnnKit.Notebooks.Tests.Cli;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>Jupyter's own clients talk with the kernel: every message type, its order and its content.</summary>
public class JupyterClientTests(KernelConversation conversation) : IClassFixture<KernelConversation>
{
    private const string Program =
        """
        import sys, nbformat
        from nbclient import NotebookClient
        source, target, kernel, folder = sys.argv[1:]
        notebook = nbformat.read(source, as_version=4)
        NotebookClient(notebook, kernel_name=kernel, timeout=300, resources={'metadata': {'path': folder}}).execute()
        for cell in notebook.cells:
            merged = []
            for output in cell.get('outputs', []):
                last = merged[-1] if merged else None
                if last and output.output_type == last.output_type == 'stream' and output.name == last.name:
                    last.text += output.text
                else:
                    merged.append(output)
            if 'outputs' in cell: cell.outputs = merged
        nbformat.write(notebook, target)
        """;

    public static TheoryData<string> Scenarios => [.. KernelConversation.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_conversation_goes_as_the_protocol_says(string scenario)
    {
        Python.Require("zmq", "jupyter_client");
        Assert.True(conversation.Outcomes.TryGetValue(scenario, out string? outcome), conversation.Errors);
        Assert.Equal("ok", outcome);
    }

    [Fact]
    public void The_kernel_counts_what_it_dropped()
    {
        Python.Require("zmq", "jupyter_client");
        Assert.Contains("with a missing or wrong signature", conversation.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00-start-here.ipynb")]
    [InlineData("02-activations.ipynb")]
    public async Task A_notebook_gives_the_same_outputs_through_nbclient_as_in_a_headless_run(string name)
    {
        Python.Require("zmq", "jupyter_client", "nbclient");
        using var bench = new CliBench();
        string target = Path.Combine(bench.Folder, name);
        Process client = await KernelConversation.StartClientAsync(
            bench, "-c", Program, Path.Combine(Series.Folder, name), target, KernelConversation.KernelName, Series.Folder);
        Task<string> output = client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(target), await output + errors);

        Dictionary<string, NotebookCell> executed = NotebookDocument.Load(target).Cells.ToDictionary(cell => cell.Id);
        foreach (NotebookCell cell in Series.Load(name).Cells.Where(cell => cell.Kind == CellKind.Code))
            Assert.Equal(Series.TextOf(cell), Series.TextOf(executed[cell.Id]));
    }
}
