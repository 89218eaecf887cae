using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Storage;
using TorchSharp.Modules;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace RnnKit.Benchmarks.TorchSharp;

/// <summary>
/// Weights on their way to TorchSharp: models of RnnKit in a file under PyTorch's names, read by TorchSharp.PyBridge into modules
/// of the same shape, and the outputs of both side by side.
/// </summary>
internal static class Bridge
{
    private const int Inputs = 3, Hidden = 4, Outputs = 5, Steps = 6, Batch = 2;
    private const double Tolerance = 1e-6;

    /// <summary>Prints a line for every model. Exit code 1 when one does not load or answers otherwise.</summary>
    public static int Run()
    {
        if (NativeTorch.Missing() is { } why)
        {
            Console.Error.WriteLine(why);
            return 1;
        }
        bool same = true;
        foreach (string cell in new[] { "GRU", "LSTM" })
            foreach (string form in new[] { "one layer", "both ways", "two layers" })
                same &= Agrees(cell, form);
        return same ? 0 : 1;
    }

    private static bool Agrees(string cell, string form)
    {
        ISequenceLayer<float> rnn = form switch
        {
            "both ways" => new Bidirectional<float>(Cell(cell, Inputs, 1), Cell(cell, Inputs, 2)),
            "two layers" => new Stacked<float>([new Recurrent<float>(Cell(cell, Inputs, 1)), new Recurrent<float>(Cell(cell, Hidden, 2))]),
            _ => new Recurrent<float>(Cell(cell, Inputs, 1)),
        };
        var head = new Dense<float>(rnn.OutputSize, Outputs, seed: 3);
        var random = new Random(4);
        foreach (Parameter<float> parameter in rnn.Parameters.Concat(head.Parameters)) Fill(parameter.Values, random);
        var x = new Sequence<float>(Steps, Inputs, Batch);
        Fill(x.Values, random);

        var module = new Tagger(cell == "LSTM", layers: form == "two layers" ? 2 : 1, bothWays: form == "both ways");
        string path = Path.Combine(Path.GetTempPath(), $"rnnkit-bridge-{Guid.NewGuid():N}.safetensors");
        try
        {
            PyTorchFile.Save(path, ("rnn", rnn), ("head", head));
            module.load_safetensors(path);
        }
        finally
        {
            File.Delete(path);
        }
        using IDisposable _ = no_grad();
        // steps × (features × batch) lies in memory as steps × batch × features.
        float[] theirs = [.. module.forward(tensor(x.Values.ToArray(), [Steps, Batch, Inputs])).data<float>()];
        double difference = head.Forward(rnn.Forward(x).Output).Output.Values.ToArray().Zip(theirs, (a, b) => Math.Abs((double)a - b)).Max();
        Console.WriteLine(FormattableString.Invariant($"{cell}, {form}: the largest difference is {difference:0.0e0}"));
        return difference <= Tolerance;
    }

    private static ICell<float> Cell(string name, int inputs, int seed) =>
        name == "GRU" ? new GruCell<float>(inputs, Hidden, seed) : new LstmCell<float>(inputs, Hidden, seed);

    private static void Fill(Span<float> values, Random random)
    {
        foreach (ref float value in values) value = random.NextSingle() - 0.5f;
    }

    /// <summary>A recurrent layer and a linear one at every step, under the names that the file has.</summary>
    private sealed class Tagger : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module rnn;
        private readonly Linear head;

        public Tagger(bool lstm, long layers, bool bothWays)
            : base("tagger")
        {
            rnn = lstm ? nn.LSTM(Inputs, Hidden, layers, bidirectional: bothWays) : nn.GRU(Inputs, Hidden, layers, bidirectional: bothWays);
            head = nn.Linear(bothWays ? 2 * Hidden : Hidden, Outputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => head.forward(rnn is LSTM lstm ? lstm.call(input).Item1 : ((GRU)rnn).call(input).Item1);
    }
}
