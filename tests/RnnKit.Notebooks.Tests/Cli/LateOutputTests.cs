using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>Output that comes after its cell has ended, of a task or a timer.</summary>
[Collection(KernelCollection.Name)]
public class LateOutputTests
{
    [Fact]
    public async Task What_a_task_writes_after_its_cell_goes_below_the_outputs_of_that_cell()
    {
        using var bench = new CliBench();
        var notebook = new NotebookDocument("a");
        string[] cells =
        [
            "Console.WriteLine(\"now\"); _ = Task.Run(async () => { await Task.Delay(100); Console.WriteLine(\"late\"); Console.WriteLine(\"later\"); });",
            "await Task.Delay(1000); \"done\"",
        ];
        foreach (string code in cells)
            notebook.Cells.Add(new NotebookCell(CellKind.Code, $"c{notebook.Cells.Count}", code));
        bench.Write("a.ipynb", notebook.ToJson());

        Assert.Equal(0, await bench.RunAsync("run", "a.ipynb", "--out", "out"));

        NotebookDocument copy = bench.Read("out", "a.ipynb");
        Assert.Equal("out: now⏎late⏎later⏎", KernelBench.Describe(copy.Cells[0]));
        Assert.Equal("value: done", KernelBench.Describe(copy.Cells[1]));
    }
}
