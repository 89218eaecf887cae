using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Tests.Cells;

/// <summary>LSTM and GRU against their equations, written out in MathNet.</summary>
public sealed class GatedCellTests
{
    [Fact]
    public void A_gate_refuses_a_span_that_is_not_whole_columns()
    {
        Gate<float> gate = new LstmCell<float>(2, 3, seed: 1).Gates[0];

        Assert.Contains("'a' has 5 numbers; expected hidden × columns, a multiple of 3", Assert.Throws<ArgumentException>("a", () => gate.AddInput(new float[4], new float[5])).Message);
        Assert.Throws<ArgumentException>("a", () => gate.AddState(new float[6], new float[5]));
        Assert.Throws<ArgumentException>("da", () => gate.StateGradient(new float[5], new float[6]));
        Assert.Throws<ArgumentException>("da", () => gate.InputGradient(new float[5], new float[4]));
        Assert.Throws<ArgumentException>("da", () => gate.AddInputGradients(new float[5], new float[4]));
        Assert.Throws<ArgumentException>("da", () => gate.AddStateGradients(new float[5], new float[6]));
    }

    [Fact]
    public void An_lstm_is_the_six_lines_of_its_equations()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var cell = new LstmCell<double>(3, 5, seed);
            Draw.Parameters(new Random(seed), cell);
            Sequence<double> x = Draw.Sequence<double>(new Random(seed), 6, 3, 4);
            (Sequence<double> output, RecurrentTape<double> tape) = new Recurrent<double>(cell).Forward(x);

            Matrix<double> h = Matrix<double>.Build.Dense(5, 4), c = h;
            for (int t = 0; t < x.Steps; t++)
            {
                Matrix<double> xt = x.ToMatrix(t);
                Matrix<double> i = cell.InputGate.Forward(xt, h), f = cell.ForgetGate.Forward(xt, h);
                Matrix<double> g = cell.Candidate.Forward(xt, h), o = cell.OutputGate.Forward(xt, h);
                c = f.PointwiseMultiply(c) + i.PointwiseMultiply(g);
                h = o.PointwiseMultiply(c.PointwiseTanh());
                Near(h, output.ToMatrix(t));
            }

            Near(c, tape.Final.ToMatrix(1));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_gru_is_the_four_lines_of_its_equations(bool resetAfter)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var cell = new GruCell<double>(3, 5, seed, resetAfter);
            Draw.Parameters(new Random(seed), cell);
            Sequence<double> x = Draw.Sequence<double>(new Random(seed), 6, 3, 4);
            Sequence<double> output = new Recurrent<double>(cell).Forward(x).Output;

            Matrix<double> h = Matrix<double>.Build.Dense(5, 4);
            for (int t = 0; t < x.Steps; t++)
            {
                Matrix<double> xt = x.ToMatrix(t), r = cell.ResetGate.Forward(xt, h), z = cell.UpdateGate.Forward(xt, h);
                Gate<double> candidate = cell.Candidate;
                Matrix<double> content = candidate.W.Value * xt + Wide(candidate.b, 4);
                Matrix<double> n = resetAfter
                    ? (content + r.PointwiseMultiply(candidate.U.Value * h + Wide(cell.CandidateStateBias!, 4))).PointwiseTanh()
                    : (content + candidate.U.Value * r.PointwiseMultiply(h)).PointwiseTanh();
                h = (1 - z).PointwiseMultiply(n) + z.PointwiseMultiply(h);
                Near(h, output.ToMatrix(t));
            }
        }
    }

    [Fact]
    public void The_two_forms_of_the_gru_agree_where_the_reset_gate_is_open()
    {
        GruCell<double> before = new(3, 6, seed: 1, resetAfter: false), after = new(3, 6, seed: 1, resetAfter: true);
        Initialization.Constant(before.ResetGate.b, 60); // σ(60 ± a few) is 1 to the last digit
        Initialization.Constant(after.ResetGate.b, 60);
        Sequence<double> x = Draw.Sequence<double>(new Random(1), 9, 3, 2);

        Sequence<double> a = new Recurrent<double>(before).Forward(x).Output, b = new Recurrent<double>(after).Forward(x).Output;

        for (int t = 0; t < x.Steps; t++) Near(a.ToMatrix(t), b.ToMatrix(t));
    }

    [Fact]
    public void An_lstm_starts_with_its_forget_gate_open()
    {
        Assert.All(new LstmCell<float>(2, 3, seed: 1).ForgetGate.b.Values.ToArray(), b => Assert.Equal(1f, b));
        Assert.All(new LstmCell<float>(2, 3, seed: 1, forgetBias: 0).ForgetGate.b.Values.ToArray(), b => Assert.Equal(0f, b));
        Assert.All(new LstmCell<float>(2, 3, seed: 1).InputGate.b.Values.ToArray(), b => Assert.Equal(0f, b));
    }

    [Fact]
    public void A_closed_input_gate_and_an_open_forget_gate_keep_the_cell_state_for_ever()
    {
        var cell = new LstmCell<double>(2, 4, seed: 3, forgetBias: 60);
        Initialization.Constant(cell.InputGate.b, -60);
        var c = Draw.Matrix<double>(new Random(3), 4, 1);

        var tape = new Recurrent<double>(cell).Forward(Draw.Sequence<double>(new Random(4), 200, 2, 1), new State<double>(Matrix<double>.Build.Dense(4, 1), c)).Tape;

        Near(c, tape.Final.ToMatrix(1));
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(64, 128)]
    public void Parameters_are_one_three_and_four_gates(int input, int hidden)
    {
        int gate = hidden * input + hidden * hidden + hidden;

        Assert.Equal(gate, new RnnCell<float>(input, hidden, 1).ParameterCount());
        Assert.Equal(3 * gate, new GruCell<float>(input, hidden, 1, resetAfter: false).ParameterCount());
        Assert.Equal(3 * gate + hidden, new GruCell<float>(input, hidden, 1).ParameterCount());
        Assert.Equal(4 * gate, new LstmCell<float>(input, hidden, 1).ParameterCount());
    }

    private static Matrix<double> Wide(Parameter<double> bias, int columns) =>
        Matrix<double>.Build.Dense(bias.Rows, columns, (i, _) => bias.Value[i, 0]);

    private static void Near(Matrix<double> expected, Matrix<double> actual) =>
        Assert.InRange((expected - actual).InfinityNorm(), 0, 1e-12);
}
