namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>One cell for every chart of notebooks/lib, as a notebook would write it.</summary>
internal static class ChartGallery
{
    /// <summary>What the cells use.</summary>
    public const string Prelude = """
        double[] Decay(double rate, int n) => Enumerable.Range(0, n).Select(i => Math.Pow(rate, i)).ToArray();
        RnnKit.Inspection.Trace Run(ICell<double> cell) => RnnKit.Inspection.Trace.Of(cell, Tokens.FromExamples(new[] { new[] { 0, 1, 2, 3, 0, 4 } }).ToOneHot<double>(5));
        string[] Words = { "the", "film", "is", "not", "the", "best" };
        double[] Wave(int n, double phase) => Enumerable.Range(0, n).Select(i => 50 + 12 * Math.Sin(i * Math.PI / 6 + phase) + 3 * Math.Sin(i * 1.7)).ToArray();

        """;

    public static IReadOnlyDictionary<string, string> Cells { get; } = new Dictionary<string, string>
    {
        ["lines"] = """Charts.Lines("Memory fades with the gap, fastest in the RNN", "gap (steps)", "accuracy", [("RNN", Decay(0.9, 40)), ("GRU", Decay(0.97, 40)), ("LSTM", Decay(0.99, 40)), ("chance", Decay(1, 40).Select(v => v / 8))], yMin: 0, yMax: 1.05)""",
        ["functions"] = """Charts.Functions("Both squash, around different centers", "input", "output", -5, 5, [("tanh", Math.Tanh), ("sigmoid", v => 1 / (1 + Math.Exp(-v))), ("ReLU", v => Math.Min(2, Math.Max(0, v)))])""",
        ["scatter"] = """Charts.Scatter("Units separate the two classes", "unit 1", "unit 2", [("positive", Decay(0.9, 30), Wave(30, 0)), ("negative", Decay(0.8, 30), Wave(30, 2))])""",
        ["scatter-equal"] = """Charts.EqualScales(Charts.Scatter("On the unit circle", "real part", "imaginary part", [("roots of 1", Enumerable.Range(0, 12).Select(k => Math.Cos(k * Math.PI / 6)), Enumerable.Range(0, 12).Select(k => Math.Sin(k * Math.PI / 6)))]))""",
        ["loss"] = """Charts.Loss("The loss falls below the baseline after 4 epochs", Decay(0.8, 30).Select(v => 2.2 * v), Decay(0.85, 30).Select(v => 2.3 * v + 0.1), baseline: 1.0986)""",
        ["loss-log"] = """Charts.WithMoment(Charts.Loss("The loss falls a thousandfold", Decay(0.8, 30), baseline: 0.5, logY: true), 12, "learning rate halved")""",
        ["log-both"] = """Charts.Lines("Five times the data halves the error", "sequences", "error", [("train", Decay(0.6, 6))], x: new double[] { 30, 60, 120, 240, 480, 960 }, logX: true, logY: true, markers: true)""",
        ["spread"] = """Spread.Lines("Three seeds agree", "update", "loss (nats)", new double[] { 1, 2, 3, 4 }, [("LSTM", [Decay(0.8, 4), Decay(0.7, 4), Decay(0.6, 4)]), ("GRU", [Decay(0.9, 4), Decay(0.85, 4)])], level: (0.5, "baseline"))""",
        ["heatmap"] = """Charts.Heatmap("W mixes every input into every unit", "input", "hidden unit", Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, 12).Select(j => Math.Sin(i * j))), valueName: "weight")""",
        ["heatmap-values"] = """Charts.Heatmap("The confusion matrix", "predicted", "true", new double[,] { { 50, 3, 2 }, { 4, 61, 0 }, { 1, 0, 42 } }, ["low", "middle", "high"], ["low", "middle", "high"], "count", diverging: false, showValues: true)""",
        ["states"] = """Charts.States("Two units remember the first word", Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 7).Select(t => (float)Math.Tanh(Math.Cos(i * 2 + t * 0.6 * i)))), ["the", "movie", "was", "not", "good", "the", "end"])""",
        ["bars"] = """Charts.Bars("The RNN beats both baselines", "model", "mean squared error (°F²)", ["naive", "seasonal naive", "RNN"], [21.4, 9.8, 6.3], errors: [0.0, 0.0, 0.7])""",
        ["grouped-bars"] = """Charts.GroupedBars("Gates pay off on long gaps", "gap (steps)", "accuracy", ["10", "20", "40"], [("RNN", [0.98, 0.6, 0.2]), ("LSTM", [0.99, 0.97, 0.9])])""",
        ["histogram"] = """Charts.Histogram("Saturation piles activations up at ±1", "activation", [("small weights", Wave(300, 1).Select(v => (v - 50) / 40)), ("large weights", Wave(300, 1).Select(v => Math.Tanh((v - 50) / 4)))])""",
        ["gradient-flow"] = """Charts.GradientFlow("The gradient vanishes in 60 steps", [("spectral radius 0.8", Decay(0.8, 60)), ("spectral radius 1.0", Decay(0.99, 60)), ("spectral radius 1.1", Decay(1.1, 60))])""",
        ["forecast"] = """Charts.Forecast("The RNN follows the season, a little low", "month", "temperature (°F)", Enumerable.Range(0, 120).Select(i => (double)i), Wave(120, 0), fit: Charts.Pad(12, Wave(84, 0.1), 120), prediction: Charts.Pad(96, Wave(24, 0.1), 120), baseline: Charts.Pad(96, Wave(24, 0.6), 120), splitAt: 96)""",
        ["grid"] = """Charts.Grid("One activation, one derivative", 2, Charts.Functions("Value", "input", "output", -4, 4, [("tanh", Math.Tanh), ("sigmoid", v => 1 / (1 + Math.Exp(-v)))]), Charts.WithLevel(Charts.Functions("Derivative", "input", "slope", -4, 4, [("tanh", v => 1 - Math.Tanh(v) * Math.Tanh(v)), ("sigmoid", v => Math.Exp(-v) / Math.Pow(1 + Math.Exp(-v), 2))]), 0.25, "at most ¼"))""",
        ["grid-2x2"] = """Charts.Grid("Four views of one network", 2, Charts.Heatmap("W", "input", "unit", new double[,] { { 1, -0.5 }, { 0.2, 0.7 } }), Charts.Heatmap("U", "unit", "unit", new double[,] { { 0.1, -0.5 }, { 0.2, -0.7 } }), Charts.Lines("Loss", "epoch", "loss", [("train", Decay(0.9, 20)), ("validation", Decay(0.93, 20))]), Charts.Bars("Error", "model", "error", ["RNN", "naive"], [0.2, 0.5]))""",
        ["surface"] = """Surfaces.Map("Down the valley", "weight w", "bias b", Decay(0.9, 20), Decay(0.8, 20), (w, b) => (w - b) * (w - b), "loss", [("one walk", [0.2, 0.4, 0.6], [0.8, 0.6, 0.5]), ("another", [0.9, 0.8], [0.1, 0.3])])""",
        ["slides"] = """Sliders.Over("frequency", Enumerable.Range(1, 5).Select(k => ($"{k}", Charts.Functions("A wave, faster and faster", "x", "y", 0, 6, [("wave", v => Math.Sin(k * v))]))), active: 2)""",
        ["steps-lstm"] = """Inspectors.Steps("The cell state keeps the film", Run(new LstmCell<double>(5, 8, seed: 1)), Words, active: 3)""",
        ["steps-gru"] = """Inspectors.Steps("The state follows the words", Run(new GruCell<double>(5, 16, seed: 1)), Words, active: 3)""",
        ["steps-rnn"] = """Inspectors.Steps("The state is renewed", Run(new RnnCell<double>(5, 4, seed: 1)), Words, active: 3)""",
        ["alignment"] = """Inspectors.Alignment("The adjective moves behind the noun", MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(5, 4, (i, j) => i == j ? 0.8 : 0.05), ["the", "cat", "sees", "the", "dog"], ["le", "chat", "voit", "le"], active: 1)""",
        ["maps"] = """Inspectors.Maps("Each head looks elsewhere", "head", "key", "query", Enumerable.Range(1, 3).Select(k => ($"{k}", new[] { new[] { 0.3 * k, 0.1 }, new[] { 0.1, 0.3 * k } })))""",
        ["flow-slides"] = """Inspectors.GradientFlow("Training opens the way back", "epoch", Enumerable.Range(1, 4).Select(k => ($"{k}", (IEnumerable<(string, double[])>)[("RNN", Decay(0.2 * k, 30)), ("LSTM", Decay(0.24 * k, 30))])), active: 1)""",
    };

    /// <summary>The cell with the sequences that it uses.</summary>
    public static string Cell(string name) => Prelude + Cells[name];
}
