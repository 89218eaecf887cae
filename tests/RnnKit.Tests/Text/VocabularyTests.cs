using RnnKit.Foundations;
using RnnKit.Text;

namespace RnnKit.Tests.Text;

public sealed class VocabularyTests
{
    private static readonly string[][] Sentences = [["the", "cat", "sees", "the", "dog"], ["the", "dog", "sleeps"], ["a", "cat"]];

    [Fact]
    public void A_saved_token_that_cannot_be_one_is_refused_by_its_own_name()
    {
        Assert.Contains("'tokens' holds an empty token", Assert.Throws<ArgumentException>("tokens", () => Vocabulary.Of(["a", ""])).Message);
        Assert.Contains("'tokens' holds the token <end>", Assert.Throws<ArgumentException>("tokens", () => Vocabulary.Of(["a", "<end>"])).Message);
        Assert.Contains("'sentences' holds an empty token", Assert.Throws<ArgumentException>("sentences", () => new Vocabulary([["a", ""]])).Message);
    }

    [Fact]
    public void Ids_follow_the_counts_after_the_four_special_ones()
    {
        var vocabulary = new Vocabulary(Sentences);

        Assert.Equal(["<pad>", "<start>", "<end>", "<unk>", "the", "cat", "dog", "a", "sees", "sleeps"], Enumerable.Range(0, vocabulary.Size).Select(id => vocabulary[id]));
        Assert.Equal((3, 2, 1), (vocabulary.CountOf(4), vocabulary.CountOf(vocabulary["dog"]), vocabulary.CountOf(vocabulary["sleeps"])));
        Assert.Equal(0, vocabulary.UnknownShare);
    }

    [Fact]
    public void Rare_tokens_are_unknown_and_counted_as_such()
    {
        var vocabulary = new Vocabulary(Sentences, minimumCount: 2);

        Assert.Equal(7, vocabulary.Size);
        Assert.Equal(Vocabulary.Unknown, vocabulary["sleeps"]);
        Assert.False(vocabulary.Contains("sleeps"));
        Assert.Equal(3, vocabulary.CountOf(Vocabulary.Unknown));
        Assert.Equal(0.3, vocabulary.UnknownShare, 12);
        Assert.Equal("Vocabulary of 7 (4 special), seen 2 times or more; 30.0% of 10 tokens unknown", vocabulary.ToString());
        Assert.Equal(["the", "cat"], new[] { 4, 5 }.Select(id => new Vocabulary(Sentences, maximumSize: 6)[id]));
    }

    [Fact]
    public void Known_sentences_come_back_from_their_ids()
    {
        var vocabulary = new Vocabulary(Sentences);

        Assert.All(Sentences, sentence =>
        {
            int[] ids = vocabulary.Encode(sentence, start: true, end: true);
            Assert.Equal((Vocabulary.Start, Vocabulary.End), (ids[0], ids[^1]));
            Assert.Equal(sentence, vocabulary.Decode(ids));
            Assert.Equal(ids[1..^1], vocabulary.Encode(sentence));
        });
    }

    [Fact]
    public void Decoding_stops_at_the_end_and_leaves_padding_out()
    {
        var vocabulary = new Vocabulary(Sentences);

        Assert.Equal(["<unk>", "the"], vocabulary.Decode([Vocabulary.Start, Vocabulary.Unknown, 4, Vocabulary.Padding, Tokens.Nothing, Vocabulary.End, 5]));
    }

    [Fact]
    public void Bad_input_is_refused_by_name()
    {
        var vocabulary = new Vocabulary(Sentences);

        Assert.Contains("'sentence' holds the id 10; expected 0 to 9", Assert.Throws<ArgumentException>(() => vocabulary.Decode([4, 10])).Message);
        Assert.Contains("'id' is 99", Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary[99]).Message);
        Assert.Contains("no tokens", Assert.Throws<ArgumentException>(() => new Vocabulary([[]])).Message);
        Assert.Contains("'minimumCount' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Vocabulary(Sentences, 0)).Message);
        Assert.Contains("'maximumSize' is 4", Assert.Throws<ArgumentException>(() => new Vocabulary(Sentences, maximumSize: 4)).Message);
        Assert.Contains("<unk>, which is a special one", Assert.Throws<ArgumentException>(() => new Vocabulary([["<unk>"]])).Message);
    }

    [Fact]
    public void A_vocabulary_comes_back_from_its_words()
    {
        var vocabulary = new Vocabulary(Sentences);
        Vocabulary again = Vocabulary.Of(vocabulary.Words);

        Assert.Equal(vocabulary.Size, again.Size);
        Assert.Equal(Enumerable.Range(0, vocabulary.Size).Select(id => vocabulary[id]), Enumerable.Range(0, again.Size).Select(id => again[id]));
        Assert.Equal(vocabulary.Words, again.Words);
        Assert.Contains("a token twice", Assert.Throws<ArgumentException>(() => Vocabulary.Of(["a", "a"])).Message);
        Assert.Contains("'tokens' is empty", Assert.Throws<ArgumentException>(() => Vocabulary.Of([])).Message);
    }

    [Fact]
    public void An_alphabet_takes_text_to_positions_and_back()
    {
        var alphabet = new Alphabet("0123456789+ ");

        Assert.Equal([1, 2, 10, 3, 11], alphabet.Encode("12+3 "));
        Assert.Equal("12+3 ", alphabet.Decode(alphabet.Encode("12+3 ").Append(Tokens.Nothing)));
        Assert.Contains("'-' at 1", Assert.Throws<ArgumentException>(() => alphabet.Encode("1-2")).Message);
        Assert.Contains("'a' twice", Assert.Throws<ArgumentException>(() => new Alphabet("aba")).Message);
    }
}
