using System.Diagnostics;

namespace RnnKit.Notebooks.Tests;

/// <summary>The system's Python, for tests against the clients and libraries that are written for it.</summary>
internal static class Python
{
    /// <summary>Its program.</summary>
    public const string Path = "/usr/bin/python3";

    /// <summary>Skips the test, or fails it, when one of the modules is missing.</summary>
    public static void Require(params string[] modules) => Tools.Require(Has(modules), $"Python with {string.Join(", ", modules)}");

    /// <summary>Whether the modules are there.</summary>
    public static bool Has(params string[] modules) => File.Exists(Path) && Run($"import {string.Join(", ", modules)}").Length == 0;

    /// <summary>Runs a program and gives what it wrote, errors included.</summary>
    public static string Run(string program, params object[] arguments) => RunAsync(program, arguments).GetAwaiter().GetResult();

    /// <summary>Runs a program and gives what it wrote, errors included.</summary>
    public static async Task<string> RunAsync(string program, params object[] arguments)
    {
        using Process process = Start(["-c", program, .. arguments.Select(argument => argument.ToString()!)]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }

    /// <summary>Starts Python with these arguments.</summary>
    public static Process Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
