using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using RnnKit.Text;

namespace RnnKit.Tests.Text;

/// <summary>
/// Text to tokens and back is the text, but for what the tokenizer says counts as the same: signs that mean one thing,
/// numbers of spaces, and the spaces of French before its high punctuation.
/// </summary>
public sealed partial class RoundTripTests
{
    [Theory]
    [InlineData("He is 5'10\" tall.")]
    [InlineData("A 6' plank and a 3\" nail")]
    [InlineData("\"He is 5'10\" tall,\" she said, \"or 6'.\"")]
    [InlineData("A 27\" monitor, a 24\" monitor")]
    [InlineData("Music of the '90s and the 1980's")]
    [InlineData("'Twas the night, 'tis said; get 'em, rock 'n' roll")]
    [InlineData("The boys' and girls' books, the Joneses' car")]
    [InlineData("\"The boys' books,\" he said.")]
    [InlineData("\"She said 'no' to me,\" he said.")]
    [InlineData("'He said \"no\" to me,' she said.")]
    [InlineData("\"'Yes,' he said.\"")]
    [InlineData("\"It never closes, he said.")]
    [InlineData("it never opened\", he said")]
    [InlineData("one \" alone \" two \" three")]
    [InlineData("'It never closes, he said.")]
    [InlineData("(a) [b] {c} a/b a / b and/ or #1 a&b x=1 a+b -5 - 5 – 5—6")]
    [InlineData("$5, 5$, €5, 5 €, 20%, 20 %, 37.5 °C, 100°")]
    [InlineData("See http://example.com/a?b=c&d=e#f; write to a.b@example.com!")]
    [InlineData("Wait ... what? ! No... . .. no")]
    [InlineData("do n't, can't, I 'm, ' s, y'all'd've, O'Neill's, 'sup")]
    [InlineData(":-) ;) :( <3 ^_^ C# C++ .NET 3:1 10:30 a.m. U.S.A.")]
    [InlineData("5'10\"")]
    [InlineData("\"\"''\"'")]
    [InlineData("rug, 8' x 10', 7'6\" x 9'6\"")]                                 // sacremoses #3
    [InlineData("\"See what you have done!\" she screamed. \"In a minute I shall melt away.\"")] // sacremoses #152
    [InlineData("By the mid 1990s a series (with a setting, and played by them).")] // sacremoses #8
    [InlineData("How \"are\" you?")]                                             // nltk #2295
    [InlineData("1982 \"Sportsman of the Year\" by Sports, (\"Sandro\")")]       // nltk #3006
    [InlineData("Hello ; Hello World . Hello ; ;Hello; ;;; Ryan's Ryan 's")]      // nltk #2935
    [InlineData("Don't. Don't I've")]                                             // nltk #3069
    [InlineData("\"They are saying 'the party's over,'\" said Mr. Smith.")]       // nltk #3260
    [InlineData("I wanna watch something, cannot, gimme")]                        // nltk #2876
    [InlineData("language that became a global lingua franca.[4][5]")]            // sacremoses #27
    public void English_comes_back_as_it_was(string text)
    {
        var words = new Tokenizer(Language.English, lowerCase: false);

        Assert.Equal(text, words.Detokenize(words.Tokenize(text)));
    }

    [Theory]
    [InlineData("Il mesure 5'10\" et l'écran 27\".")]
    [InlineData("Les années '90")]
    [InlineData("«\u00A0Il a dit \"non\" hier\u00A0», dit-elle.")]
    [InlineData("«\u00A0Il a dit «\u00A0non\u00A0» hier\u00A0»")]
    [InlineData("\"Il a dit «\u00A0non\u00A0»\"")]
    [InlineData("«\u00A0Cela ne finit pas, dit-il.")]
    [InlineData("cela n'a pas commencé\u00A0», dit-il")]
    [InlineData("J'aime le R&B, A+, 15$, 3 €, c'est-à-dire (peut-être) à 20\u00A0%.")]
    [InlineData("Voyez http://exemple.fr/a\u202F!")]
    [InlineData("Qu'est-ce qu'il a, l'aujourd'hui\u202F? Donne-m'en, va-t'en\u202F; presqu'île.")]
    [InlineData("Ils ont l''air , vous 'êtes ... et . .. .")]
    [InlineData("Le train de 4\u00A0:10")]
    [InlineData("L'amitié nous a fait forts d'esprit")]                           // sacremoses #43
    public void French_comes_back_as_it_was(string text)
    {
        var words = new Tokenizer(Language.French, lowerCase: false);

        Assert.Equal(text, words.Detokenize(words.Tokenize(text)));
    }

    [Theory]
    [InlineData("He is 5'10\" tall.", "He is 5'10 \" tall .")]
    [InlineData("He is 5' 10\" tall.", "He is 5 ' 10 \" tall .")]
    [InlineData("\"He is 5'10\",\" she said.", "\" He is 5'10 \" , \" she said .")]
    [InlineData("the '90s", "the ' 90s")]
    [InlineData("the boys' books", "the boys ' books")]
    [InlineData("\"She said 'no'.\"", "\" She said ' no ' . \"")]
    public void Ordinary_text_needs_no_marks(string text, string tokens) =>
        Assert.Equal(tokens.Split(' '), new Tokenizer(Language.English, lowerCase: false).Tokenize(text));

    [Fact]
    public void Where_the_rules_alone_would_not_do_a_mark_says_so()
    {
        var words = new Tokenizer(Language.English);

        Assert.Equal(["and", Tokenizer.Joiner, "&", Tokenizer.Joiner, "or"], words.Tokenize("and&or"));
        Assert.Equal(["wait", Tokenizer.Spacer, "!"], words.Tokenize("Wait !"));
        Assert.Equal("Wait !", words.Detokenize(["wait", Tokenizer.Spacer, "!"]));
        Assert.Equal("A b", words.Detokenize([Tokenizer.Joiner, "a", Tokenizer.Joiner, Tokenizer.Spacer, "b", Tokenizer.Joiner]));
        Assert.Equal(["■", "_"], words.Tokenize("￭ ▁")); // as text they are other signs
        Assert.Equal("", words.Detokenize([Tokenizer.Spacer]));
    }

    [Theory]
    [InlineData("train.tsv")]
    [InlineData("valid.tsv")]
    [InlineData("test.tsv")]
    [InlineData("long.tsv")]
    public void Every_pair_of_the_corpus_comes_back_and_needs_no_mark(string file)
    {
        foreach (SentencePair pair in ParallelCorpus.Read(PathOf(file)).Pairs)
        {
            AssertComesBack(pair.Source, Language.English, marks: false);
            AssertComesBack(pair.Target, Language.French, marks: false);
        }
    }

    [Fact]
    public void Whatever_is_put_together_comes_back()
    {
        string[] parts =
        [
            "a", "boys", "I", "don't", "l'été", "est-il", "aujourd'hui", "5", "10", "3.5", "90s", "1,000", "U.S.", "'", "\"", "'", "\"", "«", "»", "“", "”", "’",
            ".", ",", "..", "...", "…", "!", "?", ";", ":", "(", ")", "-", "--", "—", "/", "&", "%", "$", "€", "#", "@", "n't", "'s", "-t-il", "😀", "é", "e\u0301", "￭", "▁", "_",
            " ", " ", " ", " ", " ", "  ", "\u00A0", "\u202F", "\t", "\u200B",
        ];
        Arbitrary<string> texts = Gen.Elements(parts).ListOf().Select(string.Concat).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(17, 1), Prop.ForAll(texts, text =>
        {
            AssertComesBack(text, Language.English);
            AssertComesBack(text, Language.French);
        }));
    }

    [Fact]
    public void So_does_any_text_at_all() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(17, 1), Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            AssertComesBack(text.Get, Language.English);
            AssertComesBack(text.Get, Language.French);
        }));

    private static void AssertComesBack(string text, Language language, bool marks = true)
    {
        var words = new Tokenizer(language, lowerCase: false);
        IReadOnlyList<string> tokens = words.Tokenize(text);
        string back = words.Detokenize(tokens);

        Assert.Equal(Same(text, language), Same(back, language));
        Assert.Equal(tokens, words.Tokenize(back));
        Assert.Equal(back, words.Detokenize(words.Tokenize(back)));
        if (!marks) Assert.DoesNotContain(tokens, token => token is Tokenizer.Joiner or Tokenizer.Spacer);
    }

    private static string Same(string text, Language language)
    {
        text = Spaces().Replace(Spelling.Unify(text), " ").Trim();
        return language == Language.French ? FrenchSpaces().Replace(text, "") : text;
    }

    private static string PathOf(string file, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "data", "eng-fra", file);

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?<=«) | (?=[;:!?»%])")]
    private static partial Regex FrenchSpaces();
}
