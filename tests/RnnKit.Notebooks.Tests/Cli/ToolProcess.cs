using System.Diagnostics;
using RnnKit.Notebooks.Cli;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>Runs the tool as a process of its own, where what ends the process ends no tests.</summary>
internal static class ToolProcess
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(120);

    /// <summary>Runs it in a folder to its end; fails when it does not come to one.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Late, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"It did not end: {await output}{await error}");
        }
        return (process.ExitCode, await output, await error);
    }
}
