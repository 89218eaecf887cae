using RnnKit.Display;

namespace RnnKit.Tests.Display;

public sealed class HeatmapTests
{
    private const string Gray = "#808080";

    [Fact]
    public void What_is_no_number_shows_in_gray_wherever_it_stands_in_its_block()
    {
        for (int place = 0; place < 4; place++)
        {
            (int row, int column) = (place / 2, place % 2);

            string drawing = Heatmap.Draw(96, 128, (i, j) => (i, j) == (row, column) ? double.NaN : 1 + i, "numbers");

            Assert.Contains($"<path fill=\"{Gray}\" d=\"M0 0h1v1h-1z\"/>", drawing);
        }
    }

    [Fact]
    public void Finite_numbers_are_never_gray() =>
        Assert.DoesNotContain(Gray, Heatmap.Draw(96, 128, (i, j) => i - j, "numbers"));

    [Fact]
    public void A_block_is_drawn_as_its_largest_number_with_its_sign() =>
        Assert.Contains(
            $"<path fill=\"{Heatmap.ColorOf(-5, 5)}\" d=\"M0 0h1v1h-1z\"/>",
            Heatmap.Draw(96, 128, (i, j) => (i, j) == (1, 0) ? -5 : 1, "numbers"));
}
