using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Languages;

namespace RnnKit.Notebooks.Cli;

/// <summary>Finds the notebooks to run and the folder that results go to.</summary>
internal sealed class Series(Surroundings surroundings)
{
    private const string NotebooksFolder = "notebooks";
    private const string Pattern = "*.ipynb";

    /// <summary>The folder that holds <c>notebooks</c>: the nearest one above here, else above the tool; null when there is none.</summary>
    public string? Root { get; } = FindAbove(surroundings.Folder) ?? FindAbove(AppContext.BaseDirectory);

    /// <summary>The series' own folder; null when there is none.</summary>
    public string? Notebooks => Root is null ? null : Path.Combine(Root, NotebooksFolder);

    /// <summary>The folder that everything made here goes to.</summary>
    public string Artifacts => Path.Combine(Root ?? surroundings.Folder, "artifacts");

    /// <summary>The folder for executed copies.</summary>
    public string ExecutedNotebooks => Artifact("notebooks");

    /// <summary>The folder for executed copies with the solutions in place.</summary>
    public string ExecutedSolutions => Artifact("solutions");

    /// <summary>The book's folder.</summary>
    public string Book => Artifact("book");

    /// <summary>The folder for notebooks as programs.</summary>
    public string Exported => Artifact("export");

    /// <summary>The folder for what npm fetches.</summary>
    public string WebAssets => Artifact("web");

    /// <summary>The notebooks that the paths name: files, or folders with notebooks; the whole series when there are none.</summary>
    /// <param name="paths">Files or folders.</param>
    /// <param name="toRun">Whether their cells are to be run.</param>
    /// <exception cref="BadInputException">One or more cannot be used; the message names them all.</exception>
    public IReadOnlyList<NotebookDocument> Load(IReadOnlyList<string> paths, bool toRun = false)
    {
        if (paths.Count == 0 && Root is null)
            throw new BadInputException($"There is no folder '{NotebooksFolder}' with notebooks here or above; name the notebooks to run.");

        IEnumerable<string> files = paths.Count == 0
            ? InFolder(Notebooks!)
            : paths.Select(path => Path.GetFullPath(path, surroundings.Folder)).SelectMany(path => Directory.Exists(path) ? InFolder(path) : [path]);
        var notebooks = new List<NotebookDocument>();
        var problems = new List<string>();
        foreach (string file in files.Distinct())
        {
            try
            {
                var notebook = NotebookDocument.Load(file);
                NotebookLanguage.RequireCSharp(notebook);
                if (toRun)
                    CellRoles.RequireRunnable(notebook);
                notebooks.Add(notebook);
            }
            catch (BadInputException e)
            {
                problems.Add(e.Message.Replace(file, surroundings.Show(file), StringComparison.Ordinal));
            }
        }
        if (problems.Count > 0)
            throw new BadInputException(string.Join('\n', problems));
        return notebooks;
    }

    /// <summary>The notebook of the series that has this number or name, or that lies at this path.</summary>
    /// <exception cref="BadInputException">There is none, or it cannot be used.</exception>
    public NotebookDocument Find(string which)
    {
        string path = Path.GetFullPath(which, surroundings.Folder);
        if (Path.GetExtension(which) == Path.GetExtension(Pattern) || File.Exists(path))
            return Load([path])[0];

        List<string> files = Notebooks is null ? [] : InFolder(Notebooks);
        string name = which.Length == 1 ? $"0{which}" : which;
        string? file = files.Find(file => Path.GetFileNameWithoutExtension(file) is { } own && (own == name || own.StartsWith($"{name}-", StringComparison.Ordinal)));
        return file is null
            ? throw new BadInputException($"There is no notebook '{which}'; there are {string.Join(", ", files.Select(Path.GetFileNameWithoutExtension))}.")
            : Load([file])[0];
    }

    /// <summary>Where the executed copy of each notebook goes below <paramref name="folder"/>: as it lies in the series, otherwise under its name.</summary>
    /// <exception cref="BadInputException">Two notebooks would go to the same file.</exception>
    public IReadOnlyDictionary<NotebookDocument, string> Targets(IReadOnlyList<NotebookDocument> notebooks, string folder)
    {
        Dictionary<NotebookDocument, string> targets = notebooks.ToDictionary(notebook => notebook, notebook => Path.Combine(folder, PlaceOf(notebook)));
        IGrouping<string, KeyValuePair<NotebookDocument, string>>? twice = targets
            .GroupBy(target => target.Value, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? targets
            : throw new BadInputException($"{string.Join(" and ", twice.Select(target => surroundings.Show(target.Key.FilePath!)))} have the same name; run them one at a time or with --in-place.");
    }

    private string Artifact(string name) => Path.Combine(Artifacts, name);

    private string PlaceOf(NotebookDocument notebook)
    {
        string file = notebook.FilePath!;
        string relative = Notebooks is null ? file : Path.GetRelativePath(Notebooks, file);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFileName(file) : relative;
    }

    private List<string> InFolder(string folder)
    {
        List<string> files = [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal)];
        return files.Count > 0 ? files : throw new BadInputException($"{surroundings.Show(folder)}: there are no notebooks in this folder.");
    }

    private static string? FindAbove(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string notebooks = Path.Combine(folder.FullName, NotebooksFolder);
            if (Directory.Exists(notebooks) && Directory.EnumerateFiles(notebooks, Pattern).Any())
                return folder.FullName;
        }
        return null;
    }
}
