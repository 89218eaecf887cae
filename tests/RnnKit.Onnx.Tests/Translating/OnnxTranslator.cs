using Microsoft.ML.OnnxRuntime;
using RnnKit.Foundations;

namespace RnnKit.Onnx.Tests.Translating;

/// <summary>Greedy decoding in ONNX Runtime alone: what a program without RnnKit does with the two files.</summary>
internal sealed class OnnxTranslator(byte[] encoderFile, byte[] decoderFile) : IDisposable
{
    private readonly OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);

    public IReadOnlyList<int> Greedy(IReadOnlyList<int> source, int maxLength)
    {
        var read = encoder.Run(
            ("source", OnnxSession.Of([.. source.Select(id => (long)id)], source.Count, 1)), ("lengths", OnnxSession.Of([source.Count], 1)));
        var written = new List<int>();
        int token = SpecialTokens.Start;
        while (written.Count < maxLength)
        {
            var said = decoder.Run([("token", OnnxSession.Of([(long)token], 1)), .. decoder.Inputs.Skip(1).Select(name => (name, Value(read, name)))]);
            float[] logits = said["logits"].Values;
            logits[SpecialTokens.Padding] = logits[SpecialTokens.Start] = float.NegativeInfinity;
            token = Array.IndexOf(logits, logits.Max());
            if (token == SpecialTokens.End) break;
            written.Add(token);
            read["initial_h"] = said["next_h"];
        }
        return written;
    }

    public void Dispose()
    {
        encoder.Dispose();
        decoder.Dispose();
    }

    private static OrtValue Value(Dictionary<string, (float[] Values, long[] Shape)> read, string name)
    {
        (float[] values, long[] shape) = read[name == "h" ? "initial_h" : name];
        return OnnxSession.Of(values, shape);
    }
}
