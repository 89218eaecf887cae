using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>
/// What a layer knows at the end of a sequence: h of the cells that make its output, each after its own last step,
/// on top of each other. Of a layer that looks both ways, that is what the forward cell knows at the end and the backward cell at the start.
/// </summary>
internal sealed class LastStates<T>(ISequenceLayer<T> layer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> together = new(), view = new();
    private readonly State<T>?[] gradients = new State<T>?[layer.Cells.Count];
    private readonly Sequence<T>[] parts = [.. layer.Cells.Select(_ => new Sequence<T>())];

    /// <summary>1 × (output × batch).</summary>
    public Sequence<T> Gather(SequenceTape<T> tape)
    {
        int batch = tape.Output.Batch, row = 0;
        if (tape.OutputRuns == 1)
        {
            together.Bind(tape.Finals[^1].Memory(0), 1, layer.OutputSize, batch, null);
            return together;
        }
        together.Reshape(1, layer.OutputSize, batch, null);
        for (int k = layer.Cells.Count - tape.OutputRuns; k < layer.Cells.Count; k++)
        {
            int hidden = layer.Cells[k].HiddenSize;
            view.Bind(tape.Finals[k].Memory(0), 1, hidden, batch, null);
            Reading.Copy(view, 0, together, row, hidden, fromTheBack: false);
            row += hidden;
        }
        return together;
    }

    /// <summary>The gradient of each cell's final state, from that of the states together.</summary>
    public IReadOnlyList<State<T>?> Scatter(SequenceTape<T> tape, Sequence<T> gradient)
    {
        for (int k = layer.Cells.Count - tape.OutputRuns, row = 0; k < layer.Cells.Count; k++)
        {
            ICell<T> cell = layer.Cells[k];
            Sequence<T> part = gradient;
            if (tape.OutputRuns > 1)
            {
                part = parts[k];
                part.Reshape(1, cell.HiddenSize, gradient.Batch, null);
                Reading.Copy(gradient, row, part, 0, cell.HiddenSize, fromTheBack: false);
                row += cell.HiddenSize;
            }
            (gradients[k] ??= new State<T>(cell.States.Count)).BindFirst(part);
        }
        return gradients;
    }
}
