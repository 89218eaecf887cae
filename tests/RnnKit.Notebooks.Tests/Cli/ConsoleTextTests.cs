using System.Diagnostics;
using System.Text;
using RnnKit.Notebooks.Cli;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>The tool as a process of its own.</summary>
public class ConsoleTextTests
{
    [Fact]
    public async Task Output_is_UTF_8_without_a_mark_on_every_system()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(DotnetHost.FilePath, [typeof(CommandLine).Assembly.Location, "run", "✔ é.ipynb"])
        {
            WorkingDirectory = folder.FullPath,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using var bytes = new MemoryStream();
        await process.StandardError.BaseStream.CopyToAsync(bytes, token);
        await process.WaitForExitAsync(token);

        Assert.Equal(2, process.ExitCode);
        Assert.Equal("✔ é.ipynb: there is no such file", Encoding.UTF8.GetString(bytes.ToArray()).TrimEnd());
    }
}
