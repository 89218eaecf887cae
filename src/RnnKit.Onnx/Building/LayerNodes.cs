using System.Numerics;
using RnnKit.Cells;
using RnnKit.Layers;

namespace RnnKit.Onnx.Building;

/// <summary>A layer that reads sequences as nodes: one for every cell, or for both directions of a level together.</summary>
internal sealed class LayerNodes<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly GraphBuilder graph;
    private readonly string lengths;
    private readonly Func<int, IReadOnlyList<string>>? initial;
    private readonly List<(RecurrentNode Node, int Direction)> cells = [];
    private IReadOnlyList<RecurrentNode> top = [];

    private LayerNodes(GraphBuilder graph, string x, string lengths, Func<int, IReadOnlyList<string>>? initial) =>
        (this.graph, this.lengths, this.initial, Output) = (graph, lengths, initial, x);

    /// <summary>The output of every step: steps × batch × features. Past its end an example shows zeros.</summary>
    public string Output { get; private set; }

    /// <summary>Adds a layer.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="layer">Any of RnnKit's.</param>
    /// <param name="x">steps × batch × input.</param>
    /// <param name="lengths">Steps of each example.</param>
    /// <param name="initial">The state before the first step of a cell, its parts batch × hidden; zeros if omitted.</param>
    /// <param name="name">Put before the names of weights and values.</param>
    public static LayerNodes<T> Add(GraphBuilder graph, ISequenceLayer<T> layer, string x, string lengths, Func<int, IReadOnlyList<string>>? initial, string name)
    {
        var nodes = new LayerNodes<T>(graph, x, lengths, initial);
        ISequenceLayer<T>[] levels = [.. Levels(layer)];
        for (int l = 0; l < levels.Length; l++) nodes.Level(levels[l].Cells, levels.Length == 1 ? name : $"{name}.{l}");
        return nodes;
    }

    /// <summary>A part of the state of a cell after each example's last step: batch × hidden.</summary>
    public string Final(int cell, int part, string output)
    {
        (RecurrentNode node, int direction) = cells[cell];
        if (node.Directions == 1) return graph.Squeeze(node.Finals[part], 0, output);
        return graph.Node("Gather", output, [node.Finals[part], graph.Scalar(direction == 0 ? "forward" : "backward", direction)], Attributes.Number("axis", 0));
    }

    /// <summary>What the layer knows at the end: h of the cells that make its output, beside each other, batch × features.</summary>
    public string Last(string output)
    {
        if (top.Count == 2) return graph.Concat(top.Select((node, k) => graph.Squeeze(node.Finals[0], 0, $"{output}.{k}")), 1, output);
        if (top[0].Directions == 1) return graph.Squeeze(top[0].Finals[0], 0, output);
        return graph.Reshape(graph.Transpose(top[0].Finals[0], output + ".beside", 1, 0, 2), output, 0, -1);
    }

    /// <summary>The output of every step, where an example past its end shows its final state, as RnnKit's layers do.</summary>
    public string OutputHeld(string output)
    {
        string running = graph.Running(Output, lengths, batchFirst: false, output + ".running");
        return graph.Node("Where", output, [graph.Unsqueeze(running, -1, output + ".mask"), Output, Last(output + ".final")]);
    }

    private static IEnumerable<ISequenceLayer<T>> Levels(ISequenceLayer<T> layer) => layer switch
    {
        Stacked<T> stack => stack.Layers.SelectMany(Levels),
        Recurrent<T> or Bidirectional<T> => [layer],
        _ => throw Refusal.OfModel($"holds {layer}, which has no form in ONNX; expected layers of RnnKit: Recurrent, Bidirectional, Stacked."),
    };

    private void Level(IReadOnlyList<ICell<T>> level, string prefix)
    {
        string x = Output;
        if (level.Count == 1)
        {
            top = [One(level[0], "forward", x, prefix)];
            Output = graph.Squeeze(top[0].Sequence, 1, prefix + ".output");
        }
        else if (RecurrentNode.Together(level[0], level[1]))
        {
            top = [Both(level, x, prefix)];
            Output = graph.Reshape(graph.Transpose(top[0].Sequence, prefix + ".beside", 0, 2, 1, 3), prefix + ".output", 0, 0, -1);
        }
        else
        {
            top = [One(level[0], "forward", x, prefix + ".forward"), One(level[1], "reverse", x, prefix + ".backward")];
            Output = graph.Concat(top.Select((node, k) => graph.Squeeze(node.Sequence, 1, $"{prefix}.output.{k}")), 2, prefix + ".output");
        }
    }

    private RecurrentNode One(ICell<T> cell, string direction, string x, string prefix)
    {
        string[] states = initial is null ? [] : [.. initial(cells.Count).Select((part, j) => graph.Unsqueeze(part, 0, $"{prefix}.initial.{j}"))];
        RecurrentNode node = RecurrentNode.Add(graph, [cell], direction, x, lengths, states, prefix);
        cells.Add((node, 0));
        return node;
    }

    private RecurrentNode Both(IReadOnlyList<ICell<T>> level, string x, string prefix)
    {
        string[] states = [];
        if (initial is not null)
        {
            IReadOnlyList<string> there = initial(cells.Count), back = initial(cells.Count + 1);
            states = [.. there.Select((part, j) => graph.Concat(
                [graph.Unsqueeze(part, 0, $"{prefix}.initial.{j}.forward"), graph.Unsqueeze(back[j], 0, $"{prefix}.initial.{j}.backward")], 0, $"{prefix}.initial.{j}"))];
        }
        RecurrentNode node = RecurrentNode.Add(graph, level, "bidirectional", x, lengths, states, prefix);
        cells.Add((node, 0));
        cells.Add((node, 1));
        return node;
    }
}
