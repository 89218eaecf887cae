// Melodies as text and as sound: ABC notation (one voice, L:1/8), notes, a sound to play, a piano roll to look at.

using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

/// <summary>A note or a rest.</summary>
/// <param name="Pitch">In semitones, 60 is middle C (as in MIDI); null is a rest.</param>
/// <param name="Length">In eighths.</param>
public record Note(int? Pitch, double Length);

/// <summary>A tune of a file in ABC notation.</summary>
/// <param name="Meter">Such as 3/4.</param>
/// <param name="Body">Its notes and bar lines in one line, every sharp and flat written out (K:C).</param>
public record Tune(string Title, string Origin, string Meter, string Body);

public static class Melodies
{
    const string Letters = "CDEFGAB", Sharps = "C ^C D ^D E F ^F G ^G A ^A B";
    static readonly int[] Semitones = { 0, 2, 4, 5, 7, 9, 11 };
    static readonly Regex Mark = new(@"\|\]?|([\^_=]?)([A-Ga-gz])([,']*)(\d*)(/\d*)?", RegexOptions.Compiled);

    /// <summary>The tunes of a file, each rewritten without a key signature.</summary>
    public static IReadOnlyList<Tune> Read(string path) =>
        File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n\n").Where(part => part.StartsWith("X:")).Select(One).ToArray();

    static Tune One(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var fields = lines.Where(line => line[1] == ':').ToDictionary(line => line[0], line => line[2..]);
        var body = string.Concat(lines.Where(line => line[1] != ':'));
        return new Tune(fields['T'], fields['O'], fields['M'], Transpose(body, 0, fields['K']));
    }

    /// <summary>The same melody some semitones higher; bar lines stay. Signs that are not music are left out.</summary>
    /// <param name="key">The key signature of the given text; the result has none.</param>
    public static string Transpose(string abc, int semitones, string key = "C")
    {
        var (text, written) = (new StringBuilder(), new Dictionary<string, string>());
        foreach (var (mark, note) in Parse(abc, key))
        {
            if (note == null) written.Clear();   // a sharp holds to the end of its bar
            text.Append(note == null ? mark : Name(note.Pitch + semitones, written) + Length(note.Length));
        }
        return text.ToString();
    }

    /// <summary>The notes of a melody in ABC notation.</summary>
    public static IReadOnlyList<Note> Notes(string abc) => Parse(abc, "C").Where(m => m.Note != null).Select(m => m.Note).ToArray();

    /// <summary>How many eighths each bar holds; the upbeat and the end count as bars.</summary>
    public static IReadOnlyList<double> BarLengths(string abc)
    {
        var bars = new List<double> { 0 };
        foreach (var (_, note) in Parse(abc, "C"))
        {
            if (note == null) bars.Add(0);
            else bars[^1] += note.Length;
        }
        return bars.Where(length => length > 0).ToArray();
    }

    static IEnumerable<(string Mark, Note Note)> Parse(string abc, string key)
    {
        var (signature, bar) = (Signature(key), new Dictionary<string, int>());
        foreach (Match m in Mark.Matches(abc))
        {
            if (m.Value[0] == '|') bar.Clear();
            yield return m.Value[0] == '|' ? (m.Value, null) : (m.Value, Read(m, signature, bar));
        }
    }

    static Note Read(Match m, int[] signature, Dictionary<string, int> bar)
    {
        var (letter, octaves) = (m.Groups[2].Value, m.Groups[3].Value);
        var parts = m.Groups[5].Value is { Length: > 1 } half ? Whole(half[1..]) : m.Groups[5].Success ? 2 : 1;
        var length = (m.Groups[4].Length > 0 ? Whole(m.Groups[4].Value) : 1.0) / Math.Max(parts, 1);
        if (letter == "z") return new Note(null, length);
        var step = Letters.IndexOf(char.ToUpperInvariant(letter[0]));
        if (m.Groups[1].Length > 0) bar[letter + octaves] = m.Groups[1].Value[0] switch { '^' => 1, '_' => -1, _ => 0 };
        var octave = (char.IsLower(letter[0]) ? 1 : 0) + octaves.Sum(c => c == ',' ? -1 : 1);
        return new Note(60 + 12 * octave + Semitones[step] + bar.GetValueOrDefault(letter + octaves, signature[step]), length);
    }

    static int Whole(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n, 64) : 1;

    /// The sharps (1) and flats (-1) of a key by letter: C, Am, Ddor, F, …
    static int[] Signature(string key)
    {
        var fifths = "FCGDAEB".IndexOf(key[0]) - 1 + (key.EndsWith("dor") ? -2 : key.EndsWith("m") ? -3 : 0);
        var order = fifths > 0 ? "FCGDAEB" : "BEADGCF";
        return Letters.Select(letter => order.IndexOf(letter) < Math.Abs(fifths) ? Math.Sign(fifths) : 0).ToArray();
    }

    static string Name(int? pitch, Dictionary<string, string> written)
    {
        if (pitch == null) return "z";
        var (octave, sharp) = ((int)Math.Floor((pitch.Value - 60) / 12.0), Sharps.Split(' ')[(pitch.Value % 12 + 12) % 12]);
        var letter = octave > 0 ? sharp[^1..].ToLowerInvariant() + new string('\'', octave - 1) : sharp[^1..] + new string(',', -octave);
        var (now, before) = (sharp.Length > 1 ? "^" : "=", written.GetValueOrDefault(letter, "="));
        written[letter] = now;
        return now == before ? letter : now + letter;
    }

    static string Length(double eighths) => eighths == 1 ? "" : eighths == Math.Floor(eighths) ? $"{eighths:0}" : $"{(eighths == 0.5 ? "" : $"{2 * eighths:0}")}/2";

    /// <summary>A player for a melody: 8 kHz, one byte a sample, inside the page. The same bytes on every machine.</summary>
    /// <param name="eighth">Seconds an eighth lasts.</param>
    /// <param name="most">Seconds to play; what comes after is left out.</param>
    public static Panel Play(string abc, double eighth = 0.2, double most = 8)
    {
        var (notes, seconds) = (new List<Note>(), 0.0);
        foreach (var note in Notes(abc).TakeWhile(note => seconds + note.Length * eighth <= most + 1e-9))
        {
            notes.Add(note);
            seconds += note.Length * eighth;
        }
        if (notes.Count == 0) throw new ArgumentException("abc: expected a note to play, came none.", nameof(abc));
        var source = "data:audio/wav;base64," + Convert.ToBase64String(Sound.Wav(notes, eighth));
        return new Panel($"<audio controls src=\"{source}\"></audio>", FormattableString.Invariant($"♪ {notes.Count} notes, {seconds:0.0} s"));
    }

    /// F♯4 for 66: the letter, the sharp, the octave.
    static string Spoken(int pitch) => Sharps.Split(' ')[pitch % 12] is var name && name[0] == '^' ? $"{name[1]}♯{pitch / 12 - 1}" : $"{name}{pitch / 12 - 1}";

    /// <summary>A piano roll: time to the right, pitch up, a bar a note.</summary>
    public static GenericChart Roll(string title, string abc)
    {
        var (x, y, now) = (new List<double>(), new List<double>(), 0.0);
        foreach (var note in Notes(abc))
        {
            if (note.Pitch != null)
            {
                x.AddRange(new[] { now, now + 0.9 * note.Length, double.NaN });
                y.AddRange(new[] { note.Pitch.Value, note.Pitch.Value, double.NaN });
            }
            now += note.Length;
        }
        if (x.Count == 0) throw new ArgumentException("abc: expected at least one note, came none.", nameof(abc));
        var chart = Charts.Lines(title, "time (eighths)", "pitch", new[] { ("melody", (IEnumerable<double>)y) }, x);
        Restyle.Line(chart.GetTraces()[0], Make.Line(Make.Color(ChartStyle.Blue), Width: 9));
        var played = y.Where(double.IsFinite).Select(pitch => (int)pitch).Distinct().Order().ToArray();
        ChartPanels.NamePlaces(chart, vertical: true, played, played.Select(Spoken));
        return chart;
    }
}

/// <summary>Notes to a WAV file by integer phases and products only: no sine, so no machine rounds it otherwise.</summary>
public static class Sound
{
    const int Rate = 8000;

    public static byte[] Wav(IReadOnlyList<Note> notes, double eighth)
    {
        var samples = notes.SelectMany(note => Tone(note.Pitch, (int)Math.Round(note.Length * eighth * Rate))).ToArray();
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(36 + samples.Length);
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);           // size of what follows: PCM, one channel, samples and bytes a second, bytes and bits a sample
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(samples.Length);
        writer.Write(samples);
        return file.ToArray();
    }

    /// A plucked tone: the fundamental and two overtones, a short attack, a slow decay, a short release.
    static IEnumerable<byte> Tone(int? pitch, int count)
    {
        var turn = pitch == null ? 0u : (uint)Math.Round(440 * Math.Pow(2, (pitch.Value - 69) / 12.0) / Rate * 4294967296.0);   // of the phase, a sample
        var (phase, loudness) = (0u, 1.0);
        for (var i = 0; i < count; i++, phase = unchecked(phase + turn), loudness *= 0.9998)
        {
            var edge = Math.Min(1, Math.Min(i / 60.0, (count - i) / 240.0));
            var wave = Wave(phase) + 0.4 * Wave(unchecked(2 * phase)) + 0.15 * Wave(unchecked(3 * phase));
            yield return (byte)(128 + (pitch == null ? 0 : Math.Round(75 * loudness * edge * wave)));
        }
    }

    /// Two parabolas, close to a sine: 4 x (1 - |x|) for x from -1 to 1.
    static double Wave(uint phase)
    {
        var x = unchecked((int)phase) / 2147483648.0;
        return 4 * x * (1 - Math.Abs(x));
    }
}
