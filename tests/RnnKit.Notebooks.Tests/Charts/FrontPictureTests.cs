using RnnKit.Documents;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>The picture of README.md, made of charts that stand in the notebooks.</summary>
public class FrontPictureTests
{
    [Fact]
    public void Each_part_is_a_chart_of_the_series_in_a_card_of_its_own_size()
    {
        Assert.All(FrontPicture.Parts, part =>
        {
            PlotlyFigure card = FrontPicture.Card(Series.Load($"{part.Notebook}.ipynb"), part.Cell);

            Assert.Equal((490, 560), (card.Width, card.Height));
            Assert.Equal("", card.Title);
            Assert.Contains("heatmap", card.Description, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_cell_without_a_chart_is_named()
    {
        var error = Assert.Throws<BadInputException>(() => FrontPicture.Card(Series.Load("07-lstm.ipynb"), "setup"));

        Assert.StartsWith("07-lstm: expected a chart among the outputs of a cell 'setup'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_steps_show_the_command_and_the_kernel_that_the_readme_and_the_notebooks_name_and_the_readme_shows_them()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        PlotlyFigure chart = FrontPicture.Card(Series.Load($"{JourneyPicture.Chart.Notebook}.ipynb"), JourneyPicture.Chart.Cell, JourneyPicture.ChartSize.Width, JourneyPicture.ChartSize.Height);

        Assert.Equal(JourneyPicture.ChartSize.Width, chart.Width);
        Assert.Contains(JourneyPicture.Command, readme, StringComparison.Ordinal);
        Assert.Equal(JourneyPicture.Kernel, (string?)Series.Load("00-start-here.ipynb").Metadata["kernelspec"]!["display_name"]);
        Assert.Contains("](docs/journey.png)", readme, StringComparison.Ordinal);
        Assert.Equal("89504E47", Convert.ToHexString(File.ReadAllBytes(Repository.PathOf("docs", "journey.png"))[..4]));
    }

    [Fact]
    public void The_readme_shows_it()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        byte[] picture = File.ReadAllBytes(Repository.PathOf("docs", "inside.png"));

        Assert.Contains("](docs/inside.png)", readme, StringComparison.Ordinal);
        Assert.InRange(picture.Length, 50_000, 500_000);
        Assert.Equal("89504E47", Convert.ToHexString(picture[..4]));
    }
}
