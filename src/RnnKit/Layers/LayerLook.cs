using System.Numerics;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>A layer as a line of a model's table.</summary>
/// <param name="Name">Its place in the model, such as <c>encoder</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Shape">Features in and out.</param>
/// <param name="Parameters">How many numbers it learns.</param>
internal sealed record LayerLine(string Name, string Kind, string Shape, int Parameters);

/// <summary>How layers, and models made of them, are shown: one line a layer, then every parameter, folded.</summary>
internal static class LayerLook
{
    /// <summary>A model: its layers with shapes and counts, the total, and the parameters.</summary>
    /// <param name="title">What the model is.</param>
    /// <param name="lines">Its layers, from the input up.</param>
    /// <param name="parameters">All parameters.</param>
    /// <param name="text">The form in text; made of the lines if omitted.</param>
    public static Presentation Of<T>(string title, IEnumerable<LayerLine> lines, IReadOnlyList<Parameter<T>> parameters, string? text = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layers = new TextTable(title, "layer", "kind", "features", ">parameters");
        foreach (LayerLine line in lines) layers.Add(line.Name, line.Kind, line.Shape, Notation.Count(line.Parameters));
        layers.AddTotal("total", "", "", Notation.Count(parameters.Sum(parameter => parameter.Count)));
        var each = new TextTable("", "parameter", "shape", ">count");
        foreach (Parameter<T> parameter in parameters) each.Add(parameter.Name, $"{parameter.Rows} × {parameter.Columns}", Notation.Count(parameter.Count));
        Presentation shown = layers.Present($"<details><summary>Every parameter</summary>\n{each.Present().Html}</details>\n");
        return text is null ? shown : shown with { Text = text };
    }

    /// <summary>The lines of a layer that reads sequences: one a cell.</summary>
    public static IEnumerable<LayerLine> Lines<T>(string name, ISequenceLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => layer switch
        {
            Stacked<T> stack => stack.Layers.SelectMany((part, l) => Lines($"{name} {l}", part)),
            Bidirectional<T> => layer.Cells.Select((cell, k) => Line(k == 0 ? $"{name} forward" : $"{name} backward", cell)),
            _ => layer.Cells.Select(cell => Line(name, cell)),
        };

    /// <summary>The line of a cell.</summary>
    public static LayerLine Line<T>(string name, ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(name, CellLook.NameOf(cell), $"{cell.InputSize} → {cell.HiddenSize}", cell.ParameterCount());

    /// <summary>The line of a fully connected layer.</summary>
    public static LayerLine Line<T>(string name, Dense<T> layer, string where = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(name, (layer.Activation == Activation.Identity ? "Dense W x + b" : $"Dense {layer.Activation}(W x + b)") + where, $"{layer.InputSize} → {layer.OutputSize}", layer.ParameterCount());

    /// <summary>The line of an embedding.</summary>
    public static LayerLine Line<T>(string name, Embedding<T> embedding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(name, "Embedding", $"{Notation.Count(embedding.VocabularySize)} tokens → {embedding.Size}", embedding.ParameterCount());
}
