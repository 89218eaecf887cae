namespace RnnKit.Book.Web;

/// <summary>The machine's own Chromium, Chrome or Edge; none is ever downloaded. A headless shell, which has no windows to draw, goes before the whole browser.</summary>
public static class Chromium
{
    /// <summary>The environment variable that names a browser where the usual places do not hold it.</summary>
    public const string Variable = "RNNKIT_CHROMIUM";

    /// <summary>What to tell the user when <see cref="Find"/> returns null.</summary>
    public const string MissingReason = "no Chromium, Chrome or Edge was found (install one, or name it in " + Variable + ").";

    /// <summary>
    /// What a browser needs to run headless in a container and to keep to itself: no sandbox of its own, no component
    /// updates, no sync, no traffic in the background.
    /// </summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-first-run",
    ];

    /// <summary>The full path of the browser, or null.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named && File.Exists(named)
            ? named
            : Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
            return ProgramFolders().SelectMany(folder => new[]
            {
                Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(folder, "Chromium", "Application", "chrome.exe"),
                Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
            });
        if (OperatingSystem.IsMacOS())
            return
            [
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            ];
        string[] names = ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)));
    }

    private static IEnumerable<string> ProgramFolders() =>
        new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
            .Select(Environment.GetFolderPath)
            .Where(folder => folder.Length > 0);
}
