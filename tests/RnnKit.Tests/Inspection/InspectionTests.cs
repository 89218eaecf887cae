using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Tests.Inspection;

public sealed class InspectionTests
{
    [Fact]
    public void A_trace_names_every_intermediate_of_every_step_and_they_add_up()
    {
        var cell = new RnnCell<double>(2, 3, seed: 1);
        Draw.Parameters(new Random(1), cell);
        Sequence<double> x = Draw.Sequence<double>(new Random(2), 5, 2, 3, [5, 2, 4]);

        Trace trace = Trace.Of(cell, x, example: 2);

        Assert.Equal(["x", "W x", "U h", "b", "a", "h"], trace.Names);
        Assert.Equal(4, trace.Steps);
        for (int t = 0; t < 4; t++)
        {
            Vector<double> before = Vector<double>.Build.Dense(t == 0 ? new double[3] : trace["h", t - 1]);
            Near(trace["x", t], x.ToMatrix(t).Column(2));
            Near(trace["W x", t], cell.W.Value * x.ToMatrix(t).Column(2));
            Near(trace["U h", t], cell.U.Value * before);
            Near(trace["a", t], cell.W.Value * x.ToMatrix(t).Column(2) + cell.U.Value * before + cell.b.Value.Column(0));
            Near(trace["h", t], Vector<double>.Build.Dense(trace["a", t]).PointwiseTanh());
        }
        Assert.Contains("U h", trace.Describe(1));
        Assert.Contains("expected one of x, W x", Assert.Throws<ArgumentException>(() => trace["z"]).Message);
        Assert.Contains("expected 0 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => trace["h", 4]).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_trace_of_a_gru_shows_what_its_candidate_multiplies(bool resetAfter)
    {
        var cell = new GruCell<double>(2, 3, seed: 1, resetAfter);
        Draw.Parameters(new Random(1), cell);
        Trace trace = Trace.Of(cell, Draw.Sequence<double>(new Random(2), 5, 2, 1));

        Assert.Contains(resetAfter ? "U_n h" : "U_n (r ∘ h)", trace.Names);
        for (int t = 1; t < 5; t++)
        {
            Vector<double> before = Vector<double>.Build.Dense(trace["h", t - 1]), r = Vector<double>.Build.Dense(trace["r", t]);
            Vector<double> u = cell.Candidate.U.Value * (resetAfter ? before : r.PointwiseMultiply(before));
            Near(trace[resetAfter ? "U_n h" : "U_n (r ∘ h)", t], u);
            Vector<double> state = resetAfter ? r.PointwiseMultiply(u + cell.CandidateStateBias!.Value.Column(0)) : u;
            Near(trace["n", t], (Vector<double>.Build.Dense(trace["W_n x", t]) + Vector<double>.Build.Dense(trace["b_n", t]) + state).PointwiseTanh());
        }
    }

    [Fact]
    public void The_gradient_norm_of_a_step_is_that_of_moving_its_state()
    {
        var layer = new Recurrent<double>(new RnnCell<double>(2, 4, seed: 3));
        Matrix<double> series = Draw.Matrix<double>(new Random(3), 2, 6);
        var weight = new State<double>(Draw.Matrix<double>(new Random(4), 4, 1));
        var (_, tape) = layer.Forward(Sequence<double>.FromExamples([series]));
        Assert.Contains("has no gradients", Assert.Throws<ArgumentException>(() => GradientFlow.Norms(tape)).Message);
        layer.Backward(tape, null, weight);

        double[] norms = GradientFlow.Norms(tape);

        Assert.Equal(6, norms.Length);
        for (int t = 1; t < 6; t++)
        {
            var h = new State<double>(tape.Output.ToMatrix(t - 1));
            Sequence<double> rest = Sequence<double>.FromExamples([series.SubMatrix(0, 2, t, 6 - t)]);
            double[] expected = [.. GradientCheck.Compare("h", h[0], new double[4], () => Draw.Dot(weight[0], layer.Forward(rest, h).Tape.Final[0])).Numeric];
            Assert.Equal(Math.Sqrt(Draw.Dot(expected, expected)), norms[t - 1], 8);
        }
        Assert.Equal(weight.H.Column(0).L2Norm(), norms[5], 12);
    }

    [Fact]
    public void A_model_that_carries_its_states_is_checked_from_where_it_stands_and_stays_there()
    {
        SequenceModel<double> Model() => new(new LstmCell<double>(3, 4, seed: 1), 3, seed: 2, ReadOut.EveryStep) { Stateful = true };
        SequenceModel<double> model = Model(), alike = Model();
        Tokens before = Tokens.FromExamples([[0, 2], [1, 1]]);
        var batch = new Batch<double>(Tokens.FromExamples([[0, 1, 2], [2, 2, 0]]), Tokens.FromExamples([[1, 2, 0], [2, 0, 1]]));
        model.Predict(before);
        alike.Predict(before);

        GradientReport report = GradientCheck.Of(model, batch);

        Assert.True(report.Agrees(), report.ToString());
        Assert.Equal(alike.Loss(batch), model.Loss(batch));
        Assert.NotEqual(alike.Loss(batch), Model().Loss(batch)); // the state does make a difference
    }

    [Fact]
    public void A_report_reads_as_a_line_a_parameter_and_a_verdict()
    {
        var report = new GradientReport([new GradientComparison("W", [1, 2], [1, 2]), new GradientComparison("b", [0], [0])]);

        Assert.Contains("agree", report.ToString());
        Assert.Equal(0, report.WorstError);
        Assert.False(new GradientReport([new GradientComparison("W", [double.NaN], [1])]).Agrees());
        Assert.Equal(1, new GradientComparison("W", [1], [-1]).RelativeError);
    }

    private static void Near(double[] actual, Vector<double> expected) =>
        Assert.True((Vector<double>.Build.Dense(actual) - expected).InfinityNorm() < 1e-14);
}
