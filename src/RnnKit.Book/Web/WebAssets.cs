using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace RnnKit.Book.Web;

/// <summary>
/// KaTeX and plotly.js on this machine, fetched by npm once and kept in a folder that is never committed. Where npm is
/// missing or fails, the caller learns why in one sentence and goes on without.
/// </summary>
public sealed class WebAssets
{
    /// <summary>How long a first fetch may take before it is given up.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(60);

    private readonly string _folder;

    private WebAssets(string folder) => _folder = folder;

    /// <summary>The whole of plotly.js as one script.</summary>
    public string PlotlyScript => PathOf(WebLibrary.Plotly, WebLibrary.Plotly.Script);

    /// <summary>Where plotly.js lies in <paramref name="folder"/>, if it was fetched.</summary>
    public static string PlotlyScriptIn(string folder) => new WebAssets(Path.GetFullPath(folder)).PlotlyScript;

    /// <summary>The KaTeX script.</summary>
    public string KatexScript => PathOf(WebLibrary.Katex, WebLibrary.Katex.Script);

    /// <summary>The KaTeX style sheet, which names its fonts relative to itself (<c>fonts/…</c>).</summary>
    public string KatexStyle => PathOf(WebLibrary.Katex, WebLibrary.Katex.Style!);

    /// <summary>The KaTeX fonts in WOFF2, which every current browser reads.</summary>
    public IReadOnlyList<string> KatexFonts =>
        [.. Directory.GetFiles(PathInPackage(WebLibrary.Katex, WebLibrary.Katex.Fonts!), "*.woff2").Order(StringComparer.Ordinal)];

    /// <summary>Finds the libraries in <paramref name="folder"/>, or has npm fetch them there.</summary>
    /// <param name="folder">Where they are kept: <c>artifacts/web</c> under the repository.</param>
    /// <param name="assets">The libraries, when the result is true.</param>
    /// <param name="reason">Why they cannot be had, as one sentence for the user, when the result is false.</param>
    /// <param name="timeLimit">How long npm may take; <see cref="DefaultTimeLimit"/> when it is null.</param>
    /// <param name="cancellationToken">Stops npm.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static bool TryGet(
        string folder,
        [NotNullWhen(true)] out WebAssets? assets,
        [NotNullWhen(false)] out string? reason,
        TimeSpan? timeLimit = null,
        CancellationToken cancellationToken = default) =>
        TryGet(folder, NpmClient.Find(), out assets, out reason, timeLimit, cancellationToken);

    internal static bool TryGet(
        string folder,
        NpmClient? npm,
        [NotNullWhen(true)] out WebAssets? assets,
        [NotNullWhen(false)] out string? reason,
        TimeSpan? timeLimit = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var candidate = new WebAssets(Path.GetFullPath(folder));
        reason = candidate.IsComplete ? null : candidate.Fetch(npm, timeLimit ?? DefaultTimeLimit, cancellationToken);
        assets = reason is null ? candidate : null;
        return assets is not null;
    }

    private bool IsComplete => WebLibrary.All.All(library => Directory.Exists(FolderOf(library)));

    /// <summary>Returns why it failed, or null when all libraries are in place.</summary>
    private string? Fetch(NpmClient? npm, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        if (npm is null)
            return "npm is not installed on this machine.";
        var workshop = Path.Combine(_folder, $".fetch-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(workshop);
            return npm.Install([.. WebLibrary.All.Select(library => library.Specifier)], workshop, timeLimit, cancellationToken)
                ?? WebLibrary.All.Select(library => MoveIntoPlace(library, workshop)).FirstOrDefault(failure => failure is not null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{_folder} cannot be written: {error.Message}";
        }
        finally
        {
            Remove(workshop);
        }
    }

    /// <summary>A library's folder appears whole or not at all; whoever comes second finds it there.</summary>
    private string? MoveIntoPlace(WebLibrary library, string workshop)
    {
        var package = Path.Combine(workshop, "node_modules", library.Package);
        foreach (var file in library.Files)
        {
            var path = Join(package, file.Path);
            if (!File.Exists(path) || IntegrityOf(path) != file.Integrity)
                return $"npm delivered {library.Specifier} without the pinned {file.Path}.";
        }

        try
        {
            if (!Directory.Exists(FolderOf(library)))
                Directory.Move(package, FolderOf(library));
        }
        catch (IOException) when (Directory.Exists(FolderOf(library)))
        {
            return null; // another process was quicker
        }

        return null;
    }

    private static void Remove(string workshop)
    {
        try
        {
            if (Directory.Exists(workshop))
                Directory.Delete(workshop, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file still held by a stopped npm: the folder's name starts with a dot and nothing reads it.
        }
    }

    private static string IntegrityOf(string path)
    {
        using var stream = File.OpenRead(path);
        return "sha384-" + Convert.ToBase64String(SHA384.HashData(stream));
    }

    private string FolderOf(WebLibrary library) => Path.Combine(_folder, $"{library.Package}-{library.Version}");

    private string PathOf(WebLibrary library, WebFile file) => PathInPackage(library, file.Path);

    private string PathInPackage(WebLibrary library, string path) => Join(FolderOf(library), path);

    private static string Join(string root, string path) => Path.Combine([root, .. path.Split('/')]);
}
