// Melodies as text and as sound: notes, a sound to play, a piano roll to look at. What ABC notation is: Abc.cs and beside it.

using System.IO;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

public static class Melodies
{
    private const string Sharps = "C ^C D ^D E F ^F G ^G A ^A B";

    /// <summary>The tunes of a file, each rewritten without a key signature.</summary>
    /// <exception cref="InvalidDataException">Something in it is not understood; the message names the line.</exception>
    public static IReadOnlyList<Tune> Read(string path) => Abc.Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>The same melody some semitones higher, in eighths; bar lines stay. Signs that are not music are left out.</summary>
    /// <param name="key">The key signature of the given text, such as Bb, Gmin or Dmix; the result has none.</param>
    public static string Transpose(string abc, int semitones, string key = "C") => AbcMusic.Write(Signs(abc, key), semitones);

    /// <summary>The notes of a melody in ABC notation.</summary>
    public static IReadOnlyList<Note> Notes(string abc) => Signs(abc).Where(sign => sign.Kind == AbcKind.Note).Select(sign => sign.Note).ToArray();

    /// <summary>How many eighths each bar holds; the upbeat and the end count as bars.</summary>
    public static IReadOnlyList<double> BarLengths(string abc)
    {
        var bars = new List<double> { 0 };
        foreach (var sign in Signs(abc))
        {
            if (sign.Kind == AbcKind.Note) bars[^1] += sign.Note.Length;
            else bars.Add(0);
        }
        return bars.Where(length => length > 0).ToArray();
    }

    private static IReadOnlyList<AbcSign> Signs(string abc, string key = "C")
    {
        var music = new AbcMusic(key);
        music.Add(abc, _ => { });
        return music.Signs;
    }

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
    private static string Spoken(int pitch) => Sharps.Split(' ')[pitch % 12] is var name && name[0] == '^' ? $"{name[1]}♯{pitch / 12 - 1}" : $"{name}{pitch / 12 - 1}";

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
    private const int Rate = 8000;

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
    private static IEnumerable<byte> Tone(int? pitch, int count)
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
    private static double Wave(uint phase)
    {
        var x = unchecked((int)phase) / 2147483648.0;
        return 4 * x * (1 - Math.Abs(x));
    }
}
