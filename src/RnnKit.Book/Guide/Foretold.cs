using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Guide;

/// <summary>A prediction that a notebook asks for, and what it says once it has measured.</summary>
/// <param name="Section">The heading of its section, as it is written; empty before the first.</param>
/// <param name="Question">The paragraph that asks, as Markdown.</param>
/// <param name="Measured">The cells that measure.</param>
/// <param name="Answer">The prose after them up to the next heading or question, as Markdown; empty where none follows, or where it begins a topic of its own in bold.</param>
internal sealed record Foretold(string Section, string Question, IReadOnlyList<NotebookCell> Measured, string Answer)
{
    /// <summary>All predictions of a notebook, in order.</summary>
    public static IReadOnlyList<Foretold> In(NotebookDocument notebook)
    {
        var all = new List<Foretold>();
        string section = "";
        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            if (notebook.Cells[i].Kind != CellKind.Markdown || Exercise.IsSolution(notebook.Cells[i]))
                continue;
            foreach (string block in Blocks(notebook.Cells[i].Source))
            {
                if (block.StartsWith("## ", StringComparison.Ordinal))
                    section = block.Split('\n')[0][3..].Trim();
                if (block.Contains(LessonParts.Prediction, StringComparison.Ordinal))
                    all.Add(At(notebook, i, section, block));
            }
        }
        return all;
    }

    private static Foretold At(NotebookDocument notebook, int place, string section, string question)
    {
        List<NotebookCell> measured = [.. notebook.Cells.Skip(place + 1).TakeWhile(cell => cell.Kind == CellKind.Code)];
        NotebookCell? after = notebook.Cells.ElementAtOrDefault(place + 1 + measured.Count);
        List<string> answer = measured.Count == 0 || after is not { Kind: CellKind.Markdown } || Exercise.IsSolution(after)
            ? []
            : [.. Blocks(after.Source).TakeWhile(block => block[0] != '#' && !block.Contains(LessonParts.Prediction, StringComparison.Ordinal))];
        bool isNewTopic = answer.Count > 0 && answer[0].StartsWith("**", StringComparison.Ordinal);
        return new Foretold(section, question, measured, isNewTopic ? "" : string.Join("\n\n", answer));
    }

    /// <summary>What stands between empty lines.</summary>
    private static string[] Blocks(string markdown) => markdown.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
