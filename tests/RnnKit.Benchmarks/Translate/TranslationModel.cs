using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Layers;
using RnnKit.Seq2Seq;

namespace RnnKit.Benchmarks.Translate;

/// <summary>
/// The model of Bahdanau et al. (2015), small: an encoder of two directions and a decoder that looks back. A layer as wide as a
/// word's vector stands before the output layer (Luong et al. 2015), whose product over the vocabulary is most of the work.
/// </summary>
internal static class TranslationModel
{
    /// <summary>Small vectors at first: Adam moves them to where they belong within the few epochs that there are.</summary>
    private const double EmbeddingScale = 0.2;

    public static EncoderDecoder<float> Create(TranslateOptions options, int sourceWords, int targetWords)
    {
        int seed = unchecked(options.Seed * 100), hidden = options.Hidden, embedding = options.Embedding;
        AttentionMechanism<float>? attention = options.Attention switch
        {
            "additive" => new AdditiveAttention<float>(hidden, hidden, hidden / 2, seed),
            "general" => new GeneralAttention<float>(hidden, hidden, seed),
            "none" => null,
            _ => throw new ArgumentException($"'options' asks for the attention '{options.Attention}'; expected additive, general or none.", nameof(options)),
        };
        var encoder = new Encoder<float>(
            new Embedding<float>(sourceWords, embedding, seed + 1, EmbeddingScale),
            new Bidirectional<float>(Cell(options.Cell, embedding, hidden / 2, seed + 2), Cell(options.Cell, embedding, hidden / 2, seed + 3)));
        var decoder = new Decoder<float>(
            new Embedding<float>(targetWords, embedding, seed + 4, EmbeddingScale),
            Cell(options.Cell, embedding + (attention?.ContextSize ?? 0), hidden, seed + 5),
            attention);
        return new EncoderDecoder<float>(encoder, decoder, seed + 6, readoutSize: embedding) { Seed = options.Seed };
    }

    private static ICell<float> Cell(string name, int input, int hidden, int seed) => name switch
    {
        "gru" => new GruCell<float>(input, hidden, seed),
        "lstm" => new LstmCell<float>(input, hidden, seed),
        _ => throw new ArgumentException($"'name' is '{name}'; expected gru or lstm.", nameof(name)),
    };
}
