using RnnKit.Documents.Ipynb;

namespace RnnKit.Documents.Exercises;

/// <summary>What a check cell says about an answer.</summary>
public enum Verdict
{
    /// <summary>The stub is untouched: ○.</summary>
    NotYet,

    /// <summary>The answer is right: ✔.</summary>
    Right,

    /// <summary>The answer is wrong: ✘.</summary>
    Wrong,

    /// <summary>The cell shows no verdict.</summary>
    None,
}

/// <summary>Reads verdicts off the cells that show them.</summary>
public static class Verdicts
{
    /// <summary>The verdict that an executed check cell shows last.</summary>
    public static Verdict Of(NotebookCell check) => LineOf(check) switch
    {
        ['○', ..] => Verdict.NotYet,
        ['✔', ..] => Verdict.Right,
        ['✘', ..] => Verdict.Wrong,
        _ => Verdict.None,
    };

    /// <summary>What the check says, in its one line; an empty text when it says nothing.</summary>
    public static string LineOf(NotebookCell check)
    {
        ArgumentNullException.ThrowIfNull(check);
        string? text = check.Outputs.OfType<DisplayOutput>().LastOrDefault()?.Data.Text("text/plain");
        return text?.Split('\n')[0] ?? "";
    }
}
