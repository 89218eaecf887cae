using System.ComponentModel;
using System.Diagnostics;

namespace RnnKit.Book.Web;

/// <summary>The machine's npm, asked for packages by name and version.</summary>
/// <param name="executable">The full path of npm.</param>
internal sealed class NpmClient(string executable)
{
    /// <summary>Finds npm on the PATH, or returns null.</summary>
    public static NpmClient? Find()
    {
        var name = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => Path.Combine(folder.Trim('"'), name))
            .FirstOrDefault(File.Exists);
        return path is null ? null : new NpmClient(path);
    }

    /// <summary>
    /// Installs packages into <c>node_modules</c> under <paramref name="folder"/> without running their scripts.
    /// Returns why it failed, as one sentence, or null.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was canceled; npm is stopped.</exception>
    public string? Install(IReadOnlyList<string> specifiers, string folder, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(executable)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        string[] options =
        [
            "install", "--prefix", folder, "--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund",
            "--no-update-notifier", "--loglevel=error", "--prefer-offline", "--fetch-retries=0",
        ];
        foreach (var argument in options.Concat(specifiers))
            start.ArgumentList.Add(argument);

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(timeLimit);
        try
        {
            return RunAsync(start, timer.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"npm took longer than {timeLimit.TotalSeconds:0} s.";
        }
        catch (Win32Exception error)
        {
            return $"npm could not be started: {error.Message}";
        }
    }

    private static async Task<string?> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            var complaint = await errors.ConfigureAwait(false);
            return process.ExitCode == 0 ? null : $"npm could not fetch the packages: {FirstComplaint(complaint)}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>npm's first line that is a sentence and not an error code, without its prefix.</summary>
    private static string FirstComplaint(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Replace("npm error ", "", StringComparison.Ordinal).Replace("npm ERR! ", "", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("code ", StringComparison.Ordinal) && !line.StartsWith("errno ", StringComparison.Ordinal) && !line.StartsWith("syscall ", StringComparison.Ordinal));
        return lines.FirstOrDefault() ?? "it gave no reason.";
    }
}
