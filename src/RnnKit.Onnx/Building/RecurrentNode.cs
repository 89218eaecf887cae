using System.Numerics;
using Onnx;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Onnx.Building;

/// <summary>One of the operators <c>RNN</c>, <c>GRU</c>, <c>LSTM</c>, of one direction or both.</summary>
/// <param name="Sequence">The value of every step: steps × directions × batch × hidden.</param>
/// <param name="Finals">The state after each example's last step: h, or h and c, each directions × batch × hidden.</param>
/// <param name="Directions">1 or 2.</param>
internal sealed record RecurrentNode(string Sequence, IReadOnlyList<string> Finals, int Directions)
{
    /// <summary>Adds the node of one cell, or of a forward and a backward cell that <see cref="Together"/> allows.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="cells">One or two.</param>
    /// <param name="direction"><c>forward</c>, <c>reverse</c> or <c>bidirectional</c>.</param>
    /// <param name="x">steps × batch × input.</param>
    /// <param name="lengths">Steps of each example; empty where there is no padding.</param>
    /// <param name="initial">The states before the first step, in the form of <see cref="Finals"/>; zeros where there are none.</param>
    /// <param name="name">Put before the names of weights and values.</param>
    public static RecurrentNode Add<T>(
        GraphBuilder graph, IReadOnlyList<ICell<T>> cells, string direction, string x, string lengths, IReadOnlyList<string> initial, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ICell<T> cell = cells[0];
        string operation = CellWeights.OperatorOf(cell);
        int hidden = cell.HiddenSize, rows = cell.Gates.Count * hidden;
        string[] inputs =
        [
            x,
            graph.Weights<T>(name + ".W", [.. cells.SelectMany(CellWeights.Input)], cells.Count, rows, cell.InputSize),
            graph.Weights<T>(name + ".R", [.. cells.SelectMany(CellWeights.State)], cells.Count, rows, hidden),
            graph.Weights<T>(name + ".B", [.. cells.SelectMany(CellWeights.Biases)], cells.Count, 2 * rows),
            lengths,
            .. initial,
        ];
        int given = Array.FindLastIndex(inputs, input => input.Length > 0) + 1;
        string[] outputs = [name + ".Y", .. cell.States.Select(state => $"{name}.Y_{state}")];
        IReadOnlyList<string> values = graph.Node(
            operation, outputs, inputs[..given], [Attributes.Number("hidden_size", hidden), Attributes.Text("direction", direction), .. Form(cells)]);
        return new RecurrentNode(values[0], [.. values.Skip(1)], cells.Count);
    }

    /// <summary>True where one node can hold both cells: of one kind and size, with one form of reset.</summary>
    public static bool Together<T>(ICell<T> forward, ICell<T> backward)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        CellWeights.OperatorOf(forward) == CellWeights.OperatorOf(backward)
        && forward.HiddenSize == backward.HiddenSize
        && (forward as GruCell<T>)?.ResetAfter == (backward as GruCell<T>)?.ResetAfter
        && (forward as RnnCell<T>)?.Activation == (backward as RnnCell<T>)?.Activation;

    /// <summary>What an operator must know of its cells beyond sizes and weights.</summary>
    private static IEnumerable<AttributeProto> Form<T>(IReadOnlyList<ICell<T>> cells)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (cells[0] is GruCell<T> gru) yield return Attributes.Number("linear_before_reset", gru.ResetAfter ? 1 : 0);
        if (cells[0] is not RnnCell<T> { Activation: var activation } || activation == Activation.Tanh) yield break;
        yield return Attributes.Texts("activations", cells.Select(_ => Functions.NameOf(activation) ?? "Affine"));
        if (activation != Activation.Identity) yield break;
        yield return Attributes.Floats("activation_alpha", [.. cells.Select(_ => 1f)]);  // Affine(a) = 1 a + 0
        yield return Attributes.Floats("activation_beta", [.. cells.Select(_ => 0f)]);
    }
}
