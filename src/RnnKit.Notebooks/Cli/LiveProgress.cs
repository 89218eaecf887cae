using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnKit.Notebooks.Cli;

/// <summary>A line with a bar for every notebook, kept up to date in the terminal.</summary>
internal sealed class LiveProgress(ProgressContext context, IEnumerable<NotebookDocument> notebooks) : IRunProgress
{
    private readonly Dictionary<string, ProgressTask> _tasks = notebooks.ToDictionary(
        notebook => notebook.FilePath ?? notebook.Name,
        notebook => context.AddTask(Markup.Escape(notebook.Name), autoStart: false));

    /// <summary>Shows the lines while <paramref name="run"/> goes on.</summary>
    public static Task<T> ShowAsync<T>(IAnsiConsole console, IEnumerable<NotebookDocument> notebooks, Func<IRunProgress, Task<T>> run) => console
        .Progress()
        .AutoClear(false)
        .HideCompleted(false)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new SecondsColumn())
        .StartAsync(context => run(new LiveProgress(context, notebooks)));

    /// <inheritdoc/>
    public void NotebookStarts(NotebookDocument notebook, int codeCells)
    {
        ProgressTask task = Of(notebook);
        task.MaxValue = Math.Max(1, codeCells);
        task.StartTask();
    }

    /// <inheritdoc/>
    public void CellStarts(NotebookDocument notebook, int number, int codeCells)
    {
        ProgressTask task = Of(notebook);
        task.Value = number - 1;
        task.Description = string.Create(CultureInfo.InvariantCulture, $"{Markup.Escape(notebook.Name)} [grey]cell {number} of {codeCells}[/]");
    }

    /// <inheritdoc/>
    public void NotebookEnds(NotebookRun run)
    {
        ProgressTask task = Of(run.Document);
        bool good = run.Status == CellStatus.Succeeded;
        if (good)
            task.Value = task.MaxValue;
        string end = good ? "" : $" [red]{Markup.Escape(PlainProgress.Outcome(run))}[/]";
        task.Description = Markup.Escape(run.Document.Name) + end;
        task.StopTask();
    }

    private ProgressTask Of(NotebookDocument notebook) => _tasks[notebook.FilePath ?? notebook.Name];

    private sealed class SecondsColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.ElapsedTime is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds,6:0.0} s") : "").RightJustified();
    }
}
