using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnKit.Notebooks.Tests;

/// <summary>How much a test run goes through: what takes a few seconds always, what takes minutes where the environment asks for it.</summary>
internal static partial class Extent
{
    /// <summary>All notebooks are run in the kernel, whatever they take, their checks get odd answers, and they and one table of cells are run in genuine .NET Interactive; the programs of all are compiled and a few run, one by the SDK, and the kernel goes through the public test suite and a run by nbclient.</summary>
    public const string EveryNotebook = "RNNKIT_EVERY_NOTEBOOK";

    /// <summary>All notebooks are run in the kernel by Jupyter's programs, whatever they take.</summary>
    public const string EveryClient = "RNNKIT_EVERY_CLIENT";

    /// <summary>The programs of all notebooks are run.</summary>
    public const string EveryProgram = "RNNKIT_EVERY_PROGRAM";

    /// <summary>Pages and live parts are held to the rules of accessibility in both color schemes and at all widths, all pages of the sample book are opened and all live parts by keyboard, a slider is moved and a picture drawn again in another browser, every formula and chart is drawn, every notebook converted to a page without scripts, live parts are timed and their scripts' types checked, the translator of a page reads the whole test part, and Jupyter Notebook's buttons and keys are tried.</summary>
    public const string EveryLook = "RNNKIT_EVERY_LOOK";

    /// <summary>Tests of endurance go through all their rounds: fifty presses of Stop beside busy cores, a million broken frames, a thousand starts.</summary>
    public const string EveryRound = "RNNKIT_EVERY_ROUND";

    /// <summary>The packages are packed, and programs and a notebook built on them; a cell asks for one that does not exist.</summary>
    public const string EveryPackage = "RNNKIT_EVERY_PACKAGE";

    /// <summary>What a notebook may take, in seconds, that always runs.</summary>
    private const int Quick = 2;

    private static readonly Lazy<Dictionary<string, int>> s_seconds = new(() => Row().Matches(File.ReadAllText(Repository.PathOf("README.md")))
        .ToDictionary(row => row.Groups[1].Value, row => int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal));

    /// <summary>Whether the environment asks for it.</summary>
    public static bool Asks(string setting) => Environment.GetEnvironmentVariable(setting) == "1";

    /// <summary>Skips the test unless <paramref name="isQuick"/> or the environment asks for all.</summary>
    public static void Needs(string setting, bool isQuick) => Assert.SkipUnless(isQuick || Asks(setting), $"It takes long; {setting}=1 asks for it.");

    /// <summary>Whether the README's table says that a notebook takes a few seconds.</summary>
    public static bool IsQuick(string notebook) => s_seconds.Value[notebook] <= Quick;

    [GeneratedRegex(@"^\| \[[^\]]*\]\(notebooks/([^)]+)\) \|.*\| (\d+) s \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
