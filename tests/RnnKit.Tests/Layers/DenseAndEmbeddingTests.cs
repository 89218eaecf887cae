using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

public sealed class DenseAndEmbeddingTests
{
    [Theory]
    [InlineData("identity")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    public void Every_gradient_of_a_dense_layer_is_that_of_central_differences(string name)
    {
        Activation activation = name switch { "tanh" => Activation.Tanh, "sigmoid" => Activation.Sigmoid, _ => Activation.Identity };
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            int steps = 1 + random.Next(4), input = 1 + random.Next(6), output = 1 + random.Next(6), batch = 1 + random.Next(4);
            var layer = new Dense<double>(input, output, seed, activation);
            Draw.Parameters(random, layer);
            Sequence<double> x = Draw.Sequence<double>(random, steps, input, batch), weight = Draw.Sequence<double>(random, steps, output, batch), dx = x;
            double Loss() => Draw.Dot(weight.Values, layer.Forward(x).Output.Values);

            GradientReport report = GradientCheck.Of(layer, () => dx = layer.Backward(layer.Forward(x).Tape, weight), Loss);

            Assert.True(report.Agrees(1e-7), report.ToString());
            Assert.InRange(GradientCheck.Compare("x", x.Values, dx.Values, Loss).RelativeError, 0, 1e-7);
        }
    }

    [Fact]
    public void An_embedding_is_the_product_with_one_hot_vectors()
    {
        var embedding = new Embedding<double>(5, 3, seed: 1);
        var product = new Dense<double>(5, 3, seed: 1);
        embedding.E.Value.CopyTo(product.W.Value);
        var tokens = Tokens.FromExamples([[4, 0, 4], [2]]);
        Sequence<double> weight = Draw.Sequence<double>(new Random(1), 3, 3, 2);

        var (looked, tape) = embedding.Forward(tokens);
        var (multiplied, productTape) = product.Forward(tokens.ToOneHot<double>(5));
        embedding.Backward(tape, weight);
        product.Backward(productTape, weight);

        Assert.Equal(multiplied.Values.ToArray(), looked.Values.ToArray());
        Assert.True((product.W.Gradient - embedding.E.Gradient).InfinityNorm() < 1e-15);
    }

    [Fact]
    public void An_unknown_token_is_refused_by_name()
    {
        Assert.Contains("'tokens' holds 5; expected ids below 5", Assert.Throws<ArgumentException>(() => new Embedding<float>(5, 2, seed: 1).Forward(Tokens.FromExamples([[5]]))).Message);
    }
}
