using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Live;

/// <summary>The live parts of a book: those whose models are there.</summary>
internal sealed class LiveParts
{
    private readonly string _folder;
    private readonly IReadOnlyList<LiveWidget> _widgets;
    private readonly List<string> _missing = [];

    /// <param name="notebooks">The notebooks of the book.</param>
    /// <param name="options">Its folder of files holds the models; without one no part is alive.</param>
    public LiveParts(IReadOnlyList<NotebookDocument> notebooks, BookOptions options)
    {
        _folder = options.FilesFolder ?? "";
        _widgets = options.FilesFolder is null
            ? []
            : [.. LiveWidget.All.Where(widget => widget.Places.Any(place => notebooks.Any(notebook => notebook.Name == place.Notebook)) && IsWhole(widget))];
    }

    /// <summary>Models that are not there, a sentence each.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>The parts that have a page of their own.</summary>
    public IEnumerable<LiveWidget> WithPage => _widgets.Where(widget => widget.Page is not null);

    /// <summary>What stands below a cell; nothing below most.</summary>
    public string Below(NotebookDocument notebook, NotebookCell cell) => string.Concat(_widgets
        .Where(widget => widget.Places.Contains(new LivePlace(notebook.Name, cell.Id)))
        .Select(widget => Section(widget, "h3")));

    /// <summary>
    /// A part as it stands in a page until the reader asks for it. It is hidden until a script says otherwise: without scripts a page shows its charts alone.
    /// </summary>
    public static string Section(LiveWidget widget, string heading)
    {
        IEnumerable<string> scripts = [.. widget.Scripts, .. widget.Models.Select(model => model.Script)];
        string sources = string.Join(' ', scripts.Select(script => $"{BookAssets.LiveFolder}/{script}"));
        return $"""
            <section class="live" data-live="{widget.Name}" data-scripts="{sources}" aria-labelledby="live-{widget.Name}" hidden>
            <p class="label">Live</p>
            <{heading} id="live-{widget.Name}">{Html.Escape(widget.Title)}</{heading}>
            <p>{Html.Escape(widget.Promise)}</p>
            <p class="note" role="status"></p>
            <button class="open" type="button">Open</button>
            <div class="stage"></div>
            </section>

            """;
    }

    /// <summary>Writes the scripts and the models that the parts load.</summary>
    public void Write(BookFolder folder)
    {
        if (_widgets.Count == 0)
            return;
        foreach (string script in _widgets.SelectMany(widget => widget.Scripts).Distinct())
            folder.WriteText(PathOf(script), BookAssets.Read("Live." + script));
        foreach (LiveModel model in _widgets.SelectMany(widget => widget.Models).Distinct())
            folder.WriteText(PathOf(model.Script), model.Wrapped(File.ReadAllBytes(model.FileIn(_folder))));
    }

    private static string PathOf(string script) => Path.Combine([.. BookAssets.LiveFolder.Split('/'), script]);

    private bool IsWhole(LiveWidget widget)
    {
        string[] missing = [.. widget.Models.Where(model => !File.Exists(model.FileIn(_folder))).Select(model => $"{widget.Title}: {model.Path} is not there.")];
        _missing.AddRange(missing);
        return missing.Length == 0;
    }
}
