using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using RnnKit.Storage;
using RnnKit.Text;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>The translator that notebook 15 trains, as it is shipped for notebook 00; that notebook shows that it makes the same bytes.</summary>
public sealed partial class TheTranslator
{
    private static readonly Lazy<Translator> Shipped = new(() => Translator.Load(PathOf("translator.safetensors")));

    [Fact]
    public void It_translates_the_test_part_as_well_as_promised()
    {
        SentencePair[] pairs = [.. ParallelCorpus.Read(PathOf("test.tsv")).Pairs];
        IReadOnlyList<string>[] written = [.. Shipped.Value.TranslateAll([.. pairs.Select(pair => pair.Source)])];
        IReadOnlyList<IReadOnlyList<string>>[] right = [.. pairs.Select(pair => new[] { Translator.FrenchWords.Tokenize(pair.Target) })];
        Assert.InRange(Bleu.Corpus(written, right).Score, 85, 100);
        Assert.InRange(ExactMatch.Share(written, right), 0.70, 1);
    }

    [Fact]
    public void It_is_no_larger_than_3_MB() => Assert.InRange(new FileInfo(PathOf("translator.safetensors")).Length, 1, 3_000_000);

    [Fact]
    public void It_has_the_checksum_that_the_readme_states()
    {
        string stated = Checksum().Match(File.ReadAllText(PathOf("README.md"))).Groups[1].Value;
        Assert.Equal(stated, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf("translator.safetensors")))));
    }

    [Fact]
    public void Saved_again_it_is_the_same_file()
    {
        string copy = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Shipped.Value.Save(copy);
            Assert.Equal(File.ReadAllBytes(PathOf("translator.safetensors")), File.ReadAllBytes(copy));
        }
        finally
        {
            File.Delete(copy);
        }
    }

    [Fact]
    public void It_knows_the_words_that_it_was_trained_on()
    {
        Translator again = Translator.For(ParallelCorpus.Read(PathOf("train.tsv")), minimumCount: 2, size: 8, units: 8, attention: true, seed: 1);
        Assert.Equal(again.English.Words, Shipped.Value.English.Words);
        Assert.Equal(again.French.Words, Shipped.Value.French.Words);
        Assert.Equal(["dragon"], Shipped.Value.Unknown("The dragon sleeps."));
    }

    [Fact]
    public void A_name_gets_its_capital_back() =>
        Assert.Equal("J'aime Clara et Paul.", Translator.Text(["j'", "aime", "clara", "et", "paul", "."], "I love Clara and Paul."));

    [Fact]
    public void A_file_without_words_is_refused()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ModelFile.Save(path, Shipped.Value.Model);
            Assert.Contains("expected 'english'", Assert.Throws<InvalidDataException>(() => Translator.Load(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string PathOf(string name, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "data", "eng-fra", name));

    [GeneratedRegex(@"`translator\.safetensors`.*`([0-9a-f]{64})`")]
    private static partial Regex Checksum();
}
