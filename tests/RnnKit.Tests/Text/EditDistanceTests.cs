using RnnKit.Text;

namespace RnnKit.Tests.Text;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("a b c", "a b c", 0)]
    [InlineData("a b c", "a x c", 1)]
    [InlineData("a b c", "a c", 1)]
    [InlineData("a c", "a b c", 1)]
    [InlineData("k i t t e n", "s i t t i n g", 3)]
    [InlineData("a b", "c d", 2)]
    public void It_counts_tokens_put_in_taken_out_and_replaced(string a, string b, int distance) => Assert.Equal(distance, EditDistance.Between(Tokens(a), Tokens(b)));

    [Fact]
    public void It_gives_up_where_it_is_told_to()
    {
        Assert.Equal(2, EditDistance.Between(Tokens("k i t t e n"), Tokens("s i t t i n g"), most: 2));
        Assert.Equal(3, EditDistance.Between(Tokens("k i t t e n"), Tokens("s i t t i n g"), most: 4));
        Assert.Equal(1, EditDistance.Between(Tokens("a b c"), Tokens("a"), most: 1));
    }

    private static string[] Tokens(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
