using Microsoft.ML.OnnxRuntime;
using RnnKit.Foundations;
using RnnKit.Numerics;
using RnnKit.Onnx;
using RnnKit.Seq2Seq;

namespace RnnKit.Benchmarks.VsOnnx;

/// <summary>
/// Greedy decoding of single sentences in ONNX Runtime, as a careful program does it: what the encoder says goes to the decoder
/// without a copy, and token, state and logits live in memory that stays in place.
/// </summary>
internal sealed class OnnxGreedy : IDisposable
{
    private static readonly string[] EncoderInputs = ["source", "lengths"];
    private readonly InferenceSession encoder, decoder;
    private readonly RunOptions run = new();
    private readonly int units;
    private readonly float[] logits;
    private readonly long[] token = new long[1];
    private readonly OrtValue tokenValue, logitsValue;
    private readonly OrtValue[] states;
    private readonly string[] decoderInputs, decoderOutputs;

    public OnnxGreedy(EncoderDecoder<float> model)
    {
        (byte[] encoderFile, byte[] decoderFile) = OnnxFile.ToBytes(model);
        (encoder, decoder) = (OnnxComparison.Session(encoderFile), OnnxComparison.Session(decoderFile));
        units = model.Decoder.Cell.HiddenSize;
        logits = new float[model.Decoder.Embedding.VocabularySize];
        tokenValue = OrtValue.CreateTensorValueFromMemory(token, [1]);
        logitsValue = OrtValue.CreateTensorValueFromMemory(logits, [1, logits.Length]);
        states = [.. Enumerable.Range(0, 2).Select(_ => OrtValue.CreateTensorValueFromMemory(new float[units], [1, units]))];
        (decoderInputs, decoderOutputs) = ([.. decoder.InputNames], [.. decoder.OutputNames]);
    }

    public List<int> Translate(int[] source, int longest)
    {
        using var sourceValue = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(source, id => (long)id), [source.Length, 1]);
        using var lengths = OrtValue.CreateTensorValueFromMemory(new[] { source.Length }, [1]);
        using IDisposableReadOnlyCollection<OrtValue> read = encoder.Run(run, EncoderInputs, [sourceValue, lengths], encoder.OutputNames);
        using var weights = OrtValue.CreateTensorValueFromMemory(new float[source.Length], [1, source.Length]);
        OrtValue[] inputs = [.. decoderInputs.Select(name => name == "token" ? tokenValue : read[IndexOf(name == "h" ? "initial_h" : name)])];
        OrtValue[] outputs = [.. decoderOutputs.Select(name => name switch { "logits" => logitsValue, "next_h" => states[0], _ => weights })];
        int h = Array.IndexOf(decoderInputs, "h"), next = Array.IndexOf(decoderOutputs, "next_h");
        var written = new List<int>();
        token[0] = SpecialTokens.Start;
        for (int t = 0; t < longest; t++)
        {
            outputs[next] = states[t % 2];
            decoder.Run(run, decoderInputs, inputs, decoderOutputs, outputs);
            inputs[h] = outputs[next];
            logits[SpecialTokens.Padding] = logits[SpecialTokens.Start] = float.NegativeInfinity;
            int best = Reduction.IndexOfMax<float>(logits);
            if (best == SpecialTokens.End) break;
            written.Add(best);
            token[0] = best;
        }
        return written;
    }

    public void Dispose()
    {
        foreach (OrtValue value in states.Append(tokenValue).Append(logitsValue)) value.Dispose();
        encoder.Dispose();
        decoder.Dispose();
        run.Dispose();
    }

    private int IndexOf(string output)
    {
        for (int i = 0; i < encoder.OutputNames.Count; i++)
            if (encoder.OutputNames[i] == output) return i;
        throw new InvalidOperationException($"The encoder has no output {output}.");
    }
}
