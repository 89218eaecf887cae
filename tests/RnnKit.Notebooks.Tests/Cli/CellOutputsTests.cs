using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Running;
using Shown = RnnKit.Kernel.Outputs;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>How outputs are kept whose text is held back for a moment.</summary>
public class CellOutputsTests
{
    private readonly NotebookCell _cell = new(CellKind.Code, "a", "1"), _next = new(CellKind.Code, "b", "2");

    [Fact]
    public void What_comes_after_the_end_of_a_cell_goes_below_what_is_held_back_yet()
    {
        using var outputs = new CellOutputs();
        outputs.Begin(_cell);
        outputs.Add(Text("now "));
        outputs.AddLate(_cell, Text("late"));
        outputs.End();

        Assert.Equal("out: now late", KernelBench.Describe(_cell));
    }

    [Fact]
    public void Late_text_of_one_cell_does_not_cut_that_of_another_in_two()
    {
        using var outputs = new CellOutputs();
        outputs.Begin(_cell);
        outputs.End();
        outputs.Begin(_next);
        outputs.Add(Text("a"));
        outputs.AddLate(_cell, Text("late"));
        outputs.AddLate(_next, Text("b"));
        outputs.Add(Text("c"));
        outputs.End();

        Assert.Equal(("out: late", "out: abc"), (KernelBench.Describe(_cell), KernelBench.Describe(_next)));
        Assert.Single(_next.Outputs);
    }

    private static Shown.StreamOutput Text(string text) => new("stdout", text);
}
