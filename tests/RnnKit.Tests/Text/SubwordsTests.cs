using RnnKit.Text;

namespace RnnKit.Tests.Text;

public sealed class SubwordsTests
{
    /// <summary>The example of Sennrich et al. 2016: low 5 times, lower 2, newest 6, widest 3.</summary>
    private static readonly string[] Words =
    [
        .. Enumerable.Repeat("low", 5), .. Enumerable.Repeat("lower", 2), .. Enumerable.Repeat("newest", 6), .. Enumerable.Repeat("widest", 3),
    ];

    [Fact]
    public void The_pair_seen_most_often_is_merged_first()
    {
        Subwords subwords = Subwords.Learn(Words, 4);
        Assert.Equal(["es@@", "est", "lo@@", "ew@@"], subwords.Merges.Select(m => m.Piece));
        Assert.Equal([9, 9, 7, 6], subwords.Merges.Select(m => (int)m.Count));
    }

    [Fact]
    public void A_word_never_seen_is_made_of_pieces_and_joins_to_itself()
    {
        Subwords subwords = Subwords.Learn(Words, 10);
        Assert.Equal(["lo@@", "w@@", "est"], subwords.Split("lowest"));
        Assert.Equal(["z@@", "o@@", "o"], subwords.Split("zoo"));
        string[] sentence = ["lowest", "zoo", "œuf", "l'", "low", "."];
        Assert.Equal(sentence, Subwords.Join(subwords.Split(sentence)));
    }

    [Fact]
    public void A_frequent_word_ends_up_whole_and_nothing_seen_once_is_merged()
    {
        Assert.Equal(["newest"], Subwords.Learn(Words, 100).Split("newest"));
        Assert.Empty(Subwords.Learn(["ab", "cd"], 5).Merges);
        Assert.Equal(["a@@", "b"], Subwords.Learn([], 5).Split("ab"));
    }

    [Fact]
    public void The_order_of_the_words_changes_nothing() =>
        Assert.Equal(Subwords.Learn(Words, 8).Merges, Subwords.Learn(Words.Reverse(), 8).Merges);

    [Fact]
    public void What_is_no_word_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Subwords.Learn([""], 1));
        Assert.Throws<ArgumentException>(() => Subwords.Learn(["a@@"], 1));
        Assert.Throws<ArgumentException>(() => Subwords.Learn(["a"], -1));
    }
}
