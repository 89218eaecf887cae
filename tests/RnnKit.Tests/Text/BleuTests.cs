using RnnKit.Text;

namespace RnnKit.Tests.Text;

public sealed class BleuTests
{
    [Fact]
    public void Example_of_sacreBLEUs_documentation()
    {
        // Hypotheses of 6 + 4 + 7 = 17 tokens. Nearest references: 6 (not 7), 5 (both are), 7 (not 6) = 18.
        //   BP = exp(1 - 18/17) = 0.943
        // Unigrams:  6 of 6 | It .: 2 of 4 | The man had bitten him .: 6 of 7            = 14 of 17
        // Bigrams:   The dog, dog bit (first reference), bit the, the man, man .: 5 of 5
        //            | 0 of 3 | The man, man had: 2 of 6                                 =  7 of 14
        // Trigrams:  4 of 4 | 0 of 2 | The man had: 1 of 5                               =  5 of 11
        // 4-grams:   3 of 3 | 0 of 1 | 0 of 4                                            =  3 of 8
        BleuScore score = Score(
            ["The dog bit the man .", "It wasn't surprising .", "The man had just bitten him ."],
            [["The dog bit the man .", "The dog had bit the man ."],
             ["It was not unexpected .", "No one was surprised ."],
             ["The man bit him first .", "The man had bitten the dog ."]]);

        Assert.Equal([14 / 17.0, 7 / 14.0, 5 / 11.0, 3 / 8.0], score.Precisions);
        Assert.Equal((17, 18), (score.Length, score.ReferenceLength));
        Assert.Equal(48.53, Math.Round(score.Score, 2));
        Assert.Equal("BLEU 48.53: precisions 82.4 / 50.0 / 45.5 / 37.5, brevity penalty 0.943 (17 tokens, references 18)", score.ToString());
    }

    [Fact]
    public void An_order_without_a_match_counts_as_half_a_match()
    {
        // the cat sat on the mat | the cat is on the mat
        //   p1 = 5/6 (not: sat)   p2 = 3/5 (the cat, on the, the mat)   p3 = 1/4 (on the mat)
        //   p4 = 0/3, smoothed 1/2 of 3 = 1/6   BP = 1
        //   product = 5/6 · 3/5 · 1/4 · 1/6 = 1/48;  48^(-1/4) = 0.3799
        BleuScore score = Score(["the cat sat on the mat"], [["the cat is on the mat"]]);

        Assert.Equal(100 * Math.Pow(48, -0.25), score.Score, 10);
        Assert.Equal(37.99, Math.Round(score.Score, 2));
        Assert.Equal(0, Score(["the cat sat on the mat"], [["the cat is on the mat"]], smooth: false).Score);
    }

    [Fact]
    public void A_repeated_word_matches_only_as_often_as_one_reference_has_it()
    {
        // Papineni et al., example 2: seven times "the"; the first reference has two, the second one: p1 = 2/7.
        //   No bigram, trigram or 4-gram matches: 1/2 of 6, 1/4 of 5, 1/8 of 4.   Reference lengths 6 and 7: BP = 1.
        //   product = 2/7 · 1/12 · 1/20 · 1/32 = 1/26880;  26880^(-1/4) = 0.0781
        BleuScore score = Score(["the the the the the the the"], [["the cat is on the mat", "there is a cat on the mat"]]);

        Assert.Equal([2 / 7.0, 1 / 12.0, 1 / 20.0, 1 / 32.0], score.Precisions.Select(p => Math.Round(p, 15)), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(7.81, Math.Round(score.Score, 2));
        Assert.Equal(100 * Math.Pow(26880, -0.25), score.Score, 10);
    }

    [Fact]
    public void Short_hypotheses_pay_for_it_over_the_whole_corpus()
    {
        // Lengths 4 of 6 and 5 of 5, all n-grams right: BLEU = BP = exp(1 - 11/9) = 0.8007.
        BleuScore score = Score(["a b c d", "g h i j k"], [["a b c d e f"], ["g h i j k"]]);

        Assert.Equal(100 * Math.Exp(1 - 11 / 9.0), score.Score, 10);
        Assert.Equal(80.07, Math.Round(score.Score, 2));
    }

    [Fact]
    public void Of_two_reference_lengths_as_near_the_shorter_counts()
    {
        Assert.Equal(4, Score(["a b c d e"], [["a b c d e f", "a b c d"]]).ReferenceLength);
        Assert.Equal(6, Score(["a b c d e f g"], [["a b", "a b c d e f", "a b c d e f g h i"]]).ReferenceLength);
    }

    [Fact]
    public void A_corpus_equal_to_a_reference_has_100_and_one_without_a_common_word_0()
    {
        Assert.Equal(100, Score(["a b c d e"], [["x", "a b c d e"]]).Score, 10);
        Assert.Equal(0, Score(["a b c d e"], [["v w x y z"]]).Score);
        Assert.Equal(0, Score([""], [["a b"]]).Score);
        Assert.Equal(0, Score(["a b c"], [["a b c"]]).Score);
    }

    [Fact]
    public void Neither_the_order_of_sentences_nor_that_of_references_matters_and_a_further_reference_never_takes_matches()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            string Sentence() => string.Join(' ', Enumerable.Range(0, random.Next(4, 12)).Select(_ => (char)('a' + random.Next(4))));
            string[] hypotheses = [.. Enumerable.Range(0, 5).Select(_ => Sentence())];
            string[][] references = [.. hypotheses.Select(_ => new[] { Sentence(), Sentence() })];
            BleuScore score = Score(hypotheses, references);

            BleuScore mirrored = Score([.. hypotheses.Reverse()], [.. references.Reverse().Select(r => r.Reverse().ToArray())]);
            BleuScore one = Score(hypotheses, [.. references.Select(r => r[..1])], smooth: false);
            BleuScore two = Score(hypotheses, references, smooth: false);
            Assert.Equal(score.Score, mirrored.Score, 12);
            Assert.All(Enumerable.Range(0, Bleu.Order), n => Assert.True(two.Precisions[n] >= one.Precisions[n]));
            Assert.InRange(score.Score, 0, 100);
        }
    }

    [Fact]
    public void Exact_match_takes_any_reference()
    {
        Assert.Equal(0.5, ExactMatch.Share([["a", "b"], ["c"]], [[["x"], ["a", "b"]], [["c", "d"]]]));
    }

    [Fact]
    public void Bad_input_is_refused_by_name()
    {
        Assert.Contains("'hypotheses' is empty", Assert.Throws<ArgumentException>(() => Bleu.Corpus([], [])).Message);
        Assert.Contains("'references' has a count of 0; expected 1", Assert.Throws<ArgumentException>(() => Bleu.Corpus([["a"]], [])).Message);
        Assert.Contains("none for hypothesis 1", Assert.Throws<ArgumentException>(() => ExactMatch.Share([["a"], ["b"]], [[["a"]], []])).Message);
    }

    private static BleuScore Score(string[] hypotheses, string[][] references, bool smooth = true) =>
        Bleu.Corpus([.. hypotheses.Select(Words)], [.. references.Select(r => r.Select(Words).ToArray())], smooth);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
