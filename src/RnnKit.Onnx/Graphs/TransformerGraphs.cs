using System.Numerics;
using Onnx;
using RnnKit.Onnx.Building;
using RnnKit.Seq2Seq;
using DataType = Onnx.TensorProto.Types.DataType;

namespace RnnKit.Onnx.Graphs;

/// <summary>A Transformer as two graphs: the encoder, and the decoder, which reads all that was written so far.</summary>
internal static class TransformerGraphs
{
    public static ModelProto Encoder<T>(Transformer<T> model, OnnxOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Details.CheckSize(model);
        Details.CheckVocabulary(options.InputVocabulary, model.Encoder.Embedding.VocabularySize, nameof(options.InputVocabulary));
        Details.CheckVocabulary(options.OutputVocabulary, model.Decoder.Embedding.VocabularySize, nameof(options.OutputVocabulary));
        var graph = new GraphBuilder("encoder");
        string source = graph.Input("source", DataType.Int64, "source_steps", "batch"), lengths = graph.Input("lengths", DataType.Int32, "batch");
        string places = graph.Places(source, "places");
        graph.Mask(graph.Before(places, lengths, batchFirst: true, "running"), "memory_mask");
        graph.Stack(model.Encoder, source, places, graph.OverHeads("memory_mask"), null, "memory");
        graph.Output("memory", "batch", "source_steps", model.Encoder.Embedding.Size);
        graph.Output("memory_mask", "batch", "source_steps");
        return Details.Complete(graph, $"{model}", options, Details.Specials);
    }

    public static ModelProto Decoder<T>(Transformer<T> model, OnnxOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = model.Decoder.Embedding.Size;
        var graph = new GraphBuilder("decoder");
        string target = graph.Input("target", DataType.Int64, "target_steps", "batch");
        string memory = graph.Input("memory", DataType.Float, "batch", "source_steps", size), mask = graph.Input("memory_mask", DataType.Float, "batch", "source_steps");
        string places = graph.Places(target, "places");
        string past = graph.Node("LessOrEqual", "past", [graph.Unsqueeze(places, 0, "places.seen"), graph.Unsqueeze(places, 1, "places.asking")]); // step t sees the steps 0 … t
        string weights = graph.Stack(model.Decoder, target, places, graph.Mask(past, "causal_mask"), new StackNodes.Memory(memory, graph.OverHeads(mask)), "spoken")!;
        graph.Node("Identity", "attention_weights", [weights]);
        graph.Output("attention_weights", "batch", model.Decoder.Blocks[^1].CrossAttention!.Heads, "target_steps", "source_steps");
        graph.DenseAtEveryStep(model.Output, graph.Transpose("spoken", "spoken.steps", 1, 0, 2), "logits");
        graph.Output("logits", "target_steps", "batch", model.Output.OutputSize);
        return Details.Complete(graph, $"{model}", options, Details.Specials);
    }

    /// <summary>0 where something may be seen, -∞ elsewhere.</summary>
    private static string Mask(this GraphBuilder graph, string visible, string output) =>
        graph.Node("Where", output, [visible, graph.Constant("visible", 0f), graph.Constant("hidden", float.NegativeInfinity)]);

    /// <summary>batch × source steps as batch × 1 × 1 × source steps: the same for every head and every query.</summary>
    private static string OverHeads(this GraphBuilder graph, string mask) =>
        graph.Node("Unsqueeze", mask + ".heads", [mask, graph.Constant("axes_1_2", 1, 2)]);
}
