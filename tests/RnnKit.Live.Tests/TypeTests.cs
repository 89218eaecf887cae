using System.Diagnostics;
using System.Text.Json;
using RnnKit.Book.Web;

namespace RnnKit.Live.Tests;

/// <summary>The scripts of the live parts by TypeScript's check, from their comments.</summary>
public sealed class TypeTests
{
    private const string Specifier = "typescript@5.9.3";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_script_passes_the_strict_check()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        using var folder = new TemporaryFolder();
        string compiler = await CompilerAsync();
        string[] scripts = [.. Directory.EnumerateFiles(Repository.PathOf("src", "RnnKit.Book", "Assets", "Live")).Where(file => Path.GetExtension(file) is ".js" or ".ts").Order(StringComparer.Ordinal)];
        string project = folder.Write("tsconfig.json", JsonSerializer.Serialize(new
        {
            compilerOptions = new { noEmit = true, allowJs = true, checkJs = true, strict = true, target = "es2022", lib = new[] { "es2023", "dom", "dom.iterable" }, types = Array.Empty<string>() },
            files = scripts,
        }));

        (int code, string said) = await RunAsync("node", compiler, "-p", project);

        Assert.True(code == 0, said);
        Assert.True(scripts.Length > 5);
    }

    /// <summary>The compiler beside the libraries of the book; npm fetches it the first time.</summary>
    private static async Task<string> CompilerAsync()
    {
        string place = Repository.PathOf("artifacts", "web", Specifier.Replace('@', '-')), compiler = Path.Combine(place, "node_modules", "typescript", "lib", "tsc.js");
        if (File.Exists(compiler))
            return compiler;
        NpmClient? npm = NpmClient.Find();
        Tools.Require(npm is not null, "npm");
        Directory.CreateDirectory(place);
        string? failure = await Task.Run(() => npm!.Install([Specifier], place, Limit, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Tools.Require(failure is null, $"npm with {Specifier} ({failure})");
        return compiler;
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + await errors);
    }
}
