// Files in ABC notation (standard 2.1): tunes of one voice, rewritten without a key, in eighths, repeats written out.

using System.IO;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>A tune of a file in ABC notation.</summary>
/// <param name="Title">The first of its titles.</param>
/// <param name="Origin">Where it comes from; empty where the file does not say.</param>
/// <param name="Meter">As written: 3/4, C, (2+3+2)/8; none where there is none.</param>
/// <param name="Body">Its notes and bar lines in one line, every sharp and flat written out (K:C), in eighths (L:1/8).</param>
public record Tune(string Title, string Origin, string Meter, string Body);

/// <summary>Reads a file line by line. What it does not understand (chords, a second voice, a key that is none) is an InvalidDataException that names the line.</summary>
public sealed class Abc
{
    private static readonly Regex FieldLine = new(@"^\s*([A-Za-z+]):(.*)$", RegexOptions.Compiled);
    private static readonly Regex Comment = new(@"(?<!\\)%.*$", RegexOptions.Compiled);

    private readonly string name;
    private readonly List<Tune> tunes = new();
    private readonly Dictionary<char, string> fileFields = new(), fields = new();
    private readonly HashSet<char> seen = new();
    private readonly List<AbcMusic> music = new();   // of the tune at hand, once its key is known
    private bool inTune, inFileHeader = true;
    private int line, firstLine;
    private char lastField = ' ';
    private string propagate = "pitch";

    private Abc(string name) => this.name = name;

    /// <summary>The tunes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What the text is called where something in it is not understood.</param>
    public static IReadOnlyList<Tune> Parse(string text, string name = "text")
    {
        var abc = new Abc(name);
        foreach (var one in text.ReplaceLineEndings("\n").Split('\n'))
        {
            abc.line++;
            abc.Read(one);
        }
        abc.End();
        return abc.tunes;
    }

    private void Read(string text)
    {
        if (text.StartsWith("%%")) Direct(text[2..]);
        else if (text.Trim() == "") End();
        else if (Comment.Replace(text, "") is var bare && bare.Trim() != "") ReadBare(bare);
    }

    private void ReadBare(string bare)
    {
        var field = FieldLine.Match(bare);
        if (field.Success) ReadField(field.Groups[1].Value[0], field.Groups[2].Value.Replace("\\%", "%").Trim());
        else if (music.Count > 0) Understand(() => music[0].Add(bare, sign => throw NotUnderstood($"'{sign.Trim()}' is not music for one voice")));
        else if (inTune) throw NotUnderstood($"'{bare.Trim()}' comes before the key of the tune (K:)");
        // else it is free text between the tunes
    }

    private void ReadField(char field, string value)
    {
        if (field == 'X')
        {
            End();
            (inTune, inFileHeader, firstLine) = (true, false, line);
            foreach (var (key, known) in fileFields) fields[key] = known;
            return;
        }
        if (field == '+')
        {
            if (lastField is 'T' or 'O' && music.Count == 0) fields[lastField] += " " + value;
            return;
        }
        if (field == 'I') Direct(value);
        if (!inTune && inFileHeader) fileFields[field] = value;
        if (!inTune) return;
        if (field == 'V' && fields.TryAdd('V', value.Split(' ')[0]) == false && fields['V'] != value.Split(' ')[0]) throw NotUnderstood($"'V:{value}' is a second voice");
        if (field == 'm') throw NotUnderstood($"'m:{value}' defines a macro");
        if (music.Count > 0) Understand(() => music[0].Change(field, value));
        else Begin(field, value);
    }

    /// A field in the header of a tune; its key is the last one.
    private void Begin(char field, string value)
    {
        if (field == 'M') Understand(() => AbcKey.Bar(value));
        var again = !seen.Add(field);
        lastField = again ? ' ' : field;
        if (field == 'O' && again) fields['O'] += "; " + value;
        else if (field != 'T' || !again) fields[field] = value;   // a second title is another name of the tune
        if (field != 'K') return;
        var meter = fields.GetValueOrDefault('M', "none");
        Understand(() => music.Add(new AbcMusic(value, meter, fields.TryGetValue('L', out var unit) ? AbcKey.Unit(unit) : AbcKey.UnitFor(meter), propagate)));
    }

    private void Direct(string instruction)
    {
        var words = instruction.Split(new[] { ' ', '\t', '=' }, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0] != "propagate-accidentals") return;
        propagate = words[1] is "not" or "octave" or "pitch" ? words[1] : throw NotUnderstood($"'{instruction.Trim()}' is none of not, octave and pitch");
    }

    private void End()
    {
        if (fileFields.Count > 0 || inTune) inFileHeader = false;
        if (!inTune) return;
        if (music.Count == 0) throw new InvalidDataException($"{name}, line {firstLine}: the tune that begins here has no key (K:).");
        tunes.Add(new Tune(
            fields.GetValueOrDefault('T', ""), fields.GetValueOrDefault('O', ""), fields.GetValueOrDefault('M', "none"),
            AbcMusic.Write(AbcSign.Unfold(music[0].Signs), 0)));
        inTune = false;
        fields.Clear();
        seen.Clear();
        music.Clear();
    }

    private void Understand(Action read)
    {
        try
        {
            read();
        }
        catch (ArgumentException e)
        {
            throw NotUnderstood(e.Message.TrimEnd('.'));
        }
    }

    private InvalidDataException NotUnderstood(string what) => new($"{name}, line {line}: {what}.");
}
