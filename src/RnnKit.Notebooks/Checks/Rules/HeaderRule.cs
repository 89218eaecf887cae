using System.Globalization;
using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>A notebook opens with why, how long, what you need and what you will be able to do, and then gets ready.</summary>
internal static partial class HeaderRule
{
    private const string Setup = "#!import lib/setup.csx\nSetup.Ready()";
    private const int MostSeconds = 60;
    private const int MostSecondsOfLong = 120;

    /// <summary>Those that train translators on the whole corpus.</summary>
    private static readonly string[] LongNotebooks = ["15", "16"];

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        if (notebook.Cells.FirstOrDefault() is not { Kind: CellKind.Markdown } header)
        {
            yield return new Complaint(null, "its first cell is its header, in Markdown.");
            yield break;
        }

        string number = notebook.Name.Split('-')[0];
        if (!header.Source.StartsWith($"# {number} · ", StringComparison.Ordinal))
            yield return new Complaint(header.Id, $"the title begins '# {number} · '.");
        foreach (string part in new[] { "| Time | You need |", "After this you can" })
            if (!header.Source.Contains(part, StringComparison.Ordinal))
                yield return new Complaint(header.Id, $"the header has a part '{part}'.");
        int goals = Goal().Count(header.Source);
        if (goals is < 3 or > 5)
            yield return new Complaint(header.Id, string.Create(CultureInfo.InvariantCulture, $"'After this you can' has three to five points; here are {goals}."));
        Match time = Time().Match(header.Source);
        int most = LongNotebooks.Contains(number) ? MostSecondsOfLong : MostSeconds;
        if (!time.Success)
            yield return new Complaint(header.Id, "the time is 'N minutes to read …, about N seconds to run'.");
        else if (int.Parse(time.Groups["seconds"].Value, CultureInfo.InvariantCulture) > most)
            yield return new Complaint(header.Id, string.Create(CultureInfo.InvariantCulture, $"it runs in at most {most} seconds; the header says {time.Groups["seconds"].Value}."));
        if (notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code) is not { Source: Setup })
            yield return new Complaint(null, "its first code cell is '#!import lib/setup.csx' and 'Setup.Ready()'.");
    }

    [GeneratedRegex("^- ", RegexOptions.Multiline)]
    private static partial Regex Goal();

    [GeneratedRegex(@"minutes to read.*?(?<seconds>\d+) seconds to run")]
    private static partial Regex Time();
}
