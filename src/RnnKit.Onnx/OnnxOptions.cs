namespace RnnKit.Onnx;

/// <summary>What <see cref="OnnxFile"/> writes along with a model, and how the model is fed.</summary>
public sealed record OnnxOptions
{
    /// <summary>
    /// The token of every id that the model reads, written as a JSON array under <c>input_vocabulary</c>; of a
    /// <see cref="Text.Vocabulary"/> its <c>ById</c>.
    /// </summary>
    public IReadOnlyList<string>? InputVocabulary { get; init; }

    /// <summary>The token, or the name of the class, of every output, written as a JSON array under <c>output_vocabulary</c>.</summary>
    public IReadOnlyList<string>? OutputVocabulary { get; init; }

    /// <summary>
    /// True for a sequence model without an embedding that reads token ids, as <c>Predict(Tokens)</c> does: the graph makes them
    /// one-hot vectors. False (default): it reads numbers. A model with an embedding reads token ids in any case.
    /// </summary>
    public bool OneHotTokens { get; init; }

    /// <summary>Free text under free names, written along; the names that this library writes itself are taken.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
