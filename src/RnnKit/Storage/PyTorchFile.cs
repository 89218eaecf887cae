using System.Numerics;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Storage;

/// <summary>
/// Parameters in a safetensors file under PyTorch's names and in its layout, so that a model can move on to
/// <c>torch.nn.RNN</c>, <c>LSTM</c>, <c>GRU</c>, <c>Linear</c>, <c>Embedding</c> and <c>MultiheadAttention</c>, or come from there:
/// <c>weight_ih_l0</c> and <c>weight_hh_l0</c> hold the gates' W and U on top of each other (i, f, g, o or r, z, n),
/// <c>bias_ih_l0</c> and <c>bias_hh_l0</c> two biases that PyTorch adds up. RnnKit has one: it is written to the first,
/// and read as their sum. Layers count up in the name; the backward cell has <c>_reverse</c> at its end.
/// Of attention, <c>in_proj_weight</c> holds W_q, W_k and W_v on top of each other where queries, keys and values are of one size.
/// </summary>
public static class PyTorchFile
{
    /// <summary>Writes parts of a model; the file is never half-written.</summary>
    /// <param name="path">Where to; a file of this name is replaced.</param>
    /// <param name="parts">
    /// Layers that read sequences, <see cref="Dense{T}"/>, <see cref="Embedding{T}"/> and <see cref="MultiHeadAttention{T}"/>, each with the name of its attribute
    /// in PyTorch's module, as in <c>("rnn", model.Layer), ("head", model.Head)</c>; an empty name for a layer by itself.
    /// </param>
    /// <exception cref="ArgumentException">A part has no counterpart in PyTorch; the message says why.</exception>
    public static void Save<T>(string path, params IReadOnlyList<(string Name, IModule<T> Module)> parts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => PlannedFile.Save(path, Plans(parts));

    /// <summary>Reads parts of a model, all of them or, if anything does not fit, none.</summary>
    /// <param name="path">A file from PyTorch or from <see cref="Save"/>.</param>
    /// <param name="parts">As for <see cref="Save"/>.</param>
    /// <exception cref="ArgumentException">A part has no counterpart in PyTorch; the message says why.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another model; the message says how.</exception>
    public static void Load<T>(string path, params IReadOnlyList<(string Name, IModule<T> Module)> parts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => PlannedFile.Load(path, Plans(parts));

    internal static IReadOnlyList<TensorPlan<T>> Plans<T>(params IReadOnlyList<(string Name, IModule<T> Module)> parts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parts);
        return [.. parts.SelectMany(part => Plans(part.Name.Length == 0 ? "" : part.Name + ".", part.Module))];
    }

    private static IEnumerable<TensorPlan<T>> Plans<T>(string prefix, IModule<T> module)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => module switch
        {
            Dense<T> dense =>
            [
                new($"{prefix}weight", [dense.OutputSize, dense.InputSize], [new(dense.W)]),
                new($"{prefix}bias", [dense.OutputSize], [new(dense.b)]),
            ],
            Embedding<T> embedding => [new($"{prefix}weight", [embedding.VocabularySize, embedding.Size], [new(embedding.E, Transposed: true)])],
            MultiHeadAttention<T> attention => Plans(prefix, attention),
            ISequenceLayer<T> layer => Plans(prefix, layer),
            _ => throw Unknown(module, "parts"),
        };

    private static ArgumentException Unknown<T>(IModule<T> module, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new($"'{name}' holds {module}; expected layers that read sequences, dense layers, embeddings and multi-head attention.", name);

    private static IEnumerable<TensorPlan<T>> Plans<T>(string prefix, MultiHeadAttention<T> attention)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = attention.QuerySize;
        if (attention.KeySize == size && attention.ValueSize == size)
        {
            yield return new($"{prefix}in_proj_weight", [3 * size, size], [new(attention.Wq), new(attention.Wk), new(attention.Wv)]);
        }
        else
        {
            yield return new($"{prefix}q_proj_weight", [size, size], [new(attention.Wq)]);
            yield return new($"{prefix}k_proj_weight", [size, attention.KeySize], [new(attention.Wk)]);
            yield return new($"{prefix}v_proj_weight", [size, attention.ValueSize], [new(attention.Wv)]);
        }
        yield return new($"{prefix}in_proj_bias", [3 * size], [new(attention.Bq), new(attention.Bk), new(attention.Bv)]);
        yield return new($"{prefix}out_proj.weight", [size, size], [new(attention.Wo)]);
        yield return new($"{prefix}out_proj.bias", [size], [new(attention.Bo)]);
    }

    private static IEnumerable<TensorPlan<T>> Plans<T>(string prefix, ISequenceLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ISequenceLayer<T>[] levels = [.. Levels(layer)];
        RequireOneKind(levels);
        for (int l = 0; l < levels.Length; l++)
            for (int direction = 0; direction < levels[l].Cells.Count; direction++)
                foreach (TensorPlan<T> plan in Plans(prefix, $"_l{l}{(direction == 0 ? "" : "_reverse")}", levels[l].Cells[direction])) yield return plan;
    }

    private static IEnumerable<TensorPlan<T>> Plans<T>(string prefix, string suffix, ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = cell.Gates.Count * cell.HiddenSize;
        yield return new($"{prefix}weight_ih{suffix}", [rows, cell.InputSize], [.. cell.Gates.Select(gate => new TensorPart<T>(gate.W))]);
        yield return new($"{prefix}weight_hh{suffix}", [rows, cell.HiddenSize], [.. cell.Gates.Select(gate => new TensorPart<T>(gate.U))]);
        yield return new($"{prefix}bias_ih{suffix}", [rows], [.. cell.Gates.Select(gate => new TensorPart<T>(gate.b))]);
        yield return new($"{prefix}bias_hh{suffix}", [rows], [.. cell.Gates.Select(gate =>
            cell is GruCell<T> gru && gate == gru.Candidate ? new TensorPart<T>(gru.CandidateStateBias!) : new TensorPart<T>(gate.b, Adds: true))]);
    }

    /// <summary>The layers of one or two cells, from the input up.</summary>
    private static IEnumerable<ISequenceLayer<T>> Levels<T>(ISequenceLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        layer is Stacked<T> stack ? stack.Layers.SelectMany(Levels) : [layer];

    /// <summary>PyTorch's recurrent modules have one kind of cell, of one size, in every layer and direction.</summary>
    private static void RequireOneKind<T>(ISequenceLayer<T>[] levels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ICell<T> first = levels[0].Cells[0];
        foreach (ICell<T> cell in levels.SelectMany(level => level.Cells))
        {
            Guard.That(
                cell is LstmCell<T> or GruCell<T> || (cell is RnnCell<T> rnn && (rnn.Activation == Activation.Tanh || rnn.Activation == Activation.Relu)),
                "parts",
                $"'parts' holds {cell}; expected an LSTM, a GRU or a vanilla cell with tanh or ReLU.");
            Guard.That(cell is not GruCell<T> { ResetAfter: false }, "parts", $"'parts' holds {cell}; PyTorch's GRU resets after the product: expected GruCell(…, resetAfter: true).");
            Guard.That(
                cell.GetType() == first.GetType() && cell.HiddenSize == first.HiddenSize && cell.Gates[0].Activation == first.Gates[0].Activation,
                "parts",
                $"'parts' holds a layer of {first} and {cell}; expected cells of one kind and hidden size, as in PyTorch's modules.");
        }
        Guard.That(levels.All(level => level.Cells.Count == levels[0].Cells.Count), "parts", $"'parts' holds a stack that looks both ways in some layers; expected all or none.");
    }
}
