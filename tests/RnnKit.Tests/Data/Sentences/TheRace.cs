using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Storage;
using RnnKit.Text;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>What came out when the translators of notebook 16 were trained with five seeds, and the Transformer that was kept; the notebook trains two of them again.</summary>
public sealed class TheRace
{
    private static readonly Lazy<string[][]> Lines = new(() => [.. File.ReadLines(PathOf("race.csv")).Skip(1).Select(line => line.Split(','))]);

    [Fact]
    public void Each_training_has_five_seeds() =>
        Assert.Equal(
            from run in new[] { ("GRU", "4"), ("Transformer", "3"), ("GRU", "7"), ("Transformer", "5") } from seed in Enumerable.Range(1, 5) select (run.Item1, run.Item2, seed),
            Lines.Value.Select(f => (f[0], f[1], int.Parse(f[2], CultureInfo.InvariantCulture))));

    [Fact]
    public void It_has_the_checksum_that_the_readme_states() =>
        Assert.Contains($"`{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf("race.csv"))))}`", File.ReadLines(PathOf("README.md")).Single(line => line.StartsWith("| `race.csv`", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void The_shipped_Transformer_is_that_of_the_long_training_with_the_first_seed()
    {
        Translator words = Translator.Load(PathOf("translator.safetensors"));
        var model = Transformer<float>.Of(words.English.Size, words.French.Size, size: 64, heads: 4, hidden: 232, blocks: 2, seed: 1);
        ModelFile.Load(PathOf("transformer.safetensors"), model);
        AssertFigures(words, model.Loss, model.Greedy, "Transformer", "5");
    }

    [Fact]
    public void The_shipped_translator_is_the_GRU_of_the_long_training_with_the_first_seed()
    {
        Translator words = Translator.Load(PathOf("translator.safetensors"));
        AssertFigures(words, words.Model.Loss, words.Model.Greedy, "GRU", "7");
    }

    private static void AssertFigures(Translator words, Func<PairBatch, double> loss, Func<Tokens, int, IReadOnlyList<Hypothesis>> greedy, string model, string epochs)
    {
        string[] line = Lines.Value.Single(f => (f[0], f[1], f[2]) == (model, epochs, "1"));
        PairBatch check = new([.. ParallelCorpus.Read(PathOf("valid.tsv")).Pairs.Select(words.Encode)]);
        Assert.Equal(Figure(line[3]), loss(check), 1e-4);

        int[][] sources = [.. ParallelCorpus.Read(PathOf("test.tsv")).Pairs.Select(pair => words.Encode(pair).Source.ToArray())];
        var written = new IReadOnlyList<string>[sources.Length];
        foreach (int[] batch in Enumerable.Range(0, sources.Length).OrderBy(i => sources[i].Length).Chunk(64))
        {
            Tokens source = Tokens.FromExamples([.. batch.Select(i => sources[i])]);
            IReadOnlyList<Hypothesis> found = greedy(source, 2 * source.Steps + 10);
            for (int k = 0; k < batch.Length; k++) written[batch[k]] = words.French.Decode(found[k].Tokens);
        }
        IReadOnlyList<IReadOnlyList<string>>[] right = [.. ParallelCorpus.Read(PathOf("test.tsv")).Pairs.Select(pair => new[] { Translator.FrenchWords.Tokenize(pair.Target) })];
        Assert.Equal(Figure(line[4]), Bleu.Corpus(written, right).Score, 1e-3);
        Assert.Equal(Figure(line[5]), 100 * ExactMatch.Share(written, right), 1e-3);
    }

    private static double Figure(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string PathOf(string name, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "data", "eng-fra", name));
}
