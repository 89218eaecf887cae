using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Tests.Layers;

public sealed class LayerGradientTests
{
    [Theory]
    [MemberData(nameof(LayerRun.Layers), MemberType = typeof(LayerRun))]
    public void Every_gradient_of_a_layer_of_several_cells_is_that_of_central_differences(string layer)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            GradientReport report = new LayerRun(seed, layer).Check();
            Assert.True(report.Agrees(1e-7), $"seed {seed}\n{report}");
        }
    }

    [Theory]
    [InlineData("stack of three")]
    [InlineData("stack of bidirectional")]
    [InlineData("stack in a stack")]
    public void So_it_is_with_dropout_between_the_layers(string layer)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            GradientReport report = new LayerRun(seed, layer, dropout: 0.4).Check();
            Assert.True(report.Agrees(1e-7), $"seed {seed}\n{report}");
        }
    }

    [Theory]
    [MemberData(nameof(LayerRun.Layers), MemberType = typeof(LayerRun))]
    public void A_model_takes_any_layer_and_its_gradients_are_those_of_central_differences(string name)
    {
        foreach (ReadOut readOut in Enum.GetValues<ReadOut>())
            for (int seed = 0; seed < 6; seed++)
            {
                var random = new Random(seed);
                int steps = 3 + random.Next(3);
                int[] lengths = [steps, .. Draw.Lengths(random, steps, 2)];
                ISequenceLayer<double> layer = LayerRun.Create<double>(name, 2, 3, seed, dropout: 0.3);
                var model = new SequenceModel<double>(layer, new Dense<double>(layer.OutputSize, 4, seed, name: "head"), readOut) { DropoutSeed = seed, OutputDropout = 0.2, LabelSmoothing = 0.1 };
                Draw.Parameters(random, model);
                Tokens classes = readOut == ReadOut.LastStep
                    ? Tokens.FromExamples([.. lengths.Select(_ => Draw.Ids(random, 1, 4))])
                    : Tokens.FromExamples([.. lengths.Select(length => Draw.Ids(random, length, 4))]);
                var x = Draw.Sequence<double>(random, lengths.Max(), 2, 3, lengths);

                GradientReport report = GradientCheck.Of(model, new Batch<double>(x, classes));

                Assert.True(report.Agrees(1e-7), $"{readOut}, seed {seed}\n{report}");
            }
    }

    [Fact]
    public void A_model_drops_before_its_head_too()
    {
        SequenceModel<double> Model(double rate) =>
            new(LayerRun.Create<double>("bidirectional lstm", 2, 6, seed: 1), new Dense<double>(12, 4, seed: 1, name: "head"), ReadOut.LastStep) { OutputDropout = rate };
        var batch = new Batch<double>(Draw.Sequence<double>(new Random(1), 5, 2, 3), Tokens.FromExamples([[0], [1], [2]]));

        Assert.Equal(Model(0).Loss(batch), Model(0.5).Loss(batch));
        Assert.Equal(Model(0).Loss(batch), Model(0).Learn(batch));
        Assert.NotEqual(Model(0).Learn(batch), Model(0.5).Learn(batch));
        Assert.Contains("'rate' is 1", Assert.Throws<ArgumentOutOfRangeException>(() => Model(1)).Message);
    }

    [Fact]
    public void A_model_drops_while_it_learns_and_never_while_it_answers()
    {
        ISequenceLayer<double> layer = LayerRun.Create<double>("stack of three", 2, 6, seed: 1, dropout: 0.5);
        var model = new SequenceModel<double>(layer, new Dense<double>(6, 4, seed: 1, name: "head"), ReadOut.LastStep);
        var batch = new Batch<double>(Draw.Sequence<double>(new Random(1), 5, 2, 3), Tokens.FromExamples([[0], [1], [2]]));

        double answer = model.Loss(batch), first = model.Learn(batch), second = model.Learn(batch), again = model.Loss(batch);
        model.Draws = 0;

        Assert.Equal(answer, again);
        Assert.NotEqual(answer, first);
        Assert.NotEqual(first, second);
        Assert.Equal(first, model.Learn(batch));
    }
}
