using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Storage;
using RnnKit.Tests.Reference;

namespace RnnKit.Tests.Storage;

/// <summary>Multi-head attention under PyTorch's names and in its layout.</summary>
public sealed class AttentionFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnkit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_weights_of_a_PyTorch_module_give_its_output()
    {
        var torch = new PyTorchValues("multihead_attention");
        const string prefix = "value.";
        StoredTensor[] weights = [.. torch.File.Tensors.Where(t => t.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(t => StoredTensor.Of<double>(t.Name[prefix.Length..], t.Shape, t.Values<double>()))];
        new SafetensorsFile(weights, new Dictionary<string, string>()).Write(At("torch"));
        int[] lengths = torch.Whole("lengths");
        var attention = new MultiHeadAttention<double>(8, 2, seed: 1);

        PyTorchFile.Load(At("torch"), ("", attention));

        Sequence<double> context = attention.Forward(
            torch.Sequence<double>("query"), torch.Sequence<double>("key", lengths), torch.Sequence<double>("value", lengths)).Context;
        PyTorchValues.AssertNear<double>(torch["output"], context.Values, "context");
        PyTorchFile.Save(At("back"), ("", attention));
        foreach (StoredTensor tensor in weights) Assert.Equal(tensor.Values<double>(), SafetensorsFile.Read(At("back"))[tensor.Name].Values<double>());
    }

    [Fact]
    public void Keys_and_values_of_other_sizes_have_projections_of_their_own()
    {
        MultiHeadAttention<float> Attention(int seed) => new(8, 2, seed, keySize: 6, valueSize: 5);
        MultiHeadAttention<float> saved = Attention(1), loaded = Attention(2);
        Draw.Parameters(new Random(1), saved);

        PyTorchFile.Save(At("m"), ("attention", saved));
        PyTorchFile.Load(At("m"), ("attention", loaded));

        SafetensorsFile file = SafetensorsFile.Read(At("m"));
        Assert.Equal([8, 6], file["attention.k_proj_weight"].Shape);
        Assert.Equal([8, 5], file["attention.v_proj_weight"].Shape);
        Assert.Equal([24], file["attention.in_proj_bias"].Shape);
        for (int p = 0; p < saved.Parameters.Count; p++) Assert.Equal(saved.Parameters[p].Values.ToArray(), loaded.Parameters[p].Values.ToArray());
    }

    private string At(string name) => Path.Combine(folder, name);
}
