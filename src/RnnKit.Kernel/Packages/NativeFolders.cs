using System.Runtime.InteropServices;

namespace RnnKit.Kernel.Packages;

/// <summary>Where a package has the native libraries for this machine.</summary>
internal static class NativeFolders
{
    /// <summary>The folders, the most specific first.</summary>
    public static IEnumerable<string> Of(string package)
    {
        string architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        string[] systems = OperatingSystem.IsWindows() ? ["win"] : OperatingSystem.IsMacOS() ? ["osx", "unix"] : ["linux", "unix"];
        return systems.Select(system => $"{system}-{architecture}").Concat(systems).Append("any")
            .Select(system => Path.Combine(package, "runtimes", system, "native"))
            .Where(Directory.Exists);
    }
}
