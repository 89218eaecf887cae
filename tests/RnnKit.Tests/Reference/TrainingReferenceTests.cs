using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Training;

namespace RnnKit.Tests.Reference;

/// <summary>PyTorch's cross-entropy and optimizers.</summary>
public sealed class TrainingReferenceTests
{
    [Theory]
    [InlineData("plain", 0)]
    [InlineData("smoothed", 0.1)]
    public void Cross_entropy_is_PyTorchs(string name, double smoothing)
    {
        CompareLoss<double>(name, smoothing);
        CompareLoss<float>(name, smoothing);
    }

    [Theory]
    [InlineData("momentum")]
    [InlineData("rmsprop")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void Twenty_steps_of_an_optimizer_are_PyTorchs(string name)
    {
        ComparePath<double>(name);
        ComparePath<float>(name);
    }

    private static void CompareLoss<T>(string name, double smoothing)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var torch = new PyTorchValues("cross_entropy");
        IReadOnlyList<int> shape = torch.File["targets"].Shape;
        int[] targets = torch.Whole("targets");
        Tokens classes = Tokens.FromExamples([.. Enumerable.Range(0, shape[1]).Select(b => Enumerable.Range(0, shape[0]).Select(t => targets[t * shape[1] + b]).ToArray())]);
        var gradient = new Sequence<T>(1, 1, 1);

        double loss = SoftmaxCrossEntropy.Evaluate(torch.Sequence<T>("logits"), classes, gradient, smoothing);

        PyTorchValues.AssertNear<T>(torch["loss." + name], [T.CreateTruncating(loss)], "loss");
        PyTorchValues.AssertNear<T>(torch["gradient." + name], gradient.Values, "gradient");
    }

    private static void ComparePath<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var torch = new PyTorchValues("optimizers");
        double[] gradients = torch["gradients"], path = torch[name];
        int count = torch["start"].Length;
        var parameter = new Parameter<T>("w", count, 1);
        PyTorchValues.Narrow<T>(torch["start"]).CopyTo(parameter.Values);
        IOptimizer<T> optimizer = name switch
        {
            "momentum" => new Sgd<T>(0.05, momentum: 0.9),
            "rmsprop" => new RmsProp<T>(0.01, alpha: 0.95, epsilon: 1e-6),
            "adam" => new Adam<T>(0.01),
            _ => new AdamW<T>(0.01, weightDecay: 0.1, beta1: 0.8, beta2: 0.99),
        };
        Assert.Equal(20, path.Length / count);
        for (int step = 0; step < 20; step++)
        {
            PyTorchValues.Narrow<T>(gradients.AsSpan(step * count, count)).CopyTo(parameter.Gradients);
            optimizer.Step([parameter]);
            PyTorchValues.AssertNear<T>(path.AsSpan(step * count, count), parameter.Values, $"{name}, step {step + 1}");
        }
    }
}
