using System.Text.Json.Nodes;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>The sliders of notebooks/lib: what a page without a kernel needs is all in the figure.</summary>
public class SliderTests
{
    public static TheoryData<string> Names => ["slides", "steps-lstm", "steps-gru", "steps-rnn", "alignment", "maps", "flow-slides"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_place_of_the_slider_shows_traces_of_its_own_and_the_first_picture_is_the_active_one(string name)
    {
        JsonObject figure = await FigureAsync(ChartGallery.Cell(name));
        JsonNode slider = figure["layout"]!["sliders"]![0]!;
        JsonArray steps = slider["steps"]!.AsArray(), data = figure["data"]!.AsArray();

        bool[][] shown = [.. steps.Select(step => step!["args"]![0]!["visible"]!.AsArray().Select(flag => flag!.GetValue<bool>()).ToArray())];
        bool[] drawn = [.. data.Select(trace => trace!["visible"]?.GetValue<bool>() ?? true)];

        Assert.All(shown, flags => Assert.Equal(data.Count, flags.Length));
        Assert.Equal(steps.Count, shown.Select(flags => string.Concat(flags.Select(flag => flag ? '1' : '0'))).Distinct().Count());
        Assert.Equal(drawn, shown[slider["active"]!.GetValue<int>()]);
        Assert.All(Enumerable.Range(0, data.Count), trace => Assert.Contains(shown, flags => flags[trace]));
    }

    [Fact]
    public async Task In_words_it_is_the_picture_that_is_seen_at_first()
    {
        var chart = await NotebookScope.ChartAsync("""Sliders.Over("k", Enumerable.Range(0, 3).Select(k => ($"{k}", Charts.Lines("t", "x", "y", [($"line {k}", [1.0, 2.0])]))), active: 1)""");

        Assert.Equal("Chart: t — line 1, scatter of 2 points", PlotlyFigure.Parse(Plotly.NET.GenericChart.toJson(chart)).Description);
    }

    [Fact]
    public async Task A_column_of_the_step_inspector_is_the_arithmetic_of_its_unit()
    {
        JsonObject figure = await FigureAsync(ChartGallery.Cell("steps-lstm"));
        JsonArray data = figure["data"]!.AsArray();

        Assert.Equal(1 + 6, data.Count);
        for (int t = 0; t < 6; t++)
        {
            double[][] z = Rows(data[1 + t]!), memory = Rows(data[0]!);
            for (int unit = 0; unit < 8; unit++)
            {
                double[] v = [.. z.Select(row => row[unit])]; // before, f, i, g, c, o, h
                Assert.Equal(t == 0 ? 0 : memory[unit][t - 1], v[0]);
                Assert.Equal(v[1] * v[0] + v[2] * v[3], v[4], 1e-12);
                Assert.Equal(v[5] * Math.Tanh(v[4]), v[6], 1e-12);
                Assert.Equal(memory[unit][t], v[4]);
            }
        }
    }

    [Fact]
    public async Task The_frame_stands_on_the_chosen_token()
    {
        JsonObject figure = await FigureAsync(ChartGallery.Cell("steps-gru"));
        JsonNode layout = figure["layout"]!;

        Assert.Equal((2.5, 3.5), Ends(layout["shapes"]![0]!));
        Assert.Equal((-0.5, 0.5), Ends(layout["sliders"]![0]!["steps"]![0]!["args"]![1]!["shapes"]![0]!));
        static (double, double) Ends(JsonNode shape) => (shape["x0"]!.GetValue<double>(), shape["x1"]!.GetValue<double>());
    }

    [Theory]
    [InlineData("steps-lstm", 4, "step 3, not<br>%{y}, unit %{x}: %{z:.4f}<extra></extra>")]
    [InlineData("alignment", 2, "chat looks at %{x}: %{y:.4f}<extra></extra>")]
    public async Task A_pointer_is_told_the_token_and_the_number(string name, int trace, string said)
    {
        JsonObject figure = await FigureAsync(ChartGallery.Cell(name));

        Assert.Equal(said, figure["data"]![trace]!["hovertemplate"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_gradient_axis_stands_still_over_training()
    {
        JsonObject figure = await FigureAsync(ChartGallery.Cell("flow-slides"));
        double[] range = [.. figure["layout"]!["yaxis"]!["range"]!.AsArray().Select(end => end!.GetValue<double>())];
        double least = figure["data"]!.AsArray().SelectMany(trace => trace!["y"]!.AsArray()).Min(v => Math.Log10(v!.GetValue<double>()));

        Assert.True(range[0] < least && range[1] > 0, $"{range[0]} to {range[1]} for {least} to 0");
    }

    [Theory]
    [InlineData("""Sliders.Over("k", new[] { ("1", Charts.Lines("t", "x", "y", [("a", [1.0])])) })""", "places: expected at least two, came 1.")]
    [InlineData("""Sliders.Over("k", Enumerable.Range(0, 2).Select(k => ("", Charts.Lines("t", "x", "y", [("a", [1.0])]))), active: 2)""", "active: expected a slide from 0 to 1, came 2.")]
    [InlineData("""Inspectors.Steps("t", Run(new RnnCell<double>(5, 4, seed: 1)), ["one"])""", "tokens: expected one a step, 6, came 1.")]
    [InlineData("""Inspectors.Alignment("t", MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 3), ["a", "b"], ["c"])""", "weights: expected source × target, 2 × 1, came 2 × 3.")]
    public async Task A_slider_that_cannot_be_is_refused_in_words(string cell, string message)
    {
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => FigureAsync(ChartGallery.Prelude + cell));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static double[][] Rows(JsonNode trace) => [.. trace["z"]!.AsArray().Select(row => row!.AsArray().Select(v => v!.GetValue<double>()).ToArray())];

    private static async Task<JsonObject> FigureAsync(string cell) =>
        ChartFormats.Figure(await NotebookScope.ChartAsync(cell)).Json;
}
