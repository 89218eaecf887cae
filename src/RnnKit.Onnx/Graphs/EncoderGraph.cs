using System.Numerics;
using Onnx;
using RnnKit.Onnx.Building;
using RnnKit.Seq2Seq;
using DataType = Onnx.TensorProto.Types.DataType;

namespace RnnKit.Onnx.Graphs;

/// <summary>The encoder, the way to the decoder's first state, and whatever of attention depends on the source alone.</summary>
internal static class EncoderGraph
{
    public static ModelProto Of<T>(EncoderDecoder<T> model, OnnxOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Details.CheckSize(model);
        Details.CheckVocabularies(model, options);
        var graph = new GraphBuilder("encoder");
        string source = graph.Input("source", DataType.Int64, "source_steps", "batch"), lengths = graph.Input("lengths", DataType.Int32, "batch");
        string embedded = graph.LookUp(model.Encoder.Embedding, source, "embedded");
        LayerNodes<T> layer = LayerNodes<T>.Add(graph, model.Encoder.Layer, embedded, lengths, null, "encoder");
        string? last = model.BridgeLayers.Count > 0 ? layer.Last("last") : null;
        for (int j = 0; j < model.Decoder.Cell.States.Count; j++)
        {
            string initial = "initial_" + model.Decoder.Cell.States[j];
            if (last is null) layer.Final(model.Encoder.Layer.Cells.Count - 1, j, initial);         // handed over as it is
            else graph.Dense(model.BridgeLayers[j], last, initial);                                // s_0 = tanh(W h + b)
            graph.Output(initial, "batch", model.Decoder.Cell.HiddenSize);
        }
        if (model.Decoder.Attention is { } attention) AttentionNodes.AddSources(graph, attention, layer.Output, lengths);
        return Details.Complete(graph, $"{model}", options, Details.Specials);
    }
}
