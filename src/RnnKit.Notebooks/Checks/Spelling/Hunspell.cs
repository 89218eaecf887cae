using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RnnKit.Notebooks.Checks.Spelling;

/// <summary>The spell checker of the machine, with dictionaries of its own and a list of further words.</summary>
public sealed class Hunspell
{
    private const string Program = "hunspell";
    private const string AmericanEnglish = "en_US";
    private const string OrFrench = AmericanEnglish + ",fr_FR";

    /// <summary>A word of no language: it stands after each text, and where it is told back the text ends.</summary>
    private const string Mark = "Zqxzq";

    private const string Packages = "on Debian the packages hunspell, hunspell-en-us and hunspell-fr";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string _wordList;

    private Hunspell(string wordList) => _wordList = wordList;

    /// <summary>Finds the program and its dictionaries.</summary>
    /// <param name="wordList">A file of further words, one a line; it need not exist.</param>
    /// <param name="hunspell">The checker, when the result is true.</param>
    /// <param name="reason">Why there is none, as the end of a sentence, when the result is false.</param>
    public static bool TryFind(string wordList, [NotNullWhen(true)] out Hunspell? hunspell, [NotNullWhen(false)] out string? reason)
    {
        var found = new Hunspell(wordList);
        try
        {
            (int exit, _) = found.RunAsync("", OrFrench).GetAwaiter().GetResult();
            reason = exit == 0 ? null : $"{Program} lacks a dictionary of American English or French ({Packages}).";
        }
        catch (Win32Exception)
        {
            reason = $"there is no '{Program}' command ({Packages}).";
        }
        hunspell = reason is null ? found : null;
        return reason is null;
    }

    /// <summary>The words of each text, of two letters or more, that neither a dictionary nor the list has, each once, in order.</summary>
    /// <param name="texts">The texts, which one run of the program reads: to read its dictionaries takes it longer.</param>
    /// <param name="mayBeFrench">Whether French words are right too.</param>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> UnknownWordsAsync(IReadOnlyList<string> texts, bool mayBeFrench = false)
    {
        (int exit, string output) = await RunAsync(string.Concat(texts.Select(text => $"{text}\n{Mark}\n")), mayBeFrench ? OrFrench : AmericanEnglish).ConfigureAwait(false);
        if (exit != 0)
            throw new InvalidOperationException($"{Program} ended with exit code {exit}.");
        string[][] words = [.. output.Split(Mark).Select(Words)];
        return words.Length == texts.Count + 1
            ? words[..^1]
            : throw new InvalidOperationException($"{Program} told {words.Length - 1} texts apart where {texts.Count} were given.");
    }

    private static string[] Words(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length > 1).Distinct()];

    private async Task<(int Exit, string Output)> RunAsync(string text, string dictionaries)
    {
        var start = new ProcessStartInfo(Program, ["-d", dictionaries, "-i", "UTF-8", "-p", _wordList, "-l"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(text).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Without its dictionary the program ends before it reads; the exit code says so.
        }
        await process.WaitForExitAsync().ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false));
    }
}
