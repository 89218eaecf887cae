// Charts to step through, without a kernel: a slider over the steps of a run, over heads, over target words, over training.
// Any other charts, one a slide: Sliders.Over.
//
//   Inspectors.Steps("title", Trace.Of(cell, x), tokens, active: 3)           every gate and state, a step at a time
//   Inspectors.Alignment("title", weights, source, target)                   one target word at a time
//   Inspectors.Maps("title", "head", "query", "key", [("1", rows1), …])      one matrix at a time, all on one scale
//   Inspectors.GradientFlow("title", "epoch", [("1", [("RNN", norms)]), …])  one moment of training at a time
using Matrices = MathNet.Numerics.LinearAlgebra.Matrix<double>;
using Run = RnnKit.Inspection.Trace;
using Shape = Plotly.NET.LayoutObjects.Shape;

public static class Inspectors
{
    /// The step inspector. Above, what the cell remembers over the whole text; below, every gate and state of the chosen step,
    /// with its numbers where there is room. Each column can be recomputed: for an LSTM, cell = f × cell before + i × g.
    public static GenericChart Steps(string title, Run run, IEnumerable<string> tokens, int? active = null)
    {
        var words = tokens.ToArray();
        if (words.Length != run.Steps)
            throw new ArgumentException($"tokens: expected one a step, {run.Steps}, came {words.Length}.", nameof(tokens));
        var memory = run.Names.Contains("c") ? "c" : "h";
        var all = Enumerable.Range(0, run.Steps).Select(t => Signals(run, t)).ToArray();
        var limit = Math.Clamp(all.SelectMany(step => step).SelectMany(signal => signal.Values).Max(v => Math.Abs(v)), 1e-3, 2);
        var units = run[memory].RowCount;
        GenericChart Step(int t)
        {
            var rows = all[t].Select(signal => signal.Values);
            var chart = Charts.Heatmap("The chosen step", "unit", "gate or state", rows, null, all[t].Select(signal => signal.Name), limit: limit, showValues: units <= 10);
            var trace = chart.GetTraces()[0];
            Restyle.Attribute(trace, "showscale", false);
            Restyle.Text(trace, HoverTemplate: $"step {t}, {words[t]}<br>%{{y}}, unit %{{x}}: %{{z:.4f}}<extra></extra>");
            return chart;
        }

        var over = Charts.Heatmap(
            memory == "c" ? "The cell state c over the text" : "The hidden state h over the text", "token", "unit", run[memory].ToRowArrays(), words, limit: limit);
        Restyle.Text(over.GetTraces()[0], HoverTemplate: "%{x}<br>" + memory + ", unit %{y}: %{z:.4f}<extra></extra>");
        return TwoPanels(title, "token", over, words, Step, active ?? run.Steps / 2, framesColumn: true, height: 560);
    }

    /// Attention, a target word at a time. Above, all weights, one row a target word; below, where the chosen word looks.
    public static GenericChart Alignment(string title, Matrices weights, IEnumerable<string> source, IEnumerable<string> target, int active = 0)
    {
        var (from, to) = (source.ToArray(), target.ToArray());
        if (weights.RowCount != from.Length || weights.ColumnCount != to.Length)
            throw new ArgumentException($"weights: expected source × target, {from.Length} × {to.Length}, came {weights.RowCount} × {weights.ColumnCount}.", nameof(weights));
        GenericChart Word(int t)
        {
            var chart = Charts.Bars("Where the chosen word looks", "source word", "weight", from, weights.Column(t).ToArray());
            Restyle.Text(chart.GetTraces()[0], TextTemplate: "%{y:.2f}", HoverTemplate: $"{to[t]} looks at %{{x}}: %{{y:.4f}}<extra></extra>");
            ChartPanels.Hold(chart, 0, 1.12);
            return chart;
        }

        var all = Charts.Heatmap("All weights", "source word", "target word", weights.Transpose().ToRowArrays(), from, to, "weight", diverging: false, limit: 1);
        return TwoPanels(title, "target word", all, to, Word, active, framesColumn: false, height: 600);
    }

    /// Matrices in turn, such as the attention of one head after another, all on one color scale.
    public static GenericChart Maps(
        string title, string over, string xAxis, string yAxis, IEnumerable<(string Label, double[][] Rows)> maps,
        IEnumerable<string> xLabels = null, IEnumerable<string> yLabels = null, string valueName = "weight", bool diverging = false, int active = 0)
    {
        var all = maps.ToArray();
        var limit = all.SelectMany(map => map.Rows).SelectMany(row => row).Max(v => Math.Abs(v));
        var charts = all.Select(map => (map.Label, Charts.Heatmap(title, xAxis, yAxis, map.Rows, xLabels, yLabels, valueName, diverging, limit: limit)));
        return Sliders.Over(over, charts, active);
    }

    /// The norm of the gradient by step, at one moment of training after another, on one log axis that stands still.
    public static GenericChart GradientFlow(
        string title, string over, IEnumerable<(string Label, IEnumerable<(string Name, double[] Values)> Norms)> moments,
        string xAxis = "time step", string yAxis = "gradient norm ‖∂L/∂h‖", int active = 0)
    {
        var all = moments.Select(moment => (moment.Label, Norms: moment.Norms.ToArray())).ToArray();
        var seen = all.SelectMany(moment => moment.Norms).SelectMany(one => one.Values).Where(v => v > 0 && double.IsFinite(v)).ToArray();
        var charts = all.Select(moment => (moment.Label, Charts.GradientFlow(title, moment.Norms.Select(one => (one.Name, (IEnumerable<double>)one.Values)), xAxis, yAxis)));
        return seen.Length == 0 ? Sliders.Over(over, charts, active) : Sliders.Over(over, charts, active, yMin: seen.Min() / 2, yMax: seen.Max() * 2);
    }

    /// A chart that stays, a chart that changes, and a frame around the chosen column or row of the first.
    private static GenericChart TwoPanels(string title, string over, GenericChart stays, string[] labels, Func<int, GenericChart> chart, int active, bool framesColumn, int height)
    {
        var first = chart(active);
        var layout = Charts.Grid(title, 1, stays, first).GetLayout();
        var places = labels.Select((label, t) =>
        {
            var traces = (t == active ? first : chart(t)).GetTraces();
            foreach (var trace in traces)
            {
                Restyle.Anchor(trace, 2);
                Restyle.Info(trace, ShowLegend: false);
            }
            return new SliderPlace(label, traces, Frame(t, framesColumn));
        }).ToArray();
        return Sliders.Build(layout, height, over, stays.GetTraces(), places, active);
    }

    private static Shape Frame(int place, bool column)
    {
        var line = Make.Line(Make.Color(ChartStyle.Frame), Width: 3);
        var (from, to) = (place - 0.5, place + 0.5);
        return column
            ? Make.Shape(StyleParam.ShapeType.Rectangle, line, X0: from, X1: to, XRef: "x", Y0: 0, Y1: 1, YRef: "y domain")
            : Make.Shape(StyleParam.ShapeType.Rectangle, line, X0: 0, X1: 1, XRef: "x domain", Y0: from, Y1: to, YRef: "y");
    }

    private static (string Name, double[] Values)[] Signals(Run run, int t)
    {
        double[] At(string name) => run[name, t];
        if (run.Names.Contains("c"))
            return new[]
            {
                ("cell before", run.Before("c", t)), ("forget gate f", At("f")), ("input gate i", At("i")), ("candidate g", At("g")),
                ("cell c", At("c")), ("output gate o", At("o")), ("hidden h", At("h")),
            };
        if (run.Names.Contains("z"))
            return new[] { ("hidden before", run.Before("h", t)), ("reset gate r", At("r")), ("update gate z", At("z")), ("candidate n", At("n")), ("hidden h", At("h")) };
        return new[] { ("hidden before", run.Before("h", t)), ("W x", At("W x")), ("U h before", At("U h")), ("bias b", At("b")), ("hidden h", At("h")) };
    }
}
