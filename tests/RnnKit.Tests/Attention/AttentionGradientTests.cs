using RnnKit.Foundations;
using RnnKit.Inspection;

namespace RnnKit.Tests.Attention;

public sealed class AttentionGradientTests
{
    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void Every_gradient_under_masks_is_that_of_central_differences(string name)
    {
        for (int seed = 0; seed < 24; seed++)
        {
            GradientReport report = new Attended(seed, name).Check();

            Assert.True(NoWorseThanRounding(report), $"seed {seed}\n{report}");
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void And_where_no_query_sees_the_future(string name)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            GradientReport report = new Attended(seed, name, causal: true).Check();

            Assert.True(NoWorseThanRounding(report), $"seed {seed}\n{report}");
        }
    }

    [Fact]
    public void The_bias_of_the_keys_gets_no_gradient_since_it_moves_all_scores_alike()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var run = new Attended(seed, "multi-head");
            run.Check();

            Parameter<double> bias = run.Mechanism.Parameters.Single(p => p.Name == "attention.b_k");
            Assert.All(bias.Gradients.ToArray(), g => Assert.InRange(Math.Abs(g), 0, 1e-13));
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void Padding_gets_no_gradient(string name)
    {
        for (int seed = 1; seed < 20; seed++)
        {
            var run = new Attended(seed, name);
            run.Check();

            for (int b = 0; b < run.Keys.Batch; b++)
                for (int s = run.Keys.LengthOf(b); s < run.Keys.Steps; s++)
                {
                    Assert.All(run.Tape!.KeyGradient.ToMatrix(s).Column(b), g => Assert.Equal(0, g));
                    Assert.All(run.Tape.ValueGradient.ToMatrix(s).Column(b), g => Assert.Equal(0, g));
                }
        }
    }

    /// <summary>
    /// 1e-7 relative. Where there is a single key its weight is 1 whatever the score: there queries, keys and what makes
    /// scores of them have a gradient of 0, of which both sides see only rounding.
    /// </summary>
    private static bool NoWorseThanRounding(GradientReport report) =>
        report.Comparisons.All(c => c.RelativeError <= 1e-7 || c.Analytic.Concat(c.Numeric).All(g => Math.Abs(g) < 1e-11));
}
