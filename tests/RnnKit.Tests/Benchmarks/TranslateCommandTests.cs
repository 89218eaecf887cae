using System.Globalization;
using RnnKit.Benchmarks.Translate;

namespace RnnKit.Tests.Benchmarks;

/// <summary>The command <c>translate</c>, from its arguments to its last line.</summary>
public sealed class TranslateCommandTests
{
    private const int BadInput = 2;

    private static readonly string[] Corpus =
    [
        "Go.\tVa !", "I see.\tJe vois.", "I run.\tJe cours.", "You see.\tTu vois.", "You run.\tTu cours.",
        "I see Tom.\tJe vois Tom.", "You see Tom.\tTu vois Tom.", "Tom sees you.\tTom te voit.",
    ];

    [Theory]
    [InlineData("gru", "additive", "1")]
    [InlineData("lstm", "general", "2")]
    public void A_small_corpus_is_learned_by_heart(string cell, string attention, string beam)
    {
        using var run = new TranslateRun();
        string path = run.File("corpus.tsv", Corpus);
        int code = run.Command("--train", path, "--test", path, "--epochs", "120", "--minutes", "5", "--min-count", "1", "--hidden", "32",
            "--embedding", "16", "--batch", "8", "--rate", "0.02", "--cell", cell, "--attention", attention, "--beam", beam);
        Assert.True(code == 0, run.Error);
        Assert.StartsWith("BLEU 100.0 exact 100.0% seconds ", run.LastLine, StringComparison.Ordinal);
        Assert.Contains("trained: 120 steps", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures()
    {
        static string Figures()
        {
            using var run = new TranslateRun();
            string path = run.File("corpus.tsv", Corpus);
            Assert.Equal(0, run.Command("--train", path, "--test", path, "--epochs", "3", "--minutes", "1000", "--min-count", "1", "--hidden", "8", "--embedding", "4", "--batch", "3", "--attention", "none"));
            return run.LastLine[..run.LastLine.IndexOf("seconds", StringComparison.Ordinal)];
        }
        Assert.Equal(Figures(), Figures());
    }

    [Fact]
    public void Training_ends_when_the_minutes_are_over()
    {
        using var run = new TranslateRun();
        string path = run.File("corpus.tsv", Corpus);
        Assert.Equal(0, run.Command("--train", path, "--test", path, "--minutes", "0.002", "--hidden", "4", "--embedding", "4"));
        Assert.Matches(@"^BLEU \d+\.\d exact \d+\.\d% seconds \d+\.\d$", run.LastLine);
    }

    [Fact]
    public void The_last_line_has_decimal_points_whatever_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("BLEU 41.3 exact 22.5% seconds 300.1", Evaluation.LastLine(41.26, 0.2249, 300.06));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bad_lines_are_reported_and_the_rest_is_used()
    {
        using var run = new TranslateRun();
        string train = run.File("train.tsv", [.. Corpus, "no tab here"]), test = run.File("test.tsv", "Go.\tVa !\tsomeone");
        Assert.Equal(0, run.Command("--train", train, "--test", test, "--epochs", "1", "--hidden", "4", "--embedding", "4"));
        Assert.Contains("train.tsv: 8 pairs; 1 bad line: line 9: one column, expected two or three", run.Output, StringComparison.Ordinal);
        Assert.Contains("test.tsv: 1 pairs", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var run = new TranslateRun();
        Assert.Equal(BadInput, run.Command("--train", run.Missing("none.tsv"), "--test", run.File("test.tsv", Corpus)));
        Assert.Contains("none.tsv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_program_holds_is_named()
    {
        using var run = new TranslateRun();
        string path = run.File("held.tsv", Corpus);
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(BadInput, run.Command("--train", path, "--test", run.File("test.tsv", Corpus)));
        Assert.Contains("held.tsv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_corpus_is_refused()
    {
        using var run = new TranslateRun();
        Assert.Equal(BadInput, run.Command("--train", run.File("train.tsv", Corpus), "--test", run.File("empty.tsv")));
        Assert.Contains("'empty.tsv' is empty", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_without_pairs_is_refused_with_its_bad_lines()
    {
        using var run = new TranslateRun();
        Assert.Equal(BadInput, run.Command("--train", run.File("train.tsv", "one", "two"), "--test", run.File("test.tsv", Corpus)));
        Assert.Contains("line 1: one column", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_of_one_line_is_too_small_to_learn_from()
    {
        using var run = new TranslateRun();
        Assert.Equal(BadInput, run.Command("--train", run.File("train.tsv", "Go.\tVa !"), "--test", run.File("test.tsv", Corpus)));
        Assert.Contains("'train.tsv' has one pair; expected 2 or more", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cell", "rnn", "gru")]
    [InlineData("--attention", "dot", "additive")]
    [InlineData("--hidden", "7", "even")]
    [InlineData("--hidden", "many", "whole number")]
    [InlineData("--minutes", "0", "above 0")]
    [InlineData("--minutes", "NaN", "above 0")]
    [InlineData("--min-count", "0", "from 1 up")]
    [InlineData("--seed", "-1", "from 0 up")]
    [InlineData("--colour", "red", "--colour")]
    public void An_option_that_cannot_be_is_refused_before_anything_is_read(string option, string value, string says)
    {
        using var run = new TranslateRun();
        Assert.Equal(BadInput, run.Command("--train", run.Missing("a.tsv"), "--test", run.Missing("b.tsv"), option, value));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Both_corpora_are_required()
    {
        using var run = new TranslateRun();
        Assert.Equal(BadInput, run.Command("--train", run.File("train.tsv", Corpus)));
        Assert.Contains("--test", run.Error, StringComparison.Ordinal);
    }
}
