// The music of ABC notation, one voice: from signs to notes, and from notes to signs that need no key.

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>Reads signs in order; it remembers key, meter, unit, and the accidentals of the bar, which hold in all octaves (the standard's default).</summary>
public sealed class AbcMusic
{
    private static readonly int[] Semitones = { 0, 2, 4, 5, 7, 9, 11 };
    private static readonly Regex Sign = new(
        @"(?<field>\[[A-Za-z]:[^\]]*\])|(?<tuplet>\([2-9](?::\d?(?::\d?)?)?)|(?<skip>""[^""]*""|![^!\s|]+!|\+[^+\s|]+\+|\{[^}]*\}|y\d*|[\s`$\\.~()!H-Wh-w])"
        + @"|(?<bar>(?:\[\||:*\||::)[\]|:]*)(?<ending>\s*\[?\d[\d,-]*)?|(?<ending>\[\d[\d,-]*)"
        + @"|(?<note>(?<accidental>\^{1,2}|_{1,2}|=)?(?<letter>[A-Ga-gzx])(?<octaves>[,']*)(?<times>\d*)(?<parts>/+\d*)?)|(?<rest>[ZX])(?<bars>\d*)|(?<broken>>+|<+)|(?<tie>-)",
        RegexOptions.Compiled);

    private readonly Dictionary<string, int> bar = new();
    private readonly List<AbcSign> signs = new();
    private readonly string propagate;
    private int[] signature;
    private string meter;
    private double unit, share = 1, broken = 1;
    private int inTuplet;
    private (string Place, int Alteration) tied = ("", 0), last = ("", 0);

    public AbcMusic(string key, string meter = "none", double unit = 1, string propagate = "pitch") =>
        (signature, this.meter, this.unit, this.propagate) = (AbcKey.Signature(key), meter, unit, propagate);

    /// <summary>All that was read.</summary>
    public IReadOnlyList<AbcSign> Signs => signs;

    /// <summary>Reads a line of music, or part of one; hands on every sign that is none of one voice's: chords, overlays, what the standard does not know.</summary>
    public void Add(string music, Action<string> notUnderstood)
    {
        var at = 0;
        while (at < music.Length)
        {
            var m = Sign.Match(music, at);
            var from = m.Success ? m.Index : music.Length;
            if (from > at) notUnderstood(music[at] == '[' && music.IndexOf(']', at) is > 0 and var end ? music[at..(end + 1)] : music[at..from]);
            if (!m.Success) return;
            Take(m);
            at = m.Index + m.Length;
        }
    }

    /// <summary>K:, M: or L: between the notes. A new meter leaves the unit of length as it is; other fields do not change what is heard.</summary>
    public void Change(char field, string value)
    {
        if (field == 'K') signature = AbcKey.Signature(value);
        if (field == 'L') unit = AbcKey.Unit(value);
        if (field == 'M') (meter, _) = (value, AbcKey.Bar(value));
    }

    private void Take(Match m)
    {
        if (m.Groups["field"].Success) Change(m.Value[1], m.Value[3..^1]);
        else if (m.Groups["tuplet"].Success) Begin(m.Value[1..].Split(':'));
        else if (m.Groups["note"].Success) Play(m);
        else if (m.Groups["rest"].Success) signs.Add(new AbcSign(AbcKind.Note, new Note(null, 8 * (AbcKey.Bar(meter) is > 0 and var bar ? bar : 1) * Whole(m.Groups["bars"].Value, 1))));
        else if (m.Groups["broken"].Success) Break(m.Value);
        else if (m.Groups["tie"].Success) tied = last;
        else if (m.Groups["bar"].Success || m.Groups["ending"].Success)
        {
            if (m.Groups["bar"].Success) bar.Clear();
            signs.AddRange(AbcSign.Bars(m.Groups["bar"].Value));
            if (m.Groups["ending"].Success) signs.Add(AbcSign.Ending(m.Groups["ending"].Value));
        }
    }

    private void Play(Match m)
    {
        var letter = m.Groups["letter"].Value;
        var length = unit * Whole(m.Groups["times"].Value, 1) / Parts(m.Groups["parts"].Value) * Share() * broken;
        broken = 1;
        if (letter is "z" or "x")
        {
            signs.Add(new AbcSign(AbcKind.Note, new Note(null, length)));
            return;
        }
        var (step, octaves) = (AbcKey.Letters.IndexOf(char.ToUpperInvariant(letter[0])), m.Groups["octaves"].Value);
        var (place, where) = (letter + octaves, propagate == "octave" ? letter + octaves : letter.ToUpperInvariant());
        var alteration = m.Groups["accidental"].Success ? AbcKey.Size(m.Groups["accidental"].Value)
            : tied.Place == place ? tied.Alteration
            : bar.GetValueOrDefault(where, signature[step]);
        if (m.Groups["accidental"].Success && propagate != "not") bar[where] = alteration;
        (tied, last) = (("", 0), (place, alteration));
        var octave = (char.IsLower(letter[0]) ? 1 : 0) + octaves.Sum(c => c == ',' ? -1 : 1);
        signs.Add(new AbcSign(AbcKind.Note, new Note(60 + 12 * octave + Semitones[step] + alteration, length)));
    }

    /// p notes in the time of q, for the next r notes.
    private void Begin(string[] numbers)
    {
        var p = Whole(numbers[0], 1);
        var usual = p switch { 2 or 4 or 8 => 3, 3 or 6 => 2, _ => AbcKey.IsCompound(meter) ? 3 : 2 };
        share = Whole(numbers.Length > 1 ? numbers[1] : "", usual) / p;
        inTuplet = (int)Whole(numbers.Length > 2 ? numbers[2] : "", p);
    }

    private double Share() => inTuplet-- > 0 ? share : 1;

    // > makes the note before half as long again and the next one half as long, >> by a quarter, < the other way round.
    private void Break(string marks)
    {
        var little = Math.Pow(0.5, Math.Min(marks.Length, 3));
        var i = signs.FindLastIndex(sign => sign.Kind == AbcKind.Note);
        if (i < 0) return;
        var factor = marks[0] == '>' ? 2 - little : little;
        signs[i] = new AbcSign(AbcKind.Note, signs[i].Note with { Length = signs[i].Note.Length * factor });
        broken = 2 - factor;
    }

    private static double Parts(string slashes)
    {
        var digits = slashes.TrimStart('/');
        return digits != "" ? Math.Max(Whole(digits, 2), 1) : Math.Pow(2, Math.Min(slashes.Length, 6));
    }

    private static double Whole(string digits, double none) =>
        digits == "" ? none : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n, 1000) : none;

    /// <summary>Notes and bar lines without a key, in eighths. Every accidental stands where it is needed, whether one holds in its octave or in all of them.</summary>
    public static string Write(IEnumerable<AbcSign> signs, int semitones)
    {
        var (text, octave, all) = (new StringBuilder(), new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var sign in signs)
        {
            if (sign.Kind != AbcKind.Note)
            {
                octave.Clear();   // a sharp holds to the end of its bar
                all.Clear();
                text.Append(sign.Text);
                continue;
            }
            text.Append(Name(sign.Note.Pitch + semitones, octave, all)).Append(Length(sign.Note.Length));
        }
        return text.ToString();
    }

    private static string Name(int? pitch, Dictionary<string, string> octave, Dictionary<string, string> all)
    {
        if (pitch is not int p) return "z";
        var (height, name) = ((int)Math.Floor((p - 60) / 12.0), "C ^C D ^D E F ^F G ^G A ^A B".Split(' ')[(p % 12 + 12) % 12]);
        var letter = height > 0 ? name[^1..].ToLowerInvariant() + new string('\'', height - 1) : name[^1..] + new string(',', -height);
        var now = name.Length > 1 ? "^" : "=";
        var written = octave.GetValueOrDefault(letter, "=") != now || all.GetValueOrDefault(name[^1..], "=") != now;
        if (written) octave[letter] = all[name[^1..]] = now;
        return written ? now + letter : letter;
    }

    // In lowest terms; what no such fraction writes is rounded to the next 192nd.
    private static string Length(double eighths)
    {
        if (Denominator(eighths) is 0) eighths = Math.Max(Math.Round(eighths * 192), 1) / 192;
        var parts = Denominator(eighths);
        var whole = Math.Round(eighths * parts);
        return (whole == 1 ? "" : $"{whole:0}") + (parts == 1 ? "" : $"/{parts}");
    }

    private static int Denominator(double eighths) =>
        Enumerable.Range(1, 192).FirstOrDefault(d => Math.Abs(eighths * d - Math.Round(eighths * d)) < 1e-6);
}
