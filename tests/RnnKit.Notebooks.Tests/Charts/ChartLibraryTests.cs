using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>The charts of notebooks/lib.</summary>
public class ChartLibraryTests(ChartPainter painter)
{
    /// <summary>Charts that are always drawn.</summary>
    private const int Quick = 3;

    public static TheoryData<string> Names => [.. ChartGallery.Cells.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chart_says_what_it_shows_and_leaves_nothing_to_defaults(string name)
    {
        var figure = await FigureAsync(ChartGallery.Cell(name));
        var layout = figure.Json["layout"]!.AsObject();

        Assert.NotEmpty(figure.Title);
        Assert.All(["xaxis", "yaxis"], axis => Assert.NotEmpty(layout[axis]!["title"]!["text"]!.GetValue<string>()));
        Assert.All(["paper_bgcolor", "plot_bgcolor"], ground => Assert.Equal("rgba(0, 0, 0, 0)", layout[ground]!.GetValue<string>()));
        Assert.True(figure.Width is >= 600 and <= 1000, $"{figure.Width} pixels wide");
        Assert.Empty(layout["template"]!.AsObject());
    }

    [Fact]
    public async Task Drawn_by_plotly_each_chart_becomes_a_picture_at_twice_the_pixel_density()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "gallery")).FullName;

        foreach (var name in ChartGallery.Cells.Keys.Take(Extent.Asks(Extent.EveryLook) ? ChartGallery.Cells.Count : Quick))
        {
            var figure = await FigureAsync(ChartGallery.Cell(name));
            var png = await painter.DrawAsync(figure);

            Assert.Equal((2 * figure.Width, 2 * figure.Height), SizeOf(png));
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".json"), figure.Json.ToJsonString(), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), png, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task With_equal_scales_the_vertical_axis_follows_the_horizontal_one_of_its_own_plot()
    {
        const string circle = """Charts.EqualScales(Charts.Scatter("A circle", "x", "y", [("points", new[] { 1.0, 0, -1 }, new[] { 0.0, 1, 0 })]))""";
        var alone = await FigureAsync(circle);
        var grid = await FigureAsync($"""Charts.Grid("Two", 2, Charts.Lines("A line", "x", "y", [("one", [1.0, 2.0])]), {circle})""");

        Assert.Equal("x", AnchorOf(alone, "yaxis"));
        Assert.Null(AnchorOf(grid, "yaxis"));
        Assert.Equal("x2", AnchorOf(grid, "yaxis2"));

        static string? AnchorOf(PlotlyFigure figure, string axis) => figure.Json["layout"]![axis]!["scaleanchor"]?.GetValue<string>();
    }

    [Fact]
    public async Task A_role_keeps_its_color_in_whatever_order_the_series_come()
    {
        var one = await NotebookScope.RunAsync<string[]>("""ChartStyle.ColorsFor(new[] { "RNN", "LSTM", "mine" })""");
        var other = await NotebookScope.RunAsync<string[]>("""ChartStyle.ColorsFor(new[] { "yours", "LSTM (large)", "RNN" })""");

        var dataAndBaseline = await NotebookScope.RunAsync<string[]>("""ChartStyle.ColorsFor(new[] { "observed", "baseline" })""");

        Assert.NotEqual(dataAndBaseline[0], dataAndBaseline[1]);
        Assert.Equal([one[1], one[0]], other[1..]);
        Assert.Equal(3, one.Distinct().Count());
        Assert.Equal(3, other.Distinct().Count());
    }

    [Theory]
    [InlineData("#FFFFFF")]
    [InlineData("#1F1F1F")]
    [InlineData("#111111")]
    public async Task Text_stands_out_at_least_four_to_one_on_light_and_on_dark_pages(string page) =>
        Assert.True(await NotebookScope.RunAsync<double>($$"""
            double Part(int value) => value <= 10 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
            double Light(string hex) => new[] { 0.2126, 0.7152, 0.0722 }.Select((share, i) => share * Part(Convert.ToInt32(hex.Substring(1 + 2 * i, 2), 16))).Sum();
            var two = new[] { Light("{{page}}"), Light(ChartStyle.Ink) };
            (two.Max() + 0.05) / (two.Min() + 0.05)
            """) >= 4);

    [Fact]
    public async Task Networks_and_gates_keep_their_colors_and_no_two_of_a_group_share_one()
    {
        Assert.Equal(["#0072B2", "#009E73", "#D55E00"], await ColorsAsync("RNN", "GRU", "LSTM"));
        Assert.Equal(["#D55E00", "#009E73", "#CC79A7", "#0072B2"], await ColorsAsync("forget", "input", "candidate", "output"));
        Assert.Equal(["#E69F00", "#56B4E9", "#CC79A7"], await ColorsAsync("reset gate", "update gate", "candidate"));

        static Task<string[]> ColorsAsync(params string[] names) =>
            NotebookScope.RunAsync<string[]>($"ChartStyle.ColorsFor(new[] {{ {string.Join(", ", names.Select(name => $"\"{name}\""))} }})");
    }

    [Fact]
    public async Task A_line_of_very_many_values_is_drawn_through_its_extremes_and_says_so()
    {
        var figure = await FigureAsync("""Charts.Lines("t", "step", "y", [("a", Enumerable.Range(0, 100000).Select(i => i == 54321 ? 7.0 : Math.Sin(i)))])""");
        var y = figure.Json["data"]![0]!["y"]!.AsArray();

        Assert.InRange(y.Count, 1000, 2002);
        Assert.Contains(y, value => value!.GetValue<double>() == 7.0);
        Assert.Contains("thinned for display: lowest and highest of every 100 values", figure.Json["layout"]!["xaxis"]!["title"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_not_too_long_is_drawn_as_it_came()
    {
        var figure = await FigureAsync("""Charts.Lines("t", "step", "y", [("a", Enumerable.Range(0, 2000).Select(i => (double)i))])""");

        Assert.Equal(2000, figure.Json["data"]![0]!["y"]!.AsArray().Count);
        Assert.Equal("step", figure.Json["layout"]!["xaxis"]!["title"]!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""Charts.Heatmap("t", "x", "y", Enumerable.Range(0, 500).Select(i => Enumerable.Range(0, 700).Select(j => Math.Sin(i * 0.1 + j * 0.3))))""")]
    [InlineData("""Charts.Scatter("t", "x", "y", [("a", Enumerable.Range(0, 50000).Select(i => Math.Sin(i)), Enumerable.Range(0, 50000).Select(i => Math.Cos(i)))])""")]
    [InlineData("""Charts.Lines("t", "x", "y", Enumerable.Range(0, 4).Select(k => ($"s{k}", Enumerable.Range(0, 50000).Select(i => Math.Sin(i + k)))))""")]
    public async Task However_much_is_drawn_a_figure_stays_below_300_kilobytes_and_says_that_it_is_thinned(string cell)
    {
        var figure = await FigureAsync(cell);

        Assert.InRange(figure.Json.ToJsonString().Length, 1, 300_000);
        Assert.Contains("thinned for display", figure.Json["layout"]!["xaxis"]!["title"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_heatmap_keeps_its_largest_number_and_its_labels_in_place()
    {
        var figure = await FigureAsync("""Charts.Heatmap("t", "x", "y", Enumerable.Range(0, 300).Select(i => Enumerable.Range(0, 300).Select(j => i == 123 && j == 210 ? -9.0 : 1.0)))""");
        var trace = figure.Json["data"]![0]!;
        var (rows, x) = (trace["z"]!.AsArray(), trace["x"]!.AsArray());

        Assert.Equal(x.Count, rows[0]!.AsArray().Count);
        int row = trace["y"]!.AsArray().Select(label => int.Parse(label!.GetValue<string>())).ToList().FindLastIndex(start => start <= 123);
        int column = x.Select(label => int.Parse(label!.GetValue<string>())).ToList().FindLastIndex(start => start <= 210);
        Assert.Equal(-9.0, rows[row]![column]!.GetValue<double>());
    }

    [Fact]
    public async Task A_diverging_heatmap_is_centered_at_zero()
    {
        var figure = await FigureAsync("""Charts.Heatmap("t", "x", "y", new double[,] { { 3, -1 }, { double.NaN, 0 } })""");
        var trace = figure.Json["data"]![0]!;

        Assert.Equal((-3.0, 3.0), (trace["zmin"]!.GetValue<double>(), trace["zmax"]!.GetValue<double>()));
        Assert.Equal("reversed", figure.Json["layout"]!["yaxis"]!["autorange"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_zero_is_a_gap_on_a_log_axis()
    {
        var figure = await FigureAsync("""Charts.GradientFlow("t", [("RNN", [1.0, 0.0, 0.5])])""");

        Assert.Equal("""[1,"NaN",0.5]""", figure.Json["data"]![0]!["y"]!.ToJsonString());
        Assert.Equal("log", figure.Json["layout"]!["yaxis"]!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("1.0, 1e-3, 1e-5", "1 10<sup>−1</sup> 10<sup>−2</sup> 10<sup>−3</sup> 10<sup>−4</sup> 10<sup>−5</sup>")]
    [InlineData("1e-6, 1e4", "10<sup>−6</sup> 10<sup>−4</sup> 10<sup>−2</sup> 1 10<sup>2</sup> 10<sup>4</sup>")]
    [InlineData("0.003, 30", "0.01 0.1 1 10")]
    [InlineData("30, 2048", "50 100 200 500 1,000 2,000")]
    [InlineData("10, 60", "10 20 50")]
    [InlineData("3, 4.5", "3 4")]
    public async Task Ticks_of_a_log_axis_are_powers_of_ten_or_round_numbers_between(string values, string expected)
    {
        var axis = (await FigureAsync($$"""Charts.Lines("t", "x", "y", [("a", new double[] { {{values}} })], logY: true)""")).Json["layout"]!["yaxis"]!;
        double[] seen = [.. values.Split(", ").Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))];
        var ticks = axis["tickvals"]!.AsArray().Select(place => place!.GetValue<double>())
            .Zip(axis["ticktext"]!.AsArray().Select(text => text!.GetValue<string>()))
            .Where(tick => tick.First >= seen.Min() * 0.999999 && tick.First <= seen.Max() * 1.000001);

        Assert.Equal(expected.Split(' ').Order(), ticks.Select(tick => tick.Second).Order());
    }

    [Fact]
    public async Task Whole_numbers_have_whole_ticks()
    {
        var epochs = await FigureAsync("""Charts.Lines("t", "epoch", "y", [("a", [1.0, 2, 3])], x: [1.0, 2, 3])""");
        var times = await FigureAsync("""Charts.Lines("t", "time", "y", [("a", [1.0, 2, 3])], x: [1.0, 1.5, 2])""");

        Assert.Equal(1, epochs.Json["layout"]!["xaxis"]!["dtick"]!.GetValue<int>());
        Assert.Null(times.Json["layout"]!["xaxis"]!["dtick"]);
    }

    [Fact]
    public async Task A_lengthyfinding_is_set_smaller()
    {
        var brief = await FigureAsync("""Charts.Lines("Short", "x", "y", [("a", [1.0])])""");
        var lengthy = await FigureAsync("""Charts.Lines(new string('m', 80), "x", "y", [("a", [1.0])])""");

        Assert.Equal((17.0, 14.0), (TitleSize(brief), TitleSize(lengthy)));
        static double TitleSize(PlotlyFigure figure) => figure.Json["layout"]!["title"]!["font"]!["size"]!.GetValue<double>();
    }

    [Fact]
    public async Task A_surface_is_a_map_under_its_paths_and_ends_where_its_places_end()
    {
        var figure = await FigureAsync("""Surfaces.Map("t", "x", "y", [0.0, 1.0], [2.0, 3.0, 4.0], (x, y) => 10 * x + y, "z", [("walk", [0.5, 5.0], [2.5, 9.0])])""");

        Assert.Equal(["heatmap", "scatter"], figure.Json["data"]!.AsArray().Select(trace => trace!["type"]!.GetValue<string>()));
        Assert.Equal("[[2,12],[3,13],[4,14]]", figure.Json["data"]![0]!["z"]!.ToJsonString());
        Assert.Equal("[0,1]", figure.Json["layout"]!["xaxis"]!["range"]!.ToJsonString());
        Assert.Equal("[2,4]", figure.Json["layout"]!["yaxis"]!["range"]!.ToJsonString());
    }

    [Fact]
    public async Task A_bar_without_spread_has_no_whisker()
    {
        var figure = await FigureAsync("""Charts.Bars("t", "model", "error", ["naive", "RNN"], [2.0, 1.0], errors: [0.0, 0.5])""");

        Assert.Equal("""["NaN",0.5]""", figure.Json["data"]![0]!["error_y"]!["array"]!.ToJsonString());
    }

    [Fact]
    public async Task Repeated_tokens_keep_places_of_their_own()
    {
        var figure = await FigureAsync("""Charts.States("t", new double[,] { { 1, 2, 3 } }, ["the", "cat", "the"])""");

        Assert.Equal(3, figure.Json["data"]![0]!["x"]!.AsArray().Select(label => label!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task In_a_grid_each_chart_has_axes_and_a_heading_of_its_own()
    {
        var figure = await FigureAsync(ChartGallery.Cell("grid-2x2"));
        var layout = figure.Json["layout"]!.AsObject();

        Assert.Equal(["x", "x2", "x3", "x3", "x4"], figure.Json["data"]!.AsArray().Select(trace => trace!["xaxis"]!.GetValue<string>()));
        Assert.All(["xaxis", "xaxis2", "xaxis3", "xaxis4"], axis => Assert.Equal(2, layout[axis]!["domain"]!.AsArray().Count));
        Assert.Equal(["W", "U", "Loss", "Error"], layout["annotations"]!.AsArray().Select(note => note!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_wrong_length_is_named_with_what_was_expected()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => FigureAsync("""Charts.Lines("t", "x", "y", [("a", [1.0, 2.0])], x: [1.0])"""));

        Assert.StartsWith("x: expected as many places as 'a' has values, 2, came 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_chart_updates_one_output_at_most_four_times_a_second_and_ends_complete()
    {
        var (figures, times) = await NotebookScope.RunAsync<(List<string>, List<TimeSpan>)>("""
            var before = KernelInvocationContext.Current.Displays.Count;
            var live = Charts.Live("Training", "step", "loss", "train", "validation");
            var step = 0;
            live.Add(step++, 1, 1); // the first drawing of all takes its time
            var training = System.Diagnostics.Stopwatch.StartNew();
            for (; training.Elapsed.TotalSeconds < 1.5; step++)
            {
                live.Add(step, 1.0 / (step + 1), step % 10 == 0 ? 1.0 / (step + 1) : double.NaN);
                System.Threading.Thread.Sleep(1);
            }
            live.Done($"{step} steps");
            var displays = KernelInvocationContext.Current.Displays.Skip(before).ToList();
            if (displays.Count != 1) throw new Exception($"{displays.Count} outputs");
            (displays[0].Figures, displays[0].Times)
            """);
        var last = PlotlyFigure.Parse(figures[^1]);
        var places = last.Json["data"]![0]!["x"]!.AsArray();

        Assert.InRange(figures.Count, 3, 7);
        Assert.All(times.Skip(4).Zip(times), later => Assert.True(later.First - later.Second >= TimeSpan.FromSeconds(1), "five drawings within a second"));
        Assert.Equal($"{places[^1]!.GetValue<double>() + 1} steps", last.Title);
        Assert.Equal(0, places[0]!.GetValue<double>());
    }

    [Fact]
    public async Task A_live_chart_that_was_stopped_says_where_and_claims_nothing()
    {
        string figure = await NotebookScope.RunAsync<string>("""
            var live = Charts.Live("Training on the novel", "epoch (all texts)", "loss", "train");
            live.Add(1, 0.5);
            live.Add(7, 0.4);
            KernelInvocationContext.Current.CancellationToken = new System.Threading.CancellationToken(canceled: true);
            live.Done("The loss falls far below that of always saying the mean");
            KernelInvocationContext.Current.CancellationToken = default;
            KernelInvocationContext.Current.Displays.Last().Figures.Last()
            """);
        Assert.Equal("Training on the novel: stopped at epoch 7", PlotlyFigure.Parse(figure).Title);
    }

    private static async Task<PlotlyFigure> FigureAsync(string cell) =>
        ChartFormats.Figure(await NotebookScope.ChartAsync(cell));

    private static (int Width, int Height) SizeOf(byte[] png) =>
        (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
