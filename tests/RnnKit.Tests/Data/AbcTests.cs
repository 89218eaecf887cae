using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace RnnKit.Tests.Data;

/// <summary>What notebook 11 reads melodies with: ABC notation, standard 2.1, one voice.</summary>
public sealed class AbcTests
{
    private const string Head = "X:1\nT:t\nM:4/4\nL:1/8\nK:C\n";

    [Theory]
    [InlineData("Bb", "BEc", "70 63 72")]
    [InlineData("C", "CDEFGAB", "60 62 64 65 67 69 71")]
    [InlineData("Gmin", "BEF^F", "70 63 65 66")]
    [InlineData("Gm", "BE", "70 63")]
    [InlineData("G minor", "BE", "70 63")]
    [InlineData("Dmix", "FCc", "66 60 72")]
    [InlineData("D Mixolydian", "FC", "66 60")]
    [InlineData("A dor", "FC", "66 60")]
    [InlineData("EPHR", "FC", "65 60")]
    [InlineData("F lyd", "BF", "71 65")]
    [InlineData("Bloc", "BF", "71 65")]
    [InlineData("A aeolian", "FG", "65 67")]
    [InlineData("F#", "EB", "65 71")]
    [InlineData("F#m", "FCGD", "66 61 68 62")]
    [InlineData("C#", "FCGDAEB", "66 61 68 63 70 65 72")]
    [InlineData("Cb", "BEADGCF", "70 63 68 61 66 59 64")]
    [InlineData("G#", "F", "67")]
    [InlineData("Ebm", "C", "59")]
    [InlineData("none", "FC", "65 60")]
    [InlineData("", "FC", "65 60")]
    [InlineData("HP", "FC", "65 60")]
    [InlineData("Hp", "FCG", "66 61 67")]
    [InlineData("D =c", "FC", "66 60")]
    [InlineData("D exp _b_e ^f", "BEFC", "70 63 66 60")]
    [InlineData("Am ^g", "GF", "68 65")]
    [InlineData("G clef=bass", "F", "66")]
    [InlineData("Dm bass", "B", "70")]
    public void A_key_gives_its_sharps_and_flats(string key, string notes, string pitches) =>
        Assert.Equal(pitches, string.Join(' ', Notes(notes, key).Select(note => note.Pitch)));

    /// <summary>Seven rows of the standard's table: in each, the keys and modes of one signature.</summary>
    [Theory]
    [InlineData(7, "C# A#m G#Mix D#Dor E#Phr F#Lyd B#Loc")]
    [InlineData(3, "A F#m EMix BDor C#Phr DLyd G#Loc")]
    [InlineData(1, "G Em DMix ADor BPhr CLyd F#Loc")]
    [InlineData(0, "C Am GMix DDor EPhr FLyd BLoc")]
    [InlineData(-1, "F Dm CMix GDor APhr BbLyd ELoc")]
    [InlineData(-2, "Bb Gm FMix CDor DPhr EbLyd ALoc")]
    [InlineData(-7, "Cb Abm GbMix DbDor EbPhr FbLyd BbLoc")]
    public void Keys_of_one_signature_agree(int fifths, string keys)
    {
        string sharps = "FCGDAEB"[..Math.Max(fifths, 0)], flats = "BEADGCF"[..Math.Max(-fifths, 0)];
        int[] expected = [.. AbcKey.Letters.Select(letter => sharps.Contains(letter) ? 1 : flats.Contains(letter) ? -1 : 0)];

        Assert.All(keys.Split(' '), key => Assert.Equal(expected, AbcKey.Signature(key)));
    }

    [Theory]
    [InlineData("2/4", 0.5)]
    [InlineData("3/4", 1)]
    [InlineData("6/8", 1)]
    [InlineData("4/4", 1)]
    [InlineData("5/8", 0.5)]
    [InlineData("74/100", 0.5)]
    [InlineData("(2+3+2)/8", 1)]
    [InlineData("2+3/8", 0.5)]
    [InlineData("C", 1)]
    [InlineData("C|", 1)]
    [InlineData("none", 1)]
    [InlineData(null, 1)]
    public void The_unit_of_length_follows_from_the_meter_where_it_is_not_given(string? meter, double eighths)
    {
        Tune tune = Abc.Parse($"X:1\nT:t\n{(meter is null ? "" : $"M:{meter}\n")}K:C\nC2|[M:2/4]C2|[L:1/4]C2|")[0];

        Assert.Equal(meter ?? "none", tune.Meter);
        Assert.Equal([2 * eighths, 2 * eighths, 4], Notes(tune.Body).Select(note => note.Length));
    }

    [Theory]
    [InlineData("1/4", 2)]
    [InlineData("1/16", 0.5)]
    [InlineData("1", 8)]
    [InlineData("1/1", 8)]
    public void Or_is_the_one_given(string unit, double eighths) =>
        Assert.Equal(eighths, Notes(Abc.Parse($"X:1\nT:t\nM:4/4\nL:{unit}\nK:C\nC")[0].Body)[0].Length);

    [Fact]
    public void Fields_may_come_in_number_or_not_at_all_and_comments_anywhere()
    {
        IReadOnlyList<Tune> tunes = Abc.Parse(
            """
            %abc-2.1
            O:Nowhere
            M:6/8

            Some free text.

            % a comment before a tune
            X:1
            T:First title % not this
            +:goes on
            T:Second title
            C:Someone
            % a comment in the header
            O:France
            O:Brittany
            K:Dmix % a key
            FGA|\
              % a comment that is no empty line
            [r:a remark]c2 \
            w:la la
            d|]

            X:2
            T:100\% sure
            K:C
            """ + "\n  \t\nX:3\nK:F\nB|\n");

        Assert.Equal(
            [
                new Tune("First title goes on", "France; Brittany", "6/8", "^FGA|c2d|]"),
                new Tune("100% sure", "Nowhere", "6/8", ""),
                new Tune("", "Nowhere", "6/8", "^A|"),
            ],
            tunes);
    }

    [Theory]
    [InlineData("^Fc|F", "66 72 65")]
    [InlineData("^Ff", "66 78")]            // in all octaves, to the end of the bar
    [InlineData("^F=F_F__F^^F", "66 65 64 63 67")]
    [InlineData("^F-|FF", "66 66 65")]      // a tie carries it over the bar line
    [InlineData("^c.cc-|^c.=cc-|c", "73 73 73 73 72 72 72")]             // jquery-turtle #65
    [InlineData("C,C,,c'c''", "48 36 84 96")]
    public void Accidentals_hold_to_the_end_of_their_bar(string notes, string pitches) =>
        Assert.Equal(pitches, string.Join(' ', Notes(notes).Select(note => note.Pitch)));

    [Theory]
    [InlineData("octave", "66 77 66")]
    [InlineData("not", "66 77 65")]
    [InlineData("pitch", "66 78 66")]
    public void Or_as_a_directive_says(string how, string pitches) =>
        Assert.Equal(pitches, string.Join(' ', Notes(Abc.Parse($"%%propagate-accidentals {how}\n{Head}^FfF|")[0].Body).Select(note => note.Pitch)));

    [Theory]
    [InlineData("A2 A/ A/2 A// A/4 A3/2", "2 0.5 0.5 0.25 0.25 1.5")]
    [InlineData("A>B A<B A>>B", "1.5 0.5 0.5 1.5 1.75 0.25")]
    [InlineData("(3ABc (2AB (4ABcd A", "0.667 0.667 0.667 1.5 1.5 0.75 0.75 0.75 0.75 1")]
    [InlineData("(3:2:2A2B c (5ABcde", "1.333 0.667 1 0.4 0.4 0.4 0.4 0.4")]
    [InlineData("z2 x Z", "2 1 8")]
    [InlineData("\"Am\"A !trill!A {gf}A .A ~A TA (AB) A-A y A`A", "1 1 1 1 1 1 1 1 1 1 1 1")]
    public void Lengths_and_what_has_none(string notes, string lengths) =>
        Assert.Equal(lengths, string.Join(' ', Notes(Abc.Parse(Head + notes)[0].Body).Select(note => FormattableString.Invariant($"{note.Length:0.###}"))));

    [Theory]
    [InlineData("A|B|", "A|B|")]
    [InlineData("|:A|B:|C|]", "A|B|A|B|C|]")]
    [InlineData("cA:|B", "cA|cA|B")]
    [InlineData("G2A::\nBAB:|", "G2A|G2A|BAB|BAB|")]                     // music21 #202: the note before a double repeat
    [InlineData("|:A::B:|", "A|A|B|B|")]
    [InlineData("|:A|1B:|2C|]", "A|B|A|C|]")]
    [InlineData("|:A|[1B:|[2C||D|]", "A|B|A|C|D|]")]
    [InlineData("|:A||B:|", "A|B|A|B|")]
    [InlineData("A||B:|C|]", "A|B|B|C|]")]
    [InlineData("|:A|1,3B:|2C|]", "A|B|A|C|]")]
    [InlineData("|:A|1B:|C|]", "A|B|A|C|]")]
    [InlineData("[|A|]", "A|]")]
    public void Repeats_are_written_out(string notes, string body) => Assert.Equal(body, Abc.Parse(Head + notes)[0].Body);

    [Theory]
    [InlineData("K:H", "line 5", "expected a key such as Bb")]
    [InlineData("K:Gxyz", "line 5", "came 'Gxyz'")]
    [InlineData("K:C transpose=-2", "line 5", "key")]
    [InlineData("L:1/x\nK:C", "line 6", "unit of length")]
    [InlineData("M:x\nK:C", "line 5", "meter")]
    [InlineData("CDE|\nK:C", "line 5", "'CDE|' comes before the key of the tune")]
    [InlineData("K:C\nAB|\nA[CEG]B", "line 7", "'[CEG]' is not music for one voice")]
    [InlineData("K:C\nAB & CD|", "line 6", "'&' is not music")]
    [InlineData("K:C\nA#B|", "line 6", "'#' is not music")]
    [InlineData("K:C\nV:1\nAB|\nV:2\nAB|", "line 8", "second voice")]
    [InlineData("K:C\nA[K:Q]B|", "line 6", "expected a key")]
    [InlineData("T:x", "line 2", "has no key")]
    public void What_is_not_understood_is_named_by_its_line(string rest, string line, string what)
    {
        string message = Assert.Throws<InvalidDataException>(() => Abc.Parse($"% a book\nX:1\nT:t\nM:4/4\n{rest}\n", "book.abc")).Message;

        Assert.StartsWith($"book.abc, {line}: ", message, StringComparison.Ordinal);
        Assert.Contains(what, message);
    }

    [Theory]
    [InlineData("Gm")]
    [InlineData("Emix")]
    [InlineData("C#")]
    public void A_melody_moved_up_and_down_again_is_the_same(string key)
    {
        const string Tune = "G2A>B|c'^c(3def|_B,2=B z/|F4-F^g|]";
        string there = AbcMusic.Write(Signs(Tune, key), 5);

        Assert.Equal(AbcMusic.Write(Signs(Tune, key), 0), AbcMusic.Write(Signs(there), -5));
        Assert.Equal(Notes(Tune, key).Select(note => note.Pitch + 5), Notes(there).Select(note => note.Pitch));
    }

    /// <summary>As the nottingham and session collections, and reports about them, write tunes.</summary>
    [Theory]
    [InlineData("X: 7\nT:Jig\nS:A session\nM:6/8\nK:D % 2 sharps\nP:A\n\"D\"A|:fed \"Em\"efg|\"A7\"e2c A3:|\n", "A|^fedefg|e2^cA3|^fedefg|e2^cA3|")]
    [InlineData("X:1\nT:t\nK: Gmaj\n|:G3 F!\nGABc:|", "G3^FGABc|G3^FGABc|")]              // ! ends a line in old files
    [InlineData("X:1\nT:t\nK:C\nT:Subtitle\nK:G\nFG|", "^FG|")]                            // abcjs #68
    [InlineData("X:\n   L:1/4\n   M:none\n   K: C clef= treble\n   C|", "C2|")]             // abcjs #75
    [InlineData("X:1\nM: 4/4\nK:C\nC8 | [M: 2/4] C8", "C8|C8")]                              // abcjs #85
    public void Tunes_of_collections_are_read(string text, string body) => Assert.Equal(body, Abc.Parse(text)[0].Body);

    [Theory]
    [InlineData("A71/96", "A71/96")]
    [InlineData("A140/197", "A17/24")]   // 136/192, the nearest 192nd
    [InlineData("A142/192", "A71/96")]
    public void A_length_is_written_in_lowest_terms(string notes, string body) => Assert.Equal(body, Abc.Parse(Head + notes)[0].Body);

    [Fact]
    public void Whatever_is_put_together_is_read_or_refused_by_its_line()
    {
        string[] parts = ["A", "B2", "^c", "_d'", "=E,", "z", "Z2", "F/", "G3/2", "|", "||", ":|", "|:", "::", "|1", ":|2", "[1", "(3", "(5:4:6", "-", ">", "<<", "[K:Gm]", "[L:1/16]", "[M:6/8]", "\"Am\"", "{g}", "[CE]", "&", "\n", "K:Emix\n", " "];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(17, 1), Prop.ForAll(Gen.Elements(parts).ListOf().Select(string.Concat).ToArbitrary(), music =>
        {
            try
            {
                string body = Abc.Parse(Head + music)[0].Body;
                Assert.Equal(body, AbcMusic.Write(Signs(body), 0));
            }
            catch (InvalidDataException e)
            {
                Assert.StartsWith("text, line ", e.Message, StringComparison.Ordinal);
            }
        }));
    }

    [Fact]
    public void The_forty_tunes_are_all_read_and_need_no_repeats()
    {
        IReadOnlyList<Tune> tunes = Abc.Parse(File.ReadAllText(PathOf()));

        Assert.Equal(40, tunes.Count);
        Assert.Equal(new Tune("Ah! vous dirai-je, maman", "France, before 1761", "4/4", "C2C2G2G2|A2A2G4|F2F2E2E2|D2D2C4|G2G2F2F2|E2E2D4|G2G2F2F2|E2E2D4|C2C2G2G2|A2A2G4|F2F2E2E2|D2D2C4|]"), tunes[0]);
    }

    private static IReadOnlyList<AbcSign> Signs(string notes, string key = "C")
    {
        var music = new AbcMusic(key);
        music.Add(notes, sign => Assert.Fail(sign));
        return music.Signs;
    }

    private static IReadOnlyList<Note> Notes(string notes, string key = "C") =>
        [.. Signs(notes, key).Where(sign => sign.Kind == AbcKind.Note).Select(sign => sign.Note)];

    private static string PathOf([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "data", "melodies", "melodies.abc");
}
