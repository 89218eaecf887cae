// What the fields K:, M: and L: of ABC notation mean (standard 2.1): sharps and flats by letter, the length of a bar, the unit of length.

using System.Globalization;
using System.Text.RegularExpressions;

public static class AbcKey
{
    public const string Letters = "CDEFGAB";
    private const string Fifths = "FCGDAEB";
    private static readonly string[] Modes = { "lyd", "maj", "mix", "dor", "min", "phr", "loc" };   // each with one sharp less than the one before
    private static readonly Regex Written = new(@"^([A-G])([#b]?)\s*([A-Za-z]*)(.*)$", RegexOptions.Compiled | RegexOptions.Singleline);
    private static readonly Regex Accidental = new(@"^(?:(\^{1,2}|_{1,2}|=)([A-Ga-g]))+$", RegexOptions.Compiled);
    private static readonly Regex Clef = new(@"^(clef=.*|(treble|bass|alto|tenor|perc|none)[1-5]?([+-]8)?|(middle|stafflines|staffscale|style|name|nm|snm)=.*|(octave|transpose|t)=0)$", RegexOptions.Compiled | RegexOptions.IgnoreCase);

    /// <summary>The sharps (1, 2) and flats (-1, -2) of a key for C D E F G A B: C, Bb, F#m, G min, Dmix, A dor ^g, D exp _b, none, HP.</summary>
    public static int[] Signature(string key)
    {
        var text = key.Trim();
        if (text == "HP") return new int[7];
        if (text == "Hp") return Alter(new int[7], new[] { "^f", "^c" }, key);
        var parts = Written.Match(text);
        if (!parts.Success) return Alter(new int[7], text.Split(' '), key);   // none, nothing, or a clef alone
        var (mode, rest) = (parts.Groups[3].Value, parts.Groups[4].Value);
        var fifths = Fifths.IndexOf(parts.Groups[1].Value[0]) - 1 + (parts.Groups[2].Value switch { "#" => 7, "b" => -7, _ => 0 });
        if (mode.Equals("exp", StringComparison.OrdinalIgnoreCase)) return Alter(new int[7], rest.Split(' '), key);
        if (Clef.IsMatch((mode + rest).Split(' ')[0])) (mode, rest) = ("", mode + rest);
        fifths += 1 - ModeOf(mode, key);
        var signature = Letters.Select(letter => (int)Math.Floor((fifths + 6 - Fifths.IndexOf(letter)) / 7.0)).ToArray();
        return Alter(signature, rest.Split(' '), key);
    }

    private static int ModeOf(string mode, string key)
    {
        var three = mode.Length > 3 ? mode[..3].ToLowerInvariant() : mode.ToLowerInvariant();
        var place = Array.IndexOf(Modes, three switch { "" or "ion" => "maj", "m" or "aeo" => "min", _ => three });
        return place >= 0 ? place : throw NotUnderstood("key", key, "a key such as Bb, F#m, G min, Dmix, A dor or none");
    }

    /// The accidentals that follow a key, each in place of the letter's own; a clef does not change what is heard.
    private static int[] Alter(int[] signature, IEnumerable<string> words, string key)
    {
        foreach (var word in words.Where(word => word != ""))
        {
            var found = Accidental.Match(word);
            if (!found.Success && !Clef.IsMatch(word)) throw NotUnderstood("key", key, "a key such as Bb, F#m, G min, Dmix, A dor or none");
            for (var i = 0; i < found.Groups[1].Captures.Count; i++)
                signature[Letters.IndexOf(char.ToUpperInvariant(found.Groups[2].Captures[i].Value[0]))] = Size(found.Groups[1].Captures[i].Value);
        }
        return signature;
    }

    /// <summary>^ 1, ^^ 2, _ -1, __ -2, = 0.</summary>
    public static int Size(string accidental) => accidental[0] == '=' ? 0 : accidental[0] == '^' ? accidental.Length : -accidental.Length;

    /// <summary>A meter as a share of a whole note: 3/4, (2+3+2)/8, C, C|; 0 for none, the free meter.</summary>
    public static double Bar(string meter)
    {
        var text = meter.Trim();
        if (text is "" or "none") return 0;
        if (text is "C" or "C|") return 1;
        var parts = Regex.Match(text, @"^\(?\s*(\d{1,3}(?:\s*\+\s*\d{1,3})*)\s*\)?\s*/\s*(\d{1,3})$");
        var below = parts.Success ? Number(parts.Groups[2].Value) : 0;
        return below > 0 ? parts.Groups[1].Value.Split('+').Sum(Number) / below : throw NotUnderstood("meter", meter, "a meter such as 3/4, (2+3+2)/8, C, C| or none");
    }

    /// <summary>True for 6/8, 9/8 and 12/8, where a quintuplet or the like takes the time of three.</summary>
    public static bool IsCompound(string meter) => meter.Trim() is "6/8" or "9/8" or "12/8";

    /// <summary>A unit of length in eighths: 1/8 is 1, 1/4 is 2, 1 is 8.</summary>
    public static double Unit(string length)
    {
        var parts = Regex.Match(length.Trim(), @"^(\d{1,3})(?:/(\d{1,3}))?$");
        var below = parts.Groups[2].Success ? Number(parts.Groups[2].Value) : 1;
        return parts.Success && Number(parts.Groups[1].Value) * below > 0
            ? 8 * Number(parts.Groups[1].Value) / below : throw NotUnderstood("unit of length", length, "one such as 1/8");
    }

    /// <summary>The unit where no L: says it, in eighths: a sixteenth for a meter below 3/4, else an eighth, also for none.</summary>
    public static double UnitFor(string meter) => Bar(meter) is > 0 and < 0.75 ? 0.5 : 1;

    private static double Number(string digits) => double.Parse(digits.Trim(), NumberStyles.None, CultureInfo.InvariantCulture);

    private static ArgumentException NotUnderstood(string what, string came, string expected) => new($"{what}: expected {expected}, came '{came.Trim()}'.");
}
