using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RnnKit.Notebooks.Cli;

/// <summary>The .NET SDK of this machine, asked to build and to fetch.</summary>
/// <param name="folder">The folder that it works in.</param>
internal sealed class Sdk(string folder)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs <c>dotnet</c> with these words. Returns why it failed, as one line, or null.</summary>
    public async Task<string?> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo(DotnetHost.Sdk, words)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token), errors = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return process.ExitCode == 0 ? null : Reason($"{await errors.ConfigureAwait(false)}\n{await output.ConfigureAwait(false)}", process.ExitCode);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return string.Create(CultureInfo.InvariantCulture, $"'dotnet {words[0]}' took longer than {s_limit.TotalMinutes:0} minutes");
            }
        }
        catch (Win32Exception e)
        {
            return $"the .NET SDK could not be started: {e.Message}";
        }
    }

    /// <summary>Fetches packages into NuGet's folder, by restoring a project that names them. Returns why it failed, or null.</summary>
    public async Task<string?> FetchAsync(IEnumerable<(string Name, string Version)> packages)
    {
        string project = Path.Combine(Path.GetTempPath(), $"rnnkit-packages-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(project);
            string references = string.Concat(packages.Select(package => $"<PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\" />"));
            await File.WriteAllTextAsync(
                Path.Combine(project, "packages.csproj"),
                $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>{references}</ItemGroup></Project>").ConfigureAwait(false);
            return await RunAsync("restore", project, "--nologo", "-v", "quiet").ConfigureAwait(false);
        }
        finally
        {
            if (Directory.Exists(project))
                Directory.Delete(project, recursive: true);
        }
    }

    /// <summary>The first line that names an error, else the first of all.</summary>
    private static string Reason(string output, int code)
    {
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(lines, line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault()
            ?? string.Create(CultureInfo.InvariantCulture, $"dotnet ended with code {code}");
    }
}
