namespace RnnKit.Notebooks.Jupyter;

/// <summary>Where Jupyter's clients look for kernels.</summary>
internal static class JupyterFolders
{
    /// <summary>The current user's kernels, as the system and the environment have it.</summary>
    public static string UserKernels() => Path.Combine(UserData(Environment.GetEnvironmentVariable, Environment.GetFolderPath), "kernels");

    /// <summary>The kernels of an installation of Jupyter.</summary>
    public static string KernelsBelow(string prefix) => Path.Combine(prefix, "share", "jupyter", "kernels");

    /// <summary>The data folders that Jupyter's clients look into, first those that count most: JUPYTER_PATH, the user's, the machine's.</summary>
    public static IReadOnlyList<string> All()
    {
        string[] machine = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
            : ["/usr/local/share/jupyter", "/usr/share/jupyter"];
        string[] chosen = (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. chosen, UserData(Environment.GetEnvironmentVariable, Environment.GetFolderPath), .. machine];
    }

    /// <summary>Jupyter's data folder of a user: JUPYTER_DATA_DIR, else what is usual on the system.</summary>
    public static string UserData(Func<string, string?> variable, Func<Environment.SpecialFolder, string> folder)
    {
        if (variable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            return chosen;
        string home = folder(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(folder(Environment.SpecialFolder.ApplicationData), "jupyter");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        string data = variable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
        return Path.Combine(data, "jupyter");
    }
}
