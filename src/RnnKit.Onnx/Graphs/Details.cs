using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Onnx;
using RnnKit.Foundations;
using RnnKit.Onnx.Building;
using RnnKit.Seq2Seq;

namespace RnnKit.Onnx.Graphs;

/// <summary>What goes around a graph: versions, metadata, and the checks that come before anything is written.</summary>
internal static class Details
{
    private const int OperatorSet = 17, IrVersion = 8;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The ids that every vocabulary of an encoder-decoder keeps for itself.</summary>
    public static (string Name, string Value)[] Specials { get; } =
    [
        ("padding_id", Text(SpecialTokens.Padding)),
        ("start_id", Text(SpecialTokens.Start)),
        ("end_id", Text(SpecialTokens.End)),
        ("unknown_id", Text(SpecialTokens.Unknown)),
    ];

    /// <summary>The model around a graph.</summary>
    /// <exception cref="ArgumentException">The metadata has a name that is taken.</exception>
    public static ModelProto Complete(GraphBuilder graph, string description, OnnxOptions options, params ReadOnlySpan<(string Name, string Value)> own)
    {
        string version = typeof(Details).Assembly.GetName().Version!.ToString(3);
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "RnnKit", ProducerVersion = version, ModelVersion = 1, DocString = description, Graph = graph.Build() };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        model.Describe("rnnkit_version", version);
        foreach ((string name, string value) in own) model.Describe(name, value);
        if (options.InputVocabulary is not null) model.Describe("input_vocabulary", JsonSerializer.Serialize(options.InputVocabulary, Plain));
        if (options.OutputVocabulary is not null) model.Describe("output_vocabulary", JsonSerializer.Serialize(options.OutputVocabulary, Plain));
        foreach ((string name, string value) in options.Metadata ?? new Dictionary<string, string>())
        {
            if (name is "input_vocabulary" or "output_vocabulary" || model.MetadataProps.Any(entry => entry.Key == name))
                throw Refusal.OfOptions($"has metadata of the name {name}, which this library writes itself; expected another name.");
            model.Describe(name, value);
        }
        return model;
    }

    /// <summary>A file holds at most 2 GiB.</summary>
    /// <exception cref="ArgumentException">The model is larger.</exception>
    public static void CheckSize<T>(IModule<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const long Most = int.MaxValue - (1 << 24);
        long bytes = sizeof(float) * model.Parameters.Sum(parameter => (long)parameter.Count);
        if (bytes > Most) throw Refusal.OfModel(FormattableString.Invariant($"has {bytes:N0} bytes of weights; expected at most {Most:N0}, which fit in one file."));
    }

    /// <summary>A vocabulary has a token for every id.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void CheckVocabulary(IReadOnlyList<string>? vocabulary, int size, string name)
    {
        if (vocabulary is not null && vocabulary.Count != size)
            throw Refusal.OfOptions($"has {vocabulary.Count} tokens in {name}; expected {size}, one for every id of the model.");
    }

    /// <summary>Both vocabularies of an encoder-decoder.</summary>
    /// <exception cref="ArgumentException">One has not a token for every id.</exception>
    public static void CheckVocabularies<T>(EncoderDecoder<T> model, OnnxOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckVocabulary(options.InputVocabulary, model.Encoder.Embedding.VocabularySize, nameof(options.InputVocabulary));
        CheckVocabulary(options.OutputVocabulary, model.Decoder.Embedding.VocabularySize, nameof(options.OutputVocabulary));
    }

    private static void Describe(this ModelProto model, string name, string value) =>
        model.MetadataProps.Add(new StringStringEntryProto { Key = name, Value = value });

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
