using System.Diagnostics;

namespace RnnKit.Packages.Tests;

/// <summary>Runs a command to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(8);

    /// <summary>What it said on both streams; fails where its exit code is not 0.</summary>
    public static async Task<string> DotnetAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        start.Environment.Remove("MSBuildSDKsPath"); // a test host's own, which is not that of a fresh command
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Late);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {string.Join(' ', arguments)} did not end.");
        }
        string said = await output + await error;
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
        return said;
    }
}
