using System.Runtime.InteropServices;
using System.Text.Json;

namespace RnnKit.Notebooks.Packages;

/// <summary>Files of a package that differ from machine to machine.</summary>
internal static class RuntimeTargets
{
    /// <summary>Those of a kind (<c>runtime</c>, <c>native</c>) that fit this machine best: file name to path within the package.</summary>
    public static Dictionary<string, string> Best(JsonElement package, string kind)
    {
        var best = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!package.TryGetProperty("runtimeTargets", out JsonElement targets))
            return best;

        List<string> fallbacks = Identifiers();
        IEnumerable<(string Path, int Rank)> fitting = targets.EnumerateObject()
            .Where(file => file.Value.GetProperty("assetType").GetString() == kind)
            .Select(file => (file.Name, fallbacks.IndexOf(file.Value.GetProperty("rid").GetString()!)))
            .Where(file => file.Item2 >= 0)
            .OrderBy(file => file.Item2);
        foreach ((string path, _) in fitting)
            best.TryAdd(Path.GetFileName(path), path);
        return best;
    }

    /// <summary>This machine's runtime identifiers, the most specific first.</summary>
    private static List<string> Identifiers()
    {
        string architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        string[] systems = OperatingSystem.IsWindows() ? ["win"] : OperatingSystem.IsMacOS() ? ["osx", "unix"] : ["linux", "unix"];
        return [.. systems.Select(system => $"{system}-{architecture}"), .. systems, "any"];
    }
}
