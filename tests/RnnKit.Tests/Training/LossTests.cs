using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class LossTests
{
    [Fact]
    public void Logits_that_favor_no_class_cost_ln_V()
    {
        var logits = new Sequence<double>(2, 7, 3);
        logits.Values.Fill(0.4);

        Assert.Equal(Math.Log(7), SoftmaxCrossEntropy.Evaluate(logits, Tokens.FromExamples([[0, 1], [2, 3], [4, 6]]), new Sequence<double>(1, 1, 1)), 14);
    }

    [Fact]
    public void Cross_entropy_by_hand_agrees()
    {
        var logits = new Sequence<double>(1, 3, 2);
        new[] { 1.0, 2, 3, -1, 0, 1 }.CopyTo(logits.Values);
        double column = Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3));
        var gradient = new Sequence<double>(1, 1, 1);

        double loss = SoftmaxCrossEntropy.Evaluate(logits, Tokens.FromExamples([[0], [2]]), gradient);

        Assert.Equal((column - 1 + (column - 3)) / 2, loss, 13);
        Assert.Equal((Math.Exp(1 - column) - 1) / 2, gradient[0, 0, 0], 13);
        Assert.Equal(Math.Exp(3 - column) / 2, gradient[0, 2, 0], 13);
    }

    [Fact]
    public void Smoothed_labels_give_every_class_a_share()
    {
        const double Smoothing = 0.3;
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            int classes = 2 + random.Next(40), batch = 1 + random.Next(4);
            Sequence<double> logits = Draw.Sequence<double>(random, 3, classes, batch);
            Tokens truth = Tokens.FromExamples([.. Enumerable.Range(0, batch).Select(_ => Draw.Ids(random, 3, classes).Select((id, t) => t == 1 ? Tokens.Nothing : id).ToArray())]);
            double Loss(Sequence<double> gradient) => SoftmaxCrossEntropy.Evaluate(logits, truth, gradient, Smoothing);
            double expected = 0;
            for (int t = 0; t < 3; t += 2)
                for (int b = 0; b < batch; b++)
                {
                    double normalizer = Math.Log(Enumerable.Range(0, classes).Sum(k => Math.Exp(logits[t, k, b])));
                    for (int k = 0; k < classes; k++)
                        expected -= (Smoothing / classes + (k == truth[t, b] ? 1 - Smoothing : 0)) * (logits[t, k, b] - normalizer) / (2 * batch);
                }

            var gradient = new Sequence<double>(1, 1, 1);
            double loss = Loss(gradient), plain = SoftmaxCrossEntropy.Evaluate(logits, truth, new Sequence<double>(1, 1, 1), smoothing: 0);

            Assert.Equal(expected, loss, 12);
            Assert.NotEqual(plain, loss);
            Assert.InRange(GradientCheck.Compare("logits", logits.Values, gradient.Values, () => Loss(new Sequence<double>(1, 1, 1))).RelativeError, 0, 1e-7);
            Loss(logits);
            Assert.Equal(gradient.Values.ToArray(), logits.Values.ToArray()); // written over the logits, the same
        }
        Assert.Contains("'smoothing' is 2", Assert.Throws<ArgumentOutOfRangeException>(() =>
            SoftmaxCrossEntropy.Evaluate(new Sequence<float>(1, 2, 1), Tokens.FromExamples([[0]]), new Sequence<float>(1, 1, 1), 2)).Message);
    }

    [Fact]
    public void Ignored_positions_count_for_nothing()
    {
        Sequence<double> logits = Draw.Sequence<double>(new Random(1), 2, 4, 2);
        var gradient = new Sequence<double>(1, 1, 1);
        double both = SoftmaxCrossEntropy.Evaluate(logits, Tokens.FromExamples([[1, Tokens.Nothing], [2]]), gradient);
        double[] padded = gradient.Step(1).ToArray();

        var first = new Sequence<double>(1, 4, 2);
        logits.Step(0).CopyTo(first.Values);

        Assert.Equal(SoftmaxCrossEntropy.Evaluate(first, Tokens.FromExamples([[1], [2]]), gradient), both, 15);
        Assert.All(padded, g => Assert.Equal(0, g));
    }

    [Fact]
    public void Both_gradients_are_those_of_central_differences()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            int steps = 1 + random.Next(5), features = 1 + random.Next(6), batch = 1 + random.Next(4);
            int[] lengths = Draw.Lengths(random, steps, batch);
            Sequence<double> y = Draw.Sequence<double>(random, steps, features, batch), target = Draw.Sequence<double>(random, steps, features, batch, lengths);
            var classes = Tokens.FromExamples([Draw.Ids(random, steps, features), .. lengths.Skip(1).Select(n => Draw.Ids(random, n, features))]);
            Sequence<double> gradient = new(1, 1, 1), scratch = new(1, 1, 1);

            SquaredError.Evaluate(y, target, gradient);
            Check(y, gradient, () => SquaredError.Evaluate(y, target, scratch));
            SoftmaxCrossEntropy.Evaluate(y, classes, gradient);
            Check(y, gradient, () => SoftmaxCrossEntropy.Evaluate(y, classes, scratch));
        }
    }

    [Fact]
    public void Squared_error_is_the_mean_over_the_numbers_at_real_steps()
    {
        var y = new Sequence<double>(2, 1, 2);
        var target = new Sequence<double>(2, 1, 2, [2, 1]);
        new[] { 1.0, 2, 3, 100 }.CopyTo(y.Values);

        Assert.Equal((1 + 4 + 9) / 3.0, SquaredError.Evaluate(y, target, new Sequence<double>(1, 1, 1)), 14);
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        Sequence<double> y = new(2, 3, 4), g = new(1, 1, 1);

        Assert.Contains("'classes' has 1 steps × 4 examples; expected 2 × 4", Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Evaluate(y, Tokens.FromExamples([[0], [0], [0], [0]]), g)).Message);
        Assert.Contains("'targets' is 2 × (1 × 4); expected 2 × (3 × 4)", Assert.Throws<ArgumentException>(() => SquaredError.Evaluate(y, new Sequence<double>(2, 1, 4), g)).Message);
        Assert.Contains("every position to be ignored", Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Evaluate(new Sequence<double>(1, 3, 1), Tokens.FromExamples([[-1]]), g)).Message);
        Assert.Contains("below 3", Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Evaluate(new Sequence<double>(1, 3, 1), Tokens.FromExamples([[3]]), g)).Message);
    }

    private static void Check(Sequence<double> y, Sequence<double> gradient, Func<double> loss)
    {
        GradientComparison comparison = GradientCheck.Compare("y", y.Values, gradient.Values, loss);
        Assert.True(comparison.RelativeError <= 1e-7, comparison.ToString());
    }
}
