using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace RnnKit.Tests.Data;

/// <summary>What the notebooks rely on in <c>data/melodies/melodies.abc</c>.</summary>
public sealed partial class MelodyFile
{
    private static readonly string[] Tunes = Read();

    [Fact]
    public void There_are_forty_tunes_numbered_in_order_each_with_its_fields()
    {
        Assert.Equal(40, Tunes.Length);
        for (int i = 0; i < Tunes.Length; i++)
        {
            string fields = string.Concat(Tunes[i].Split('\n').Where(line => line[1] == ':').Select(line => line[0]));
            Assert.Equal("XTOMLK", fields);
            Assert.StartsWith($"X:{i + 1}\n", Tunes[i], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_bar_is_full_but_upbeats_and_ends()
    {
        foreach (string tune in Tunes)
        {
            string meter = tune.Split('\n').Single(line => line.StartsWith("M:", StringComparison.Ordinal));
            double full = (meter[2] - '0') * 8.0 / (meter[4] - '0');
            double[] bars = [.. string.Concat(tune.Split('\n').Where(line => line[1] != ':')).Split('|', ']').Where(bar => bar.Length > 0).Select(Eighths)];
            Assert.All(bars[1..^1], bar => Assert.True(bar == full, $"{tune}\n{bar} eighths in a bar of {full}"));
            Assert.InRange(bars[0], 1, full);
            Assert.InRange(bars[^1], 1, full);
        }
    }

    private static double Eighths(string bar)
    {
        Match[] notes = [.. Note().Matches(bar).Cast<Match>()];
        Assert.Equal(bar, string.Concat(notes.Select(note => note.Value)));
        return notes.Sum(n => (n.Groups[1].Length > 0 ? int.Parse(n.Groups[1].Value) : 1.0) / (n.Groups[2].Length > 0 ? 2 : 1));
    }

    private static string[] Read([CallerFilePath] string thisFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "data", "melodies", "melodies.abc");
        return [.. File.ReadAllText(path).TrimEnd().Split("\n\n").Skip(1)];
    }

    [GeneratedRegex(@"[\^_=]?[A-Ga-gz][,']*(\d*)(/2)?")]
    private static partial Regex Note();
}
