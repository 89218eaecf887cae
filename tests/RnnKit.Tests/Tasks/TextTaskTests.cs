using RnnKit.Tasks;

namespace RnnKit.Tests.Tasks;

public sealed class TextTaskTests
{
    [Fact]
    public void The_answer_to_every_addition_is_the_sum()
    {
        foreach (bool reversed in new[] { true, false })
            for (int digits = 1; digits <= 4; digits++)
            {
                Dataset<float> data = AdditionText.Draw<float>(40, digits, seed: digits, reversed);
                Assert.All(data.Examples, e =>
                {
                    string question = AdditionText.Alphabet.Decode(reversed ? e.Tokens!.Reverse() : e.Tokens!), answer = AdditionText.Alphabet.Decode(e.Classes!);
                    Assert.Equal((2 * digits + 1, digits + 1), (question.Length, answer.Length));
                    Assert.Equal(int.Parse(answer), question.Split('+').Sum(int.Parse));
                    Assert.Equal(answer.TrimEnd().PadRight(digits + 1), answer);
                });
            }
    }

    [Fact]
    public void No_two_questions_add_the_same_two_numbers()
    {
        int[][] pairs = [.. AdditionText.Draw<float>(5000, 3, seed: 1, reversed: false).Examples
            .Select(e => AdditionText.Alphabet.Decode(e.Tokens!).Split('+').Select(int.Parse).Order().ToArray())];

        Assert.Equal(5000, pairs.Select(p => (p[0], p[1])).Distinct().Count());
        Assert.Equal(55, AdditionText.Draw<float>(55, 1, seed: 1).Count);
        Assert.Contains("at most 55", Assert.Throws<ArgumentException>(() => AdditionText.Draw<float>(56, 1, 1)).Message);
    }

    [Fact]
    public void A_question_is_padded_then_reversed()
    {
        Assert.Equal(" 16+535", AdditionText.Alphabet.Decode(AdditionText.Question(535, 61, 3)));
        Assert.Equal("535+61 ", AdditionText.Alphabet.Decode(AdditionText.Question(535, 61, 3, reversed: false)));
        Assert.Contains("'b' is 1000; expected 0 to 999", Assert.Throws<ArgumentOutOfRangeException>("b", () => AdditionText.Question(1, 1000, 3)).Message);
        Assert.Contains("'a' is 1234; expected 0 to 999", Assert.Throws<ArgumentOutOfRangeException>("a", () => AdditionText.Question(1234, 5, 3)).Message);
        Assert.Contains("'a' is -1; expected 0 to 999", Assert.Throws<ArgumentOutOfRangeException>("a", () => AdditionText.Question(-1, 5, 3)).Message);
        Assert.Contains("'digits' is 9", Assert.Throws<ArgumentException>(() => AdditionText.Draw<float>(1, 9, 1)).Message);
    }

    [Theory]
    [InlineData(1, "one")]
    [InlineData(13, "thirteen")]
    [InlineData(80, "eighty")]
    [InlineData(100, "one hundred")]
    [InlineData(4019, "four thousand nineteen")]
    [InlineData(7421, "seven thousand four hundred twenty one")]
    [InlineData(9999, "nine thousand nine hundred ninety nine")]
    public void Numbers_are_spelled_without_and(int number, string words) => Assert.Equal(words, HumanNumbers.Spell(number));

    [Fact]
    public void Every_number_reads_back_from_its_words()
    {
        string[] units = [.. Enumerable.Range(1, 19).Select(HumanNumbers.Spell)];
        Assert.All(Enumerable.Range(1, HumanNumbers.Last), number =>
        {
            int total = 0, part = 0;
            foreach (string word in HumanNumbers.Spell(number).Split(' '))
            {
                if (word == "thousand") (total, part) = (1000 * part, 0);
                else if (word == "hundred") part *= 100;
                else part += Array.IndexOf(units, word) is >= 0 and var unit ? unit + 1 : 10 * Enumerable.Range(2, 8).First(ten => HumanNumbers.Spell(10 * ten) == word);
            }
            Assert.Equal(number, total + part);
        });
    }

    [Fact]
    public void The_text_has_the_books_size()
    {
        // The book's text has 9,998 numbers (8,000 is missing), 63,095 tokens with no separator at its end, and a vocabulary of 30.
        Assert.Equal(63_095, HumanNumbers.Encode(1, 7999).Length + HumanNumbers.Encode(8001, HumanNumbers.Last).Length - 1);
        Assert.Equal(30, HumanNumbers.Words.Count);
        Assert.Equal("one . two . three .", string.Join(' ', HumanNumbers.Encode(1, 3).Select(id => HumanNumbers.Words[id])));
    }

    [Fact]
    public void Each_example_continues_the_one_at_its_place_in_the_batch_before()
    {
        var (train, validation) = HumanNumbers.Count<float>(steps: 16, streams: 64);
        int[] text = HumanNumbers.Encode(1, HumanNumbers.LastOfTraining);
        int pieces = train.Count / 64;

        Assert.Equal((text.Length - 1) / 16 / 64, pieces);
        Assert.All(new[] { train, validation }, data => Assert.All(Enumerable.Range(0, data.Count - 64), i =>
            Assert.Equal(data.Examples[i].Classes![^1], data.Examples[i + 64].Tokens![0])));
        Assert.Equal(text[..(16 * pieces)], Enumerable.Range(0, pieces).SelectMany(p => train.Examples[64 * p].Tokens!));
        Assert.All(train.Examples, e => Assert.Equal(e.Tokens!.Skip(1), e.Classes!.Take(15)));
        Assert.Equal("eight thousand one . eight thousand two . eight thousand three . eight thousand four .",
            string.Join(' ', validation.Examples[0].Tokens!.Select(id => HumanNumbers.Words[id])));
    }

    [Fact]
    public void Impossible_numbers_and_sizes_are_refused_by_name()
    {
        Assert.Contains("'number' is 10000", Assert.Throws<ArgumentOutOfRangeException>(() => HumanNumbers.Spell(10_000)).Message);
        Assert.Contains("5 to 4", Assert.Throws<ArgumentException>(() => HumanNumbers.Encode(5, 4)).Message);
        Assert.Contains("'steps' · 'streams' is 1000000", Assert.Throws<ArgumentException>(() => HumanNumbers.Count<float>(1000, 1000)).Message);
    }
}
