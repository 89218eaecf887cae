using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Storage;

namespace RnnKit.Tests.Reference;

/// <summary>
/// PyTorch's RNN, LSTM and GRU on packed sequences of different lengths with initial states: outputs, final states and
/// the gradient of everything, for a loss that listens to every output and every final state.
/// </summary>
public sealed class RecurrentReferenceTests
{
    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            foreach (string kind in new[] { "rnn_tanh", "rnn_relu", "lstm", "gru" })
                for (int layers = 1; layers <= 2; layers++)
                    for (int directions = 1; directions <= 2; directions++) cases.Add(kind, layers, directions);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_double_PyTorch_gives_the_same_to_ten_digits(string kind, int layers, int directions) => Compare<double>(kind, layers, directions);

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_float_to_five(string kind, int layers, int directions) => Compare<float>(kind, layers, directions);

    private static void Compare<T>(string kind, int layers, int directions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var torch = new PyTorchValues($"{kind}_{layers}_{directions}");
        IReadOnlyList<int> shape = torch.File["value.weight_ih_l0"].Shape;
        int hidden = torch.File["value.weight_hh_l0"].Shape[1];
        ISequenceLayer<T> layer = Create<T>(kind, shape[1], hidden, layers, directions);
        IReadOnlyList<TensorPlan<T>> plans = PyTorchFile.Plans<T>(("", layer));
        PlannedFile.Restore([.. plans.Select(plan => StoredTensor.Of<T>(plan.Name, plan.Shape, PyTorchValues.Narrow<T>(torch["value." + plan.Name])))], plans);
        int[] lengths = torch.Whole("lengths");
        State<T>[] initial = torch.States("initial", layer.Cells[0]), dFinal = torch.States("d_final", layer.Cells[0]);

        (Sequence<T> y, SequenceTape<T> tape) = layer.Forward(torch.Sequence<T>("x", lengths), initial);
        Sequence<T> dx = layer.Backward(tape, RealSteps(torch.Sequence<T>("d_output"), lengths), dFinal);

        PyTorchValues.AssertNear<T>(torch["output"], RealSteps(y, lengths).Values, "output");
        PyTorchValues.AssertNear<T>(torch["gradient.x"], dx.Values, "gradient of x");
        AssertStates(torch, "final", tape.Finals, layer);
        AssertStates(torch, "gradient.initial", tape.InitialGradients, layer);
        foreach (TensorPlan<T> plan in plans)
            PyTorchValues.AssertNear<T>(torch["gradient." + plan.Name], GradientOf(plan), "gradient of " + plan.Name);
    }

    private static void AssertStates<T>(PyTorchValues torch, string prefix, IReadOnlyList<State<T>> came, ISequenceLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int part = 0; part < came[0].Parts; part++)
            PyTorchValues.AssertNear<T>(torch[$"{prefix}.{layer.Cells[0].States[part]}"], [.. came.SelectMany(state => state[part].ToArray())], $"{prefix}, part {part}");
    }

    /// <summary>PyTorch's two biases appear as a sum, so the gradient of each is that of ours.</summary>
    private static T[] GradientOf<T>(TensorPlan<T> plan)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. plan.Parts.SelectMany(part =>
        {
            var rows = new T[part.Parameter.Count];
            (part with { Adds = false }).Write(part.Parameter.Gradients, rows);
            return rows;
        })];

    /// <summary>Past its end PyTorch shows zeros, RnnKit the final state.</summary>
    private static Sequence<T> RealSteps<T>(Sequence<T> sequence, int[] lengths)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var real = new Sequence<T>(sequence.Steps, sequence.Features, sequence.Batch);
        for (int t = 0; t < sequence.Steps; t++)
            for (int b = 0; b < sequence.Batch; b++)
                for (int f = 0; f < sequence.Features && t < lengths[b]; f++) real[t, f, b] = sequence[t, f, b];
        return real;
    }

    private static ISequenceLayer<T> Create<T>(string kind, int input, int hidden, int layers, int directions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ICell<T> Cell(int size) => kind switch
        {
            "rnn_tanh" => new RnnCell<T>(size, hidden, seed: 1),
            "rnn_relu" => new RnnCell<T>(size, hidden, seed: 1, Activation.Relu),
            "lstm" => new LstmCell<T>(size, hidden, seed: 1),
            _ => new GruCell<T>(size, hidden, seed: 1),
        };
        ISequenceLayer<T>[] levels = [.. Enumerable.Range(0, layers).Select(l => l == 0 ? input : hidden * directions).Select(size =>
            directions == 1 ? (ISequenceLayer<T>)new Recurrent<T>(Cell(size)) : new Bidirectional<T>(Cell(size), Cell(size)))];
        return layers == 1 ? levels[0] : new Stacked<T>(levels);
    }
}
