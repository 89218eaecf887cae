using RnnKit.Foundations;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>One gradient far out of the ordinary: an optimizer's memory holds it, or the trainer says that it does not.</summary>
public sealed class OptimizerRangeTests
{
    private static readonly CancellationToken Running = TestContext.Current.CancellationToken;

    public static TheoryData<string> Rules => ["adam", "adamw", "rmsprop"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_square_that_only_its_factor_brings_into_range_is_remembered(string rule)
    {
        const int Count = 37; // whole vectors and a rest, at every width
        IOptimizer<float> optimizer = Rule(rule);
        var p = new Parameter<float>("w", Count, 1);
        p.Gradients.Fill(1e20f);
        optimizer.Step([p]);

        Span<float> square = optimizer.Memory[p][optimizer.Memory.Names.Count - 1];
        double factor = rule == "rmsprop" ? 1 - 0.99 : 1 - 0.999;
        foreach (float v in square) Assert.Equal(1, v / (factor * 1e40), 1e-5);

        float[] before = p.Values.ToArray();
        p.Gradients.Fill(1e20f);
        optimizer.Step([p]);
        for (int i = 0; i < Count; i++) Assert.True(p.Values[i] < before[i]);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void One_beyond_all_range_ends_training_as_it_was_before_that_step(string rule)
    {
        IOptimizer<float> optimizer = Rule(rule);
        var model = new Given(0.5f, 0.25f, 3e38f, 0.1f);
        float[] good = [];

        History history = new Trainer<float>(optimizer).Fit(
            model, [0, 1, 2, 3], 1, stepped: s => { if (s.Step == 2) good = model.Parameters[0].Values.ToArray(); }, cancellationToken: Running);

        Assert.Equal(StopReason.NotFinite, history.StopReason);
        Assert.Equal(("w", "square", 3, false), (history.NonFinite!.Parameter, history.NonFinite.Memory, history.NonFinite.Step, history.NonFinite.InValue));
        Assert.Contains("first the square that the optimizer remembers of w is not finite", history.ToString());
        Assert.Equal(good, model.Parameters[0].Values.ToArray());
        Assert.True(float.IsFinite(optimizer.Memory[model.Parameters[0]][optimizer.Memory.Names.Count - 1][0]));
        Assert.Equal(rule == "rmsprop" ? 0 : 2, optimizer.Memory[model.Parameters[0]].Steps);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Clipped_it_does_no_harm(string rule)
    {
        var model = new Given(0.5f, 0.25f, 3e38f, 0.1f);

        History history = new Trainer<float>(Rule(rule)) { ClipNorm = 1 }.Fit(model, [0, 1, 2, 3], 1, cancellationToken: Running);

        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.Equal(4, history.Steps.Count);
    }

    [Fact]
    public void Plain_descent_remembers_nothing_and_goes_on()
    {
        History history = new Trainer<float>(new Sgd<float>(1e-30)).Fit(new Given(3e38f, 1), [0, 1], 1, cancellationToken: Running);

        Assert.Equal(StopReason.Completed, history.StopReason);
    }

    /// <summary>ε that is 0 in float would make 0 / 0 of a gradient that was always 0.</summary>
    [Fact]
    public void An_epsilon_that_is_0_in_float_is_refused()
    {
        foreach (Action make in new Action[] { () => _ = new Adam<float>(epsilon: 1e-50), () => _ = new AdamW<float>(epsilon: 1e-50), () => _ = new RmsProp<float>(epsilon: 1e-50) })
            Assert.Contains("'epsilon' is 1E-50, which is 0 as a Single; expected a number above 0", Assert.Throws<ArgumentOutOfRangeException>(make).Message);
        Assert.Equal(1e-50, new Adam<double>(epsilon: 1e-50).Epsilon);

        var p = new Parameter<float>("w", 1, 1);
        new Adam<float>(epsilon: 1e-44).Step([p]);
        Assert.Equal(0, p.Values[0]);
    }

    private static IOptimizer<float> Rule(string name) => name switch
    {
        "adam" => new Adam<float>(0.01),
        "adamw" => new AdamW<float>(0.01),
        _ => new RmsProp<float>(0.01),
    };

    private sealed class Given(params float[] gradients) : ILearner<float, int>
    {
        public IReadOnlyList<Parameter<float>> Parameters { get; } = [new Parameter<float>("w", 1, 1)];

        public double Learn(int batch)
        {
            Parameters[0].Gradients[0] = gradients[batch];
            return 0;
        }
    }
}
