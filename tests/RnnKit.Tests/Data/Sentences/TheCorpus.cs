using System.Runtime.CompilerServices;
using EngFra.Grammar;
using EngFra.Making;
using RnnKit.Text;
using Words = EngFra.Making.Words;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>What the README of <c>data/eng-fra</c> promises of its files.</summary>
public sealed class TheCorpus
{
    private static readonly string[] Names = ["train.tsv", "valid.tsv", "test.tsv", "long.tsv", "orders.tsv"];
    private static readonly Dictionary<string, ParallelCorpus> Files = Names.ToDictionary(name => name, name => ParallelCorpus.Read(PathOf(name)));
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Made = new(() => EngFra.Making.Files.Of(Corpus.Make()));

    [Theory]
    [InlineData("train.tsv")]
    [InlineData("valid.tsv")]
    [InlineData("test.tsv")]
    [InlineData("long.tsv")]
    [InlineData("orders.tsv")]
    [InlineData("README.md")]
    public void A_committed_file_is_what_the_program_makes(string name) => Assert.Equal(Made.Value[name], File.ReadAllBytes(PathOf(name)));

    [Fact]
    public void Every_line_is_a_pair() => Assert.All(Files.Values, file => Assert.Empty(file.BadLines));

    [Fact]
    public void No_english_sentence_comes_twice_in_any_part()
    {
        string[] all = [.. Files.Values.SelectMany(file => file.Pairs).Select(pair => pair.Source.ToLowerInvariant())];
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void It_is_as_large_as_promised()
    {
        SentencePair[] all = [.. Files.Values.SelectMany(file => file.Pairs)];
        Assert.True(all.Length >= 12_000);
        Assert.True(all.SelectMany(pair => Words.English(pair.Source)).Distinct().Count() >= 600);
        Assert.True(all.SelectMany(pair => Words.French(pair.Target)).Distinct().Count() >= 900);
    }

    [Fact]
    public void Sentences_have_2_to_10_words_and_the_long_ones_11_to_14()
    {
        foreach ((string name, ParallelCorpus file) in Files)
        {
            (int least, int most) = name == "long.tsv" ? (Corpus.LongestShort + 1, Corpus.Longest) : (Corpus.Shortest, Corpus.LongestShort);
            Assert.All(file.Pairs, pair => Assert.InRange(Pair.WordsIn(pair.Source), least, most));
            Assert.All(file.Pairs, pair => Assert.InRange(Pair.WordsIn(pair.Target), least, most));
        }
    }

    [Fact]
    public void What_is_tested_was_shown_in_training()
    {
        Dictionary<string, int> english = Count(Files["train.tsv"].Pairs.SelectMany(pair => Words.English(pair.Source)));
        Dictionary<string, int> french = Count(Files["train.tsv"].Pairs.SelectMany(pair => Words.French(pair.Target)));
        foreach (SentencePair pair in Names[1..].SelectMany(name => Files[name].Pairs))
        {
            Assert.All(Words.English(pair.Source), word => Assert.True(english.GetValueOrDefault(word) >= Parts.LeastSeen, word));
            Assert.All(Words.French(pair.Target), word => Assert.True(french.GetValueOrDefault(word) >= Parts.LeastSeen, word));
        }
    }

    [Fact]
    public void Denied_orders_stand_in_a_part_of_their_own_alone()
    {
        Assert.True(Files["orders.tsv"].Pairs.Count >= 200);
        foreach ((string name, ParallelCorpus file) in Files)
            Assert.All(file.Pairs, pair => Assert.Equal(name == "orders.tsv", pair.Source.StartsWith("Don't ", StringComparison.Ordinal)));
        Assert.Contains(Files["train.tsv"].Pairs, pair => pair.Source.StartsWith("Read ", StringComparison.Ordinal) && pair.Source.EndsWith('!'));
    }

    [Fact]
    public void Spouses_uncles_and_aunts_are_grown_up()
    {
        string[] children = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        SentencePair[] ages = [.. Files.Values.SelectMany(file => file.Pairs).Where(pair => pair.Source.Contains(" years old", StringComparison.Ordinal))];
        Assert.NotEmpty(ages);
        Assert.DoesNotContain(ages, pair => pair.Source.Split(' ') is { } words
            && words.Any(word => word.TrimEnd('s') is "wife" or "husband" or "uncle" or "aunt") && words.Any(children.Contains));
    }

    [Fact]
    public void Nobody_wants_well_or_comes_from_going()
    {
        foreach (SentencePair pair in Files.Values.SelectMany(file => file.Pairs))
        {
            Assert.DoesNotMatch(@"\b(want|like|prefer|hate|can)s?\b.* well[.?!]", pair.Source);
            Assert.DoesNotMatch(@"\bv(iens|ient|enons|enez|iennent) d'aller\b", pair.Target);
        }
    }

    [Fact]
    public void Tokens_join_to_the_very_sentence()
    {
        var tokenizer = new Tokenizer(Language.French, lowerCase: false);
        foreach (SentencePair pair in Files.Values.SelectMany(file => file.Pairs)) Assert.Equal(pair.Target, tokenizer.Detokenize(tokenizer.Tokenize(pair.Target)));
    }

    [Fact]
    public void Another_seed_draws_other_sentences_and_none_that_contradict()
    {
        Parts other = Corpus.Make(seed: Corpus.Seed + 1);
        Dictionary<string, string> first = Files.Values.SelectMany(file => file.Pairs).ToDictionary(pair => pair.Source, pair => pair.Target, StringComparer.OrdinalIgnoreCase);
        Assert.NotEqual(Files["train.tsv"].Pairs[0].Source, other.Train[0].English);
        foreach (Pair pair in other.All)
            if (first.TryGetValue(pair.English, out string? french)) Assert.Equal(french, pair.French);
    }

    internal static IEnumerable<string> FrenchForms() => Files.Values.SelectMany(file => file.Pairs).SelectMany(pair => new Tokenizer(Language.French, lowerCase: false).Tokenize(pair.Target)).Distinct();

    private static Dictionary<string, int> Count(IEnumerable<string> words) => words.GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());

    private static string PathOf(string name, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "data", "eng-fra", name));
}
