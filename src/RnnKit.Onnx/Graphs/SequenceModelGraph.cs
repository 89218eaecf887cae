using System.Numerics;
using Onnx;
using RnnKit.Onnx.Building;
using RnnKit.Training;
using DataType = Onnx.TensorProto.Types.DataType;

namespace RnnKit.Onnx.Graphs;

/// <summary>A sequence model: embedding or not, the layer of cells, the head at the last step or at every step.</summary>
internal static class SequenceModelGraph
{
    public static ModelProto Of<T>(SequenceModel<T> model, OnnxOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Details.CheckSize(model);
        Details.CheckVocabulary(options.InputVocabulary, model.Embedding?.VocabularySize ?? model.Layer.InputSize, nameof(options.InputVocabulary));
        Details.CheckVocabulary(options.OutputVocabulary, model.Head.OutputSize, nameof(options.OutputVocabulary));
        var graph = new GraphBuilder("sequence_model");
        string x = Input(graph, model, options), lengths = graph.Input("lengths", DataType.Int32, "batch");
        LayerNodes<T> layer = LayerNodes<T>.Add(graph, model.Layer, x, lengths, model.Stateful ? cell => Initial(graph, model, cell) : null, "layer");
        if (model.ReadOut == ReadOut.LastStep)
        {
            graph.Dense(model.Head, layer.Last("last"), "output");
            graph.Output("output", "batch", model.Head.OutputSize);
        }
        else
        {
            graph.DenseAtEveryStep(model.Head, layer.OutputHeld("held"), "output");
            graph.Output("output", "steps", "batch", model.Head.OutputSize);
        }
        for (int k = 0; model.Stateful && k < model.Layer.Cells.Count; k++)
            for (int j = 0; j < model.Layer.Cells[k].States.Count; j++)
                graph.Output(layer.Final(k, j, StateName("final", model, k, j)), "batch", model.Layer.Cells[k].HiddenSize);
        return Details.Complete(graph, $"{model}", options, ("read_out", model.ReadOut == ReadOut.LastStep ? "last step" : "every step"));
    }

    /// <summary>What the layer reads: steps × batch × features.</summary>
    private static string Input<T>(GraphBuilder graph, SequenceModel<T> model, OnnxOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (model.Embedding is null && !options.OneHotTokens) return graph.Input("x", DataType.Float, "steps", "batch", model.Layer.InputSize);
        string tokens = graph.Input("tokens", DataType.Int64, "steps", "batch");
        return model.Embedding is { } embedding ? graph.LookUp(embedding, tokens, "embedded") : graph.OneHot(model.Layer.InputSize, tokens, "one_hot");
    }

    private static string[] Initial<T>(GraphBuilder graph, SequenceModel<T> model, int cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. model.Layer.Cells[cell].States.Select((_, j) => graph.Input(StateName("initial", model, cell, j), DataType.Float, "batch", model.Layer.Cells[cell].HiddenSize))];

    private static string StateName<T>(string when, SequenceModel<T> model, int cell, int part)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        $"{when}_{model.Layer.Cells[cell].States[part]}{(model.Layer.Cells.Count == 1 ? "" : $"_{cell}")}";
}
