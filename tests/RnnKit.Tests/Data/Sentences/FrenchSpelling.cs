using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>Every French form of the corpus against the dictionary of Debian's package <c>hunspell-fr</c>.</summary>
public sealed class FrenchSpelling
{
    /// <summary>Forms that the dictionary does not have by themselves, each with the reason why it stands in the corpus.</summary>
    private static readonly Dictionary<string, string> Explained = [];

    [Fact]
    public void Every_french_form_is_in_the_dictionary_or_explained()
    {
        Require(Unknown(["maison"]) is not null);
        Assert.Equal(["mezon"], Unknown(["maison", "mezon"])!);
        string[] forms = [.. TheCorpus.FrenchForms().Where(form => form.Any(char.IsLetter)).Select(form => form.TrimStart('-'))];
        Assert.Empty(Unknown(forms)!.Except(Explained.Keys));
    }

    /// <summary>What the spell checker does not know; null without it or its French dictionary.</summary>
    private static string[]? Unknown(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo("hunspell", ["-d", "fr", "-i", "utf-8", "-l"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(string.Join('\n', words) + "\n");
            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode == 0 && errors.Result.Length == 0 ? output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (Exception missing) when (missing is Win32Exception or IOException)
        {
            return null;
        }
    }

    private static void Require(bool available)
    {
        if (available) return;
        if (Environment.GetEnvironmentVariable("RNNKIT_REQUIRE_TOOLS") == "1") Assert.Fail("hunspell with its French dictionary is not there, and RNNKIT_REQUIRE_TOOLS=1 asks for it.");
        Assert.Skip("hunspell with its French dictionary is not there (Debian: hunspell, hunspell-fr).");
    }
}
