using System.Runtime.CompilerServices;
using RnnKit.Text;

namespace RnnKit.Tests.Data;

/// <summary>What the notebooks say about <c>data/reviews/reviews.tsv</c>.</summary>
public sealed class ReviewFile
{
    private static readonly Review[] Reviews = Read();

    [Fact]
    public void Every_line_has_its_five_columns_and_both_labels_are_equally_frequent_in_every_part()
    {
        Assert.Equal(4016, Reviews.Length);
        foreach (IGrouping<string, Review> part in Reviews.GroupBy(r => r.Part))
            Assert.InRange(part.Average(r => r.Label), 0.45, 0.55);
        Assert.Equal(["test", "train", "validation"], Reviews.Select(r => r.Part).Distinct().Order());
    }

    [Fact]
    public void No_sentence_is_in_two_parts_or_twice()
    {
        Assert.Equal(Reviews.Length, Reviews.Select(r => r.Text.ToLowerInvariant()).Distinct().Count());
        var sentences = Reviews.SelectMany(r => r.Text.ToLowerInvariant().Split('.', '!', '?').Select(s => s.Trim()).Where(s => s.Length > 0).Select(s => (s, r.Part)));
        Assert.Empty(sentences.GroupBy(s => s.s).Where(g => g.Select(s => s.Part).Distinct().Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Twins_are_the_same_words_in_another_order_with_opposite_labels_in_the_same_part()
    {
        var tokenizer = new Tokenizer(Language.English);
        var pairs = Reviews.Where(r => r.Pair.Length > 0).GroupBy(r => r.Pair).ToArray();
        Assert.True(pairs.Length > 1000);
        foreach (IGrouping<string, Review> pair in pairs)
        {
            Review[] twins = [.. pair];
            Assert.Equal(2, twins.Length);
            Assert.Equal(1, twins.Sum(t => t.Label));
            Assert.Equal(twins[0].Part, twins[1].Part);
            Assert.Equal(Bag(twins[0]), Bag(twins[1]));
        }

        string[] Bag(Review review) => [.. tokenizer.Tokenize(review.Text).Select(w => w == "an" ? "a" : w).Order(StringComparer.Ordinal)];
    }

    private static Review[] Read([CallerFilePath] string thisFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "data", "reviews", "reviews.tsv");
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("part\tlabel\tkind\tpair\ttext", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split('\t')).Select(c => new Review(c[0], int.Parse(c[1]), c[2], c[3], Assert.Single(c[4..])))];
    }

    private sealed record Review(string Part, int Label, string Kind, string Pair, string Text);
}
