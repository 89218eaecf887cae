using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>
/// From what the encoder knows at the end to the state that the decoder starts with. Where the encoder ends in one cell whose
/// state has the decoder's parts and size, it is handed over as it is (Sutskever et al. 2014); otherwise every part of the
/// decoder's state is <c>tanh(W h + b)</c> of the encoder's last h, those of both directions on top of each other (Bahdanau et al. 2015).
/// </summary>
internal sealed class Bridge<T> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ISequenceLayer<T> encoder;
    private readonly Dense<T>[] maps;

    public Bridge(ISequenceLayer<T> encoder, ICell<T> decoder, int seed)
    {
        this.encoder = encoder;
        ICell<T> last = encoder.Cells[^1];
        bool fits = last.HiddenSize == encoder.OutputSize && last.HiddenSize == decoder.HiddenSize && last.States.Count == decoder.States.Count;
        maps = fits ? [] : [.. decoder.States.Select((name, j) => new Dense<T>(encoder.OutputSize, decoder.HiddenSize, seed + j, Activation.Tanh, $"bridge.{name}"))];
        Parameters = [.. maps.SelectMany(map => map.Parameters)];
    }

    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The maps, one for each part of the decoder's state; none where it is handed over as it is.</summary>
    public IReadOnlyList<Dense<T>> Layers => maps;

    public State<T> Forward(SequenceTape<T> run, BridgeTape<T> tape)
    {
        if (maps.Length == 0) return run.Finals[^1];
        tape.Last ??= new LastStates<T>(encoder);
        tape.Initial ??= new State<T>(maps.Length);
        Sequence<T> h = tape.Last.Gather(run);
        for (int j = 0; j < maps.Length; j++)
        {
            (Sequence<T> s, tape.Maps[j]) = maps[j].Forward(h, tape.Maps[j]);                       // s_0 = tanh(W h + b)
            tape.Initial.Bind(j, s.Buffer, s.Features, s.Batch);
        }
        return tape.Initial;
    }

    public IReadOnlyList<State<T>?> Backward(SequenceTape<T> run, BridgeTape<T> tape, State<T> dInitial)
    {
        if (maps.Length == 0)
        {
            tape.Finals ??= new State<T>?[encoder.Cells.Count];
            tape.Finals[^1] = dInitial;
            return tape.Finals;
        }
        Sequence<T>? dh = null;
        for (int j = 0; j < maps.Length; j++)
        {
            tape.Gradient.Bind(dInitial.Memory(j), 1, dInitial.HiddenSize, dInitial.Batch, null);
            Sequence<T> part = maps[j].Backward(tape.Maps[j]!, tape.Gradient);
            if (dh is null) dh = part;
            else Elementwise.Add(dh.Values, part.Values, dh.Values);
        }
        return tape.Last!.Scatter(run, dh!);
    }

    /// <summary>The maps as lines of a model's table; none where the state is handed over as it is.</summary>
    public IEnumerable<LayerLine> Lines(string name) => maps.Select(map => LayerLook.Line(name, map));

    public override string ToString() => maps.Length == 0 ? "final state as it is" : string.Join("; ", maps.Select(m => m.ToString()));
}

/// <summary>What a run of <see cref="Bridge{T}"/> wrote down.</summary>
internal sealed class BridgeTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public LastStates<T>? Last { get; set; }

    public State<T>? Initial { get; set; }

    public State<T>?[]? Finals { get; set; }

    /// <summary>At most two parts: h and c.</summary>
    public DenseTape<T>?[] Maps { get; } = new DenseTape<T>?[2];

    public Sequence<T> Gradient { get; } = new();
}
