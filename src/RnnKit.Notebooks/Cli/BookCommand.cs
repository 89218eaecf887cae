using RnnKit.Book;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit book</c>: the series as it was last executed, as HTML.</summary>
internal sealed class BookCommand(Surroundings surroundings)
{
    /// <summary>Writes the book from the executed copies; from a notebook's own outputs where there is no copy of its present cells.</summary>
    public int Run(string? folder)
    {
        var series = new Series(surroundings);
        IReadOnlyList<NotebookDocument> notebooks = series.Load([]);
        IReadOnlyDictionary<NotebookDocument, string> copies = series.Targets(notebooks, series.ExecutedNotebooks);
        NotebookDocument[] executed = [.. notebooks.Select(notebook => LastExecuted(notebook, copies[notebook]))];
        Dictionary<string, IReadOnlyDictionary<string, TimeSpan>> times = notebooks.Zip(executed)
            .Where(pair => pair.First != pair.Second)
            .ToDictionary(pair => pair.First.Name, pair => CellTimes.Load(copies[pair.First]));
        Write(executed, series, Path.GetFullPath(folder ?? series.Book, surroundings.Folder), new Dictionary<string, TimeSpan>(), times);
        return ExitCode.Success;
    }

    /// <summary>Writes the book and says where it is.</summary>
    /// <param name="executed">The executed notebooks.</param>
    /// <param name="series">Where they come from.</param>
    /// <param name="folder">The book's folder.</param>
    /// <param name="durations">How long each ran, by its name, where that was measured now.</param>
    /// <param name="cellTimes">How long each cell ran, by the notebook's name and the cell's id, where that is known.</param>
    public void Write(
        IReadOnlyList<NotebookDocument> executed,
        Series series,
        string folder,
        IReadOnlyDictionary<string, TimeSpan> durations,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, TimeSpan>> cellTimes)
    {
        BookReport report = BookWriter.Write(executed, folder, new BookOptions
        {
            SourceFolder = series.Notebooks,
            FilesFolder = series.Root,
            WebFolder = series.WebAssets,
            Durations = durations,
            CellTimes = cellTimes,
        });
        foreach (string missing in report.Missing)
            surroundings.Error.WriteLine(missing);
        if (report.Note is not null)
            surroundings.Out.WriteLine(report.Note);
        surroundings.Out.WriteLine($"The book: {report.IndexPath}");
    }

    private static NotebookDocument LastExecuted(NotebookDocument notebook, string copy)
    {
        if (!File.Exists(copy))
            return notebook;
        NotebookDocument executed = NotebookDocument.Load(copy);
        bool isCurrent = executed.Cells.Select(cell => cell.Source).SequenceEqual(notebook.Cells.Select(cell => cell.Source));
        return isCurrent ? executed : notebook;
    }
}
