using System.Text;
using RnnKit.Text;

namespace RnnKit.Tests.Text;

public sealed class ParallelCorpusTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnkit-corpus-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Lines_have_two_columns_or_three_with_an_attribution()
    {
        ParallelCorpus corpus = Read("\uFEFFGo.\tVa\u202F!\r\nHi.\tSalut.\tCC-BY 2.0 (France) Attribution: tatoeba.org\n");

        Assert.Equal([new("Go.", "Va\u202F!"), new("Hi.", "Salut.", "CC-BY 2.0 (France) Attribution: tatoeba.org")], corpus.Pairs);
        Assert.Empty(corpus.BadLines);
    }

    [Fact]
    public void Bad_lines_are_reported_with_number_and_reason_and_the_others_kept()
    {
        ParallelCorpus corpus = Read("Go.\tVa.\nonly one\n\n\tVa.\nGo.\t \na\tb\tc\td\nHi.\tSalut.");

        Assert.Equal(["Go.", "Hi."], corpus.Pairs.Select(p => p.Source));
        Assert.Equal(
            ["line 2: one column, expected two or three", "line 3: blank", "line 4: no source sentence", "line 5: no target sentence", "line 6: 4 columns, expected two or three"],
            corpus.BadLines.Select(b => b.ToString()));
        Assert.Equal("only one", corpus.BadLines[0].Text);
        Assert.Equal("corpus.tsv: 2 pairs; 5 bad lines: line 2: one column, expected two or three; line 3: blank; line 4: no source sentence; …", corpus.ToString());
    }

    [Fact]
    public void A_line_that_is_not_UTF8_is_bad_and_says_at_which_byte()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Hi.\tSalut.\nSummer.\t"), 0xE9, (byte)'t', 0xE9, (byte)'\n'];
        File.WriteAllBytes(Path.Combine(folder, "corpus.tsv"), bytes);

        Assert.Equal("line 2: not UTF-8 at byte 9", Assert.Single(ParallelCorpus.Read(Path.Combine(folder, "corpus.tsv")).BadLines).ToString());
    }

    [Fact]
    public void A_missing_an_empty_and_a_hopeless_file_are_refused_with_a_clear_message()
    {
        Assert.Contains("no corpus at", Assert.Throws<FileNotFoundException>(() => ParallelCorpus.Read(Path.Combine(folder, "none.tsv"))).Message);
        Assert.Contains("'corpus.tsv' is empty", Assert.Throws<InvalidDataException>(() => Read("")).Message);
        Assert.Contains("has no pair; 2 bad lines: line 1: one column", Assert.Throws<InvalidDataException>(() => Read("a\nb\n")).Message);
    }

    [Fact]
    public void A_corpus_of_one_line_is_read_but_cannot_be_split()
    {
        ParallelCorpus corpus = Read("Go.\tVa.");

        Assert.Single(corpus.Pairs);
        Assert.Contains("'corpus.tsv' has 1 source sentence; expected 2 or more", Assert.Throws<ArgumentException>(() => corpus.Split(0.5, seed: 1)).Message);
        Assert.Contains("'testShare' is 0.1", Assert.Throws<ArgumentException>(() => Numbered(3).Split(0.1, seed: 1)).Message);
    }

    [Fact]
    public void Train_and_test_share_no_source_sentence_and_lose_no_pair()
    {
        ParallelCorpus corpus = Numbered(200);
        for (int seed = 0; seed < 20; seed++)
        {
            (ParallelCorpus train, ParallelCorpus test) = corpus.Split(0.25, seed);

            Assert.Empty(train.Pairs.Select(p => p.Source.ToUpperInvariant()).Intersect(test.Pairs.Select(p => p.Source.ToUpperInvariant())));
            Assert.Equal(corpus.Pairs.ToHashSet(), train.Pairs.Concat(test.Pairs).ToHashSet());
            Assert.Equal(50, test.BySource().Count);
        }
        Assert.Equal(corpus.Split(0.25, 1).Test.Pairs, corpus.Split(0.25, 1).Test.Pairs);
        Assert.NotEqual(corpus.Split(0.25, 1).Test.Pairs, corpus.Split(0.25, 2).Test.Pairs);
    }

    [Fact]
    public void Sentences_that_differ_only_in_typing_go_together()
    {
        Translations one = Assert.Single(Read("It’s me.\tC'est moi.\nit's  me.\tC’est moi !\n").BySource());

        Assert.Equal(["C'est moi.", "C’est moi !"], one.Targets);
    }

    [Fact]
    public void What_is_written_reads_the_same_and_what_the_format_cannot_hold_is_refused()
    {
        string path = Path.Combine(folder, "written.tsv");
        SentencePair[] pairs = [new("Go.", "Va\u202F!"), new("Hi.", "Salut.", "me")];
        new ParallelCorpus("x", pairs).Write(path);

        Assert.Equal(pairs, ParallelCorpus.Read(path).Pairs);
        Assert.Throws<InvalidOperationException>(() => new ParallelCorpus("x", [new("a\tb", "c")]).Write(path));
        Assert.Equal(pairs, ParallelCorpus.Read(path).Pairs);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Writing_leaves_no_trace_but_the_file_itself()
    {
        var corpus = new ParallelCorpus("x", [new("Go.", "Va.")]);
        string path = Path.Combine(folder, "mine.tsv"), neighbor = path + ".part", occupied = Path.Combine(folder, "occupied");
        File.WriteAllText(neighbor, "another file");
        Directory.CreateDirectory(Path.Combine(occupied, "full"));

        corpus.Write(path);
        Assert.ThrowsAny<Exception>(() => corpus.Write(occupied)); // a folder that is not empty: what was written cannot take its place

        Assert.Equal("another file", File.ReadAllText(neighbor));
        Assert.Equal([path, neighbor], Directory.GetFiles(folder).Order());
    }

    [Theory]
    [InlineData("Go.", "")]
    [InlineData(" ", "Va.")]
    [InlineData("", "")]
    public void A_pair_that_could_not_be_read_back_is_not_written(string source, string target)
    {
        string path = Path.Combine(folder, "written.tsv");
        var corpus = new ParallelCorpus("x", [new("Hi.", "Salut."), new(source, target)]);

        Assert.Contains("has no source or no target sentence", Assert.Throws<InvalidOperationException>(() => corpus.Write(path)).Message);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Batches_by_length_hold_every_item_once_with_less_padding()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            (int Id, int Source, int Target)[] items = [.. Enumerable.Range(0, 203).Select(id => (id, random.Next(1, 30), random.Next(1, 30)))];
            var batches = LengthBatches.Of(items, i => i.Source, i => i.Target, 16, seed);

            Assert.Equal(Enumerable.Range(0, 203), batches.SelectMany(b => b).Select(i => i.Id).Order());
            Assert.Equal(12, batches.Count(b => b.Count == 16));
            double sorted = LengthBatches.PaddingShare(batches.Select(b => b.Select(i => i.Source).ToList()));
            double plain = LengthBatches.PaddingShare(items.Chunk(16).Select(b => b.Select(i => i.Source).ToList()));
            Assert.True(sorted < plain / 4, $"{sorted} against {plain}");
            Assert.Equal(batches.SelectMany(b => b), LengthBatches.Of(items, i => i.Source, i => i.Target, 16, seed).SelectMany(b => b));
            Assert.NotEqual(batches.SelectMany(b => b), LengthBatches.Of(items, i => i.Source, i => i.Target, 16, seed + 1).SelectMany(b => b));
        }
        Assert.Contains("'items' is empty", Assert.Throws<ArgumentException>(() => LengthBatches.Of(Array.Empty<int>(), i => i, null, 2, 1)).Message);
        Assert.Contains("'batchSize' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => LengthBatches.Of([1], i => i, null, 0, 1)).Message);
    }

    [Fact]
    public void Padding_is_what_fills_up_to_the_longest() =>
        Assert.Equal(1 - 9.0 / 12, LengthBatches.PaddingShare([[3, 1, 2], [1, 1, 1]]), 12);

    [Fact]
    public void A_batch_of_nothing_is_refused_by_its_place()
    {
        Assert.Contains("'batches' has an empty batch at 1; expected at least one item", Assert.Throws<ArgumentException>("batches", () => LengthBatches.PaddingShare([[1, 2], []])).Message);
        Assert.Contains("'batches' is empty", Assert.Throws<ArgumentException>("batches", () => LengthBatches.PaddingShare([])).Message);
    }

    /// <summary>Sources of three translations each, one of them typed in capitals.</summary>
    private static ParallelCorpus Numbered(int sources) =>
        new("numbered", [.. Enumerable.Range(0, 3 * sources).Select(i => new SentencePair(i % 3 == 2 ? $"SENTENCE {i / 3}" : $"sentence {i / 3}", $"phrase {i}"))]);

    private ParallelCorpus Read(string text)
    {
        string path = Path.Combine(folder, "corpus.tsv");
        File.WriteAllText(path, text);
        return ParallelCorpus.Read(path);
    }
}
