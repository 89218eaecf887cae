using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>What a cell does to the process that runs it.</summary>
public sealed class CellsAndTheProcessTests : IDisposable
{
    private readonly CliBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_thread_that_a_cell_leaves_running_does_not_keep_the_program_from_ending()
    {
        _bench.WriteNotebook("a.ipynb", "new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();");
        (int code, _, string error) = await ToolProcess.RunAsync(_bench.Folder, "run", "a.ipynb", "--out", "out");
        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public async Task A_cell_that_ends_the_program_is_no_success_and_is_said()
    {
        _bench.WriteNotebook("a.ipynb", "Environment.Exit(0);");
        (int code, _, string error) = await ToolProcess.RunAsync(_bench.Folder, "run", "a.ipynb", "--out", "out");
        Assert.Equal((1, "A cell ended the program; nothing of this run is written."), (code, error.Trim()));
        Assert.False(_bench.Exists("out"));
    }

    [Fact]
    public async Task An_exception_that_nobody_can_catch_is_told_and_the_run_goes_on()
    {
        _bench.WriteNotebook(
            "a.ipynb",
            "new System.Threading.Thread(() => throw new Exception(\"lost\")).Start(); await Task.Delay(3000);",
            "async void Fail() { await Task.Yield(); throw new Exception(\"lost\"); } Fail(); await Task.Delay(2000);",
            "\"after\"");
        (int exit, string output, string error) = await ToolProcess.RunAsync(_bench.Folder, "run", "a.ipynb", "--out", "out");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("1 of 1 notebooks ran", output, StringComparison.Ordinal);
        NotebookDocument copy = _bench.Read("out", "a.ipynb");
        foreach (int number in new[] { 1, 2 })
        {
            string shown = KernelBench.Describe(copy.Cells[number]);
            Assert.StartsWith("err: In the background: System.Exception: lost⏎", shown, StringComparison.Ordinal);
            Assert.Contains($"in cell [{number}], line 1", shown, StringComparison.Ordinal);
        }
        Assert.Equal("value: after", KernelBench.Describe(copy.Cells[3]));
    }

    [Fact]
    public async Task A_notebook_with_half_a_character_is_bad_input()
    {
        string file = _bench.WriteNotebook("a.ipynb", "\"here\"");
        await File.WriteAllTextAsync(file, File.ReadAllText(file).Replace("here", "\\ud800", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (int code, _, string error) = await ToolProcess.RunAsync(_bench.Folder, "run", "a.ipynb", "--out", "out");
        Assert.True(code == 2, error);
        Assert.StartsWith("a.ipynb: not a notebook: a text in it has half of a character", error, StringComparison.Ordinal);
    }
}
