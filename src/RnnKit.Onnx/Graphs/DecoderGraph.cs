using System.Numerics;
using Onnx;
using RnnKit.Layers;
using RnnKit.Onnx.Building;
using RnnKit.Seq2Seq;
using DataType = Onnx.TensorProto.Types.DataType;

namespace RnnKit.Onnx.Graphs;

/// <summary>One step of the decoder: reads a token, looks back, takes the step, says how likely every next token is.</summary>
internal static class DecoderGraph
{
    public static ModelProto Of<T>(EncoderDecoder<T> model, OnnxOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Decoder<T> decoder = model.Decoder;
        int hidden = decoder.Cell.HiddenSize;
        var graph = new GraphBuilder("decoder_step");
        string token = graph.Input("token", DataType.Int64, "batch");
        string[] state = [.. decoder.Cell.States.Select(part => graph.Input(part, DataType.Float, "batch", hidden))];
        string x = graph.LookUp(decoder.Embedding, token, "embedded");
        string? context = decoder.Attention is { } attention ? AttentionNodes.AddQuery(graph, attention, state[0]) : null; // c_t = attention(s_{t-1})
        if (context is not null) x = graph.Concat([x, context], 1, "token_and_context");                                   // [e(y_{t-1}); c_t]
        LayerNodes<T> step = LayerNodes<T>.Add(graph, new Recurrent<T>(decoder.Cell), graph.Unsqueeze(x, 0, "one_step"), "", _ => state, "decoder");
        for (int j = 0; j < state.Length; j++)
            graph.Output(step.Final(0, j, "next_" + decoder.Cell.States[j]), "batch", hidden);                              // s_t
        string said = context is null ? "next_h" : graph.Concat(["next_h", context], 1, "state_and_context");               // [s_t; c_t]
        for (int l = 0; l < model.OutputLayers.Count; l++)
            said = graph.Dense(model.OutputLayers[l], said, l == model.OutputLayers.Count - 1 ? "logits" : "readout");
        graph.Output(said, "batch", decoder.Embedding.VocabularySize);
        return Details.Complete(graph, $"{model}", options, Details.Specials);
    }
}
