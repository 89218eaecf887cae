using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Storage;
using RnnKit.Tests.Layers;

namespace RnnKit.Tests.Storage;

public sealed class ModelFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnkit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(LayerRun.Layers), MemberType = typeof(LayerRun))]
    public void A_module_comes_back_to_the_bit(string name)
    {
        ISequenceLayer<float> saved = LayerRun.Create<float>(name, 3, 4, seed: 1), loaded = LayerRun.Create<float>(name, 3, 4, seed: 2);
        Draw.Parameters(new Random(1), saved);

        ModelFile.Save(At("m"), saved);
        ModelFile.Load(At("m"), loaded);

        AssertSame(saved, loaded);
        Assert.Equal(["m"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal(saved.Parameters.Select(p => p.Name), SafetensorsFile.Read(At("m")).Tensors.Select(t => t.Name));
    }

    [Fact]
    public void Numbers_stand_row_by_row()
    {
        var dense = new Dense<double>(3, 2, seed: 1);
        for (int i = 0; i < 6; i++) dense.W.Value[i / 3, i % 3] = i;

        ModelFile.Save(At("m"), dense);

        Assert.Equal([0, 1, 2, 3, 4, 5], SafetensorsFile.Read(At("m"))["dense.W"].Values<double>());
    }

    [Fact]
    public void A_file_of_another_module_is_refused_and_changes_nothing()
    {
        var saved = new Recurrent<float>(new GruCell<float>(3, 4, seed: 1));
        ModelFile.Save(At("m"), saved);
        void Refused(IModule<float> module, string message)
        {
            float[] values = module.Parameters[0].Values.ToArray();
            string came = Assert.Throws<InvalidDataException>(() => ModelFile.Load(At("m"), module)).Message;
            Assert.StartsWith(At("m"), came);
            Assert.Contains(message, came);
            Assert.Equal(values, module.Parameters[0].Values.ToArray());
        }

        Refused(new Recurrent<float>(new LstmCell<float>(3, 4, seed: 1)), "there is no tensor 'W_i'");
        Refused(new Recurrent<float>(new GruCell<float>(3, 5, seed: 1)), "tensor 'W_r' has the shape [4, 3]; expected [5, 3]");
        Refused(new Recurrent<float>(new GruCell<float>(3, 4, seed: 1, resetAfter: false)), "tensor 'b_hn' has no place in the module");
        Assert.Contains("tensor 'W_r' is F32; expected F64", Assert.Throws<InvalidDataException>(() => ModelFile.Load(At("m"), new GruCell<double>(3, 4, seed: 1))).Message);
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_else()
    {
        ModelFile.Save(At("m"), new GruCell<float>(3, 4, seed: 1));
        byte[] before = File.ReadAllBytes(At("m"));
        StoredTensor tensor = StoredTensor.Of<float>("w", [1], [1f]);

        Assert.Contains("'w' twice", Assert.Throws<ArgumentException>(() => new SafetensorsFile([tensor, tensor], new Dictionary<string, string>()).Write(At("m"))).Message);
        Directory.CreateDirectory(At("folder"));
        Assert.ThrowsAny<Exception>(() => ModelFile.Save(At("folder"), new GruCell<float>(3, 4, seed: 1)));

        Assert.Equal(before, File.ReadAllBytes(At("m")));
        Assert.Equal(["m"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("rnn")]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void PyTorch_reads_its_own_names_and_shapes(string cell)
    {
        int gates = cell switch { "rnn" => 1, "gru" => 3, _ => 4 };

        PyTorchFile.Save(At("m"), ("rnn", Stack<float>(cell, 1)), ("head", new Dense<float>(8, 5, seed: 1)), ("embed", new Embedding<float>(7, 3, seed: 1)));

        SafetensorsFile file = SafetensorsFile.Read(At("m"));
        string[] expected = [.. new[] { "_l0", "_l0_reverse", "_l1", "_l1_reverse" }.SelectMany(s => new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" }.Select(n => $"rnn.{n}{s}"))];
        Assert.Equal([.. expected, "head.weight", "head.bias", "embed.weight"], file.Tensors.Select(t => t.Name));
        Assert.Equal([gates * 4, 3], file["rnn.weight_ih_l0"].Shape);
        Assert.Equal([gates * 4, 8], file["rnn.weight_ih_l1_reverse"].Shape);
        Assert.Equal([gates * 4], file["rnn.bias_hh_l1"].Shape);
        Assert.Equal([5, 8], file["head.weight"].Shape);
        Assert.Equal([7, 3], file["embed.weight"].Shape);
    }

    [Theory]
    [InlineData("rnn")]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void From_RnnKit_to_PyTorch_and_back_every_bit_is_the_same(string cell)
    {
        Stacked<double> saved = Stack<double>(cell, 1), loaded = Stack<double>(cell, 9);
        var embedding = new Embedding<double>(7, 3, seed: 3);
        var back = new Embedding<double>(7, 3, seed: 4);
        Draw.Parameters(new Random(2), saved);

        PyTorchFile.Save(At("m"), ("", saved), ("e", embedding));
        PyTorchFile.Load(At("m"), ("", loaded), ("e", back));

        AssertSame(saved, loaded);
        AssertSame(embedding, back);
    }

    [Theory]
    [InlineData("rnn")]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void From_PyTorch_to_RnnKit_and_back_it_is_the_same_function(string cell)
    {
        var random = new Random(3);
        IReadOnlyList<TensorPlan<double>> plans = PyTorchFile.Plans<double>(("", Stack<double>(cell, 1)));
        StoredTensor[] foreign = [.. plans.Select(plan => StoredTensor.Of<double>(plan.Name, plan.Shape, Draw.Matrix<double>(random, plan.Shape.Aggregate((a, b) => a * b), 1).ToColumnMajorArray()))];
        new SafetensorsFile(foreign, new Dictionary<string, string>()).Write(At("torch"));
        Stacked<double> first = Stack<double>(cell, 1), second = Stack<double>(cell, 5);

        PyTorchFile.Load(At("torch"), ("", first));
        PyTorchFile.Save(At("back"), ("", first));
        PyTorchFile.Load(At("back"), ("", second));

        AssertSame(first, second);
        SafetensorsFile there = SafetensorsFile.Read(At("torch")), back = SafetensorsFile.Read(At("back"));
        foreach (StoredTensor tensor in there.Tensors.Where(t => t.Name.StartsWith("weight", StringComparison.Ordinal)))
            Assert.Equal(tensor.Values<double>(), back[tensor.Name].Values<double>());
        foreach (string suffix in new[] { "_l0", "_l1_reverse" })
        {
            double[] Sum(SafetensorsFile file) => [.. file["bias_ih" + suffix].Values<double>().Zip(file["bias_hh" + suffix].Values<double>(), (a, b) => a + b)];
            Assert.All(Sum(there).Zip(Sum(back)), pair => Assert.Equal(pair.First, pair.Second, 15));
        }
    }

    [Fact]
    public void What_PyTorch_has_no_module_for_is_refused_with_the_reason()
    {
        void Refused(IModule<float> module, string message) => Assert.Contains(message, Assert.Throws<ArgumentException>("parts", () => PyTorchFile.Save(At("m"), ("", module))).Message);
        Recurrent<float> gru = new(new GruCell<float>(3, 3, 1)), lstm = new(new LstmCell<float>(3, 3, 1));

        Refused(new Recurrent<float>(new GruCell<float>(3, 3, 1, resetAfter: false)), "resets after the product");
        Refused(new Recurrent<float>(new RnnCell<float>(3, 3, 1, Activation.Sigmoid)), "tanh or ReLU");
        Refused(new Stacked<float>([gru, lstm]), "cells of one kind and hidden size");
        Refused(new Stacked<float>([new Recurrent<float>(new LstmCell<float>(3, 4, 1)), new Bidirectional<float>(new LstmCell<float>(4, 4, 1), new LstmCell<float>(4, 4, 2))]), "both ways in some layers");
        Refused(new GruCell<float>(3, 3, 1), "expected layers that read sequences");
        Assert.Empty(Directory.GetFiles(folder));
    }

    private static Stacked<T> Stack<T>(string cell, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ICell<T> Cell(int input, int at) => cell switch { "rnn" => new RnnCell<T>(input, 4, at), "gru" => new GruCell<T>(input, 4, at), _ => new LstmCell<T>(input, 4, at) };
        return new Stacked<T>([new Bidirectional<T>(Cell(3, seed), Cell(3, seed + 1)), new Bidirectional<T>(Cell(8, seed + 2), Cell(8, seed + 3))]);
    }

    private static void AssertSame<T>(IModule<T> expected, IModule<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int p = 0; p < expected.Parameters.Count; p++) Assert.Equal(expected.Parameters[p].Values.ToArray(), actual.Parameters[p].Values.ToArray());
    }

    private string At(string name) => Path.Combine(folder, name);
}
