using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;

namespace RnnKit.Tests.Inspection;

public sealed class StepAccountTests
{
    public static TheoryData<string> Cells => ["rnn", "relu", "gru after", "gru before", "lstm"];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_result_can_be_recomputed_from_the_numbers_printed_beside_it(string kind)
    {
        foreach ((int inputs, int hidden, int digits, int seed) in new[] { (1, 1, 4, 1), (3, 2, 4, 2), (2, 5, 2, 3), (12, 20, 6, 4) })
        {
            (ICell<double> cell, Sequence<double> x, State<double> initial) = Setting(kind, inputs, hidden, seed);
            for (int step = 0; step < 3; step++)
            {
                for (int unit = 0; unit < hidden; unit++)
                {
                    StepAccount account = StepAccount.Of(cell, x, step, unit, example: 1, initial, digits);
                    foreach (AccountLine line in account.Lines)
                    {
                        (double low, double high) = PocketCalculator.Compute(line.Numbers);
                        (double least, double most) = PocketCalculator.Compute(line.Result);
                        Assert.True(low <= most && least <= high, $"{kind}, {account.Title}: {line} but the numbers give {low} to {high}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void What_it_ends_with_is_what_the_cell_computes(string kind)
    {
        (ICell<double> cell, Sequence<double> x, State<double> initial) = Setting(kind, inputs: 3, hidden: 4, seed: 7);
        var trace = Trace.Of(cell, x, example: 1, initial);

        for (int step = 0; step < 3; step++)
            for (int unit = 0; unit < 4; unit++)
                Assert.Equal(trace["h", step][unit], StepAccount.Of(cell, x, step, unit, example: 1, initial)["h"].Value);
    }

    [Fact]
    public void A_trace_knows_the_state_that_a_step_found()
    {
        (ICell<double> cell, Sequence<double> x, State<double> initial) = Setting("lstm", inputs: 3, hidden: 4, seed: 8);
        var trace = Trace.Of(cell, x, example: 1, initial);

        Assert.Equal(initial.ToMatrix(1).Column(0), trace.Before("c", 0));
        Assert.Equal(trace["c", 0], trace.Before("c", 1));
        Assert.Equal(trace["h", 1], trace.Before("h", 2));
        Assert.Contains("expected one of h, c", Assert.Throws<ArgumentException>(() => trace.Before("f", 0)).Message);
    }

    [Fact]
    public void A_long_sum_shows_its_largest_terms_and_adds_up_the_others()
    {
        (ICell<double> cell, Sequence<double> x, _) = Setting("rnn", inputs: 2, hidden: 20, seed: 5);

        Assert.Contains("[12 more terms]", StepAccount.Of(cell, x, step: 1)["a"].Numbers);
    }

    [Fact]
    public void Zeros_of_the_input_are_left_out()
    {
        var cell = new LstmCell<double>(3, 1, seed: 1);
        Sequence<double> x = Tokens.FromExamples([[2]]).ToOneHot<double>(3);
        string weight = cell.ForgetGate.W.Value[0, 2].ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture);

        StepAccount account = StepAccount.Of(cell, x, step: 0);

        Assert.Equal($"({(weight[0] == '-' ? $"({weight})" : weight)}·1.0000) + 0.0000 + 1.0000", account["a_f"].Numbers);
        Assert.Equal("f·c_before + i·g", account["c"].Symbols);
        Assert.Contains("c_before = (0.0000)", account.ToString());
        Assert.Equal("x = (1.0000 at 4, else 0; 9 numbers)",
            StepAccount.Of(new RnnCell<double>(9, 1, seed: 1), Tokens.FromExamples([[4]]).ToOneHot<double>(9), step: 0).Given[0]);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        (ICell<double> cell, Sequence<double> x, _) = Setting("gru after", inputs: 2, hidden: 3, seed: 1);

        Assert.Contains("'unit' is 3; expected 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => StepAccount.Of(cell, x, 0, unit: 3)).Message);
        Assert.Contains("'step' is 3; expected 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => StepAccount.Of(cell, x, 3)).Message);
        Assert.Contains("'digits' is 0", Assert.Throws<ArgumentException>(() => StepAccount.Of(cell, x, 0, digits: 0)).Message);
        Assert.Contains("expected one of a_r, r, a_z, z, s, a_n, n, h", Assert.Throws<ArgumentException>(() => StepAccount.Of(cell, x, 0)["c"]).Message);
    }

    private static (ICell<double> Cell, Sequence<double> X, State<double> Initial) Setting(string kind, int inputs, int hidden, int seed)
    {
        ICell<double> cell = kind switch
        {
            "rnn" => new RnnCell<double>(inputs, hidden, seed),
            "relu" => new RnnCell<double>(inputs, hidden, seed, Activation.Relu),
            "gru after" => new GruCell<double>(inputs, hidden, seed),
            "gru before" => new GruCell<double>(inputs, hidden, seed, resetAfter: false),
            _ => new LstmCell<double>(inputs, hidden, seed),
        };
        var random = new Random(seed);
        Draw.Parameters(random, cell);
        Matrix<double>[] parts = [.. cell.States.Select(_ => Draw.Matrix<double>(random, hidden, 1))];
        return (cell, Draw.Sequence<double>(random, 3, inputs, 2), new State<double>(parts));
    }
}
