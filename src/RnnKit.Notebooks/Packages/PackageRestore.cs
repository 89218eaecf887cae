using System.Diagnostics;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RnnKit.Documents.Files;

namespace RnnKit.Notebooks.Packages;

/// <summary>
/// Lets the SDK itself resolve packages: a project that asks for them is restored, and what NuGet decided is read from its assets file.
/// The result is kept for each set of packages and sources.
/// </summary>
internal static class PackageRestore
{
    private const string Framework = "net10.0";

    /// <summary>Resolves packages with all that they depend on.</summary>
    /// <exception cref="PackageException">A package is unknown, or cannot be had.</exception>
    public static ResolvedPackages Resolve(IReadOnlyList<PackageRequest> requests, IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        string project = ProjectText(requests, sources);
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..24];
        string folder = Path.Combine(CacheFolder.Of("packages"), key);
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        if (File.Exists(assets) && TryRead(assets) is { } kept)
            return kept;

        AtomicFile.WriteText(Path.Combine(folder, "packages.csproj"), project);
        AtomicFile.WriteText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        AtomicFile.WriteText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        string output = Restore(folder, cancellation);
        return File.Exists(assets) && TryRead(assets) is { } resolved ? resolved : throw new PackageException(Reason(output, requests));
    }

    private static string ProjectText(IReadOnlyList<PackageRequest> requests, IReadOnlyList<string> sources)
    {
        IEnumerable<string> references = requests.Select(request =>
            $"    <PackageReference Include=\"{SecurityElement.Escape(request.Name)}\" Version=\"{SecurityElement.Escape(request.Version ?? "*")}\" />");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', references)}
              </ItemGroup>
            </Project>

            """.ReplaceLineEndings("\n");
    }

    private static string Restore(string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetHost.Sdk) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in new[] { "restore", "packages.csproj", "--nologo", "--verbosity", "quiet", "--disable-build-servers" })
            start.ArgumentList.Add(word);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            using Process process = Process.Start(start)!;
            using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
            Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return output + errors.Result;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PackageException($"Packages are restored by the .NET SDK, but dotnet cannot be started: {e.Message}");
        }
    }

    /// <summary>What the first error says, without the path of the project that only we know.</summary>
    private static string Reason(string output, IReadOnlyList<PackageRequest> requests)
    {
        string? error = output.Split('\n').FirstOrDefault(line => line.Contains("error ", StringComparison.Ordinal));
        if (error is null)
            return $"Restoring {string.Join("; ", requests)} failed: {output.Trim()}";
        string message = error[error.IndexOf("error ", StringComparison.Ordinal)..].Trim();
        int project = message.LastIndexOf(" [", StringComparison.Ordinal);
        return $"{string.Join("; ", requests)} cannot be restored: {(project > 0 ? message[..project] : message)}";
    }

    private static ResolvedPackages? TryRead(string assetsFile)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
        JsonElement root = assets.RootElement;
        if (root.TryGetProperty("logs", out JsonElement logs) && logs.EnumerateArray().Any(log => log.GetProperty("level").GetString() == "Error"))
            return null;

        List<string> folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(property => property.Name)];
        var assemblies = new List<string>();
        var natives = new List<string>();
        foreach (JsonProperty package in root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            string path = root.GetProperty("libraries").GetProperty(package.Name).GetProperty("path").GetString()!;
            string? home = folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists);
            if (home is null)
                return null;
            AddFiles(package.Value, home, assemblies, natives);
        }
        return assemblies.TrueForAll(File.Exists) ? new ResolvedPackages(assemblies, natives) : null;
    }

    private static void AddFiles(JsonElement package, string home, List<string> assemblies, List<string> natives)
    {
        Dictionary<string, string> specific = RuntimeTargets.Best(package, "runtime");
        if (package.TryGetProperty("runtime", out JsonElement runtime))
        {
            foreach (JsonProperty file in runtime.EnumerateObject().Where(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
                assemblies.Add(Path.Combine(home, specific.GetValueOrDefault(Path.GetFileName(file.Name), file.Name)));
        }
        natives.AddRange(RuntimeTargets.Best(package, "native").Values.Select(file => Path.GetDirectoryName(Path.Combine(home, file))!).Distinct());
    }
}
