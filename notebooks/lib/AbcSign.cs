// The signs of ABC notation that are left when a line is read, and repeats written out.

using System.Globalization;

/// <summary>A note or a rest.</summary>
/// <param name="Pitch">In semitones, 60 is middle C (as in MIDI); null is a rest.</param>
/// <param name="Length">In eighths.</param>
public record Note(int? Pitch, double Length);

public enum AbcKind { Note, Bar, DoubleBar, RepeatStart, RepeatEnd, Ending }

/// <summary>A note, a bar line, or one of the signs that say what comes twice.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Note">The note; of other signs a rest of no length.</param>
/// <param name="Text">What is written of a bar line; of an ending the passes at which it is played, such as 1,3.</param>
public record AbcSign(AbcKind Kind, Note Note, string Text = "")
{
    private static readonly Note None = new(null, 0);

    /// <summary>What a bar line is made of: | |] || |: :| :: and their like.</summary>
    public static IEnumerable<AbcSign> Bars(string line)
    {
        if (line == "") yield break;
        var text = line.EndsWith("|]") ? "|]" : "|";
        if (line[0] == ':') yield return new AbcSign(AbcKind.RepeatEnd, None, text);
        else if (line.Contains("||") || line.Contains(']') || line.Contains('[')) yield return new AbcSign(AbcKind.DoubleBar, None, text);
        else yield return new AbcSign(AbcKind.Bar, None, text);
        if (line[^1] == ':') yield return new AbcSign(AbcKind.RepeatStart, None);
    }

    /// <summary>[1, |2, [1,3, [1-3.</summary>
    public static AbcSign Ending(string text) => new(AbcKind.Ending, None, text.Trim().TrimStart('['));

    private bool IsFor(int pass) => Text.Split(',').Select(part => part.Split('-')).Any(ends => Number(ends[0]) <= pass && pass <= Number(ends[^1]));

    /// <summary>The melody as it is played: what stands between repeat signs twice, with its endings in turn, nothing left but notes and bar lines.</summary>
    public static IReadOnlyList<AbcSign> Unfold(IReadOnlyList<AbcSign> signs)
    {
        var (played, turned) = (new List<AbcSign>(), new HashSet<int>());
        var (start, pass, silent, inEnding, opened) = (0, 1, false, false, false);
        for (var at = 0; at < signs.Count; at++)
        {
            var sign = signs[at];
            if (sign.Kind == AbcKind.Note || sign.Kind == AbcKind.Bar)
            {
                if (!silent) played.Add(sign);
            }
            else if (sign.Kind == AbcKind.Ending)
            {
                (inEnding, silent) = (true, !sign.IsFor(pass));
            }
            else if (sign.Kind == AbcKind.RepeatStart)
            {
                (start, pass, silent, inEnding, opened) = (at + 1, 1, false, false, true);
            }
            else
            {
                if (!silent) played.Add(sign);
                if (sign.Kind == AbcKind.RepeatEnd && !silent && turned.Add(at))
                {
                    (pass, at, silent, inEnding) = (pass + 1, start - 1, false, false);
                    continue;
                }
                // An ending that was passed over is followed by the one to play.
                if (silent && at + 1 < signs.Count && signs[at + 1].Kind == AbcKind.Ending) continue;
                if (sign.Kind == AbcKind.RepeatEnd || inEnding || !opened) (start, pass, silent, inEnding, opened) = (at + 1, 1, false, false, false);
            }
        }
        return WithoutDoubledBars(played);
    }

    /// A repeat sign that follows another leaves two bar lines with nothing between them; nothing stands before the first note.
    private static AbcSign[] WithoutDoubledBars(List<AbcSign> signs)
    {
        var kept = new List<AbcSign>();
        foreach (var sign in signs)
        {
            if (sign.Kind != AbcKind.Note && (kept.Count == 0 || kept[^1].Kind != AbcKind.Note))
            {
                if (kept.Count > 0 && sign.Text == "|]") kept[^1] = sign;
                continue;
            }
            kept.Add(sign);
        }
        return kept.Select((sign, i) => sign.Text == "|]" && i < kept.Count - 1 ? sign with { Text = "|" } : sign).ToArray();
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n, 64) : 0;
}
