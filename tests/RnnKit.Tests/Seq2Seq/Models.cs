using System.Numerics;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Seq2Seq;

namespace RnnKit.Tests.Seq2Seq;

/// <summary>Small encoder-decoders of every kind, and pairs of random tokens for them.</summary>
internal static class Models
{
    public const int SourceWords = 8, TargetWords = 7;

    /// <summary>Cell, encoder, attention, units between state and output: by the names that a specification prints.</summary>
    public static TheoryData<string, string, string, int> Kinds => new()
    {
        { "gru", "one way", "none", 0 },
        { "gru", "one way", "additive", 0 },
        { "gru", "both ways", "additive", 5 },
        { "gru, reset before", "one way", "general", 0 },
        { "lstm", "one way", "none", 4 },
        { "lstm", "one way", "general", 0 },
        { "lstm", "both ways", "general", 0 },
        { "lstm", "stacked", "scaled dot", 3 },
        { "rnn", "both ways", "multi-head", 0 },
        { "rnn", "stacked", "none", 0 },
        { "gru", "both ways", "repeated", 5 },
        { "lstm", "one way", "repeated", 0 },
    };

    public static EncoderDecoder<T> Create<T>(string cell, string encoder, string attention, int readout, int seed, int hidden = 6, int embedding = 3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ISequenceLayer<T> layer = encoder switch
        {
            "both ways" => new Bidirectional<T>(Cell<T>(cell, embedding, hidden / 2, seed), Cell<T>(cell, embedding, hidden / 2, seed + 1)),
            "stacked" => new Stacked<T>([new Recurrent<T>(Cell<T>(cell, embedding, 4, seed)), new Recurrent<T>(Cell<T>(cell, 4, hidden, seed + 1))]),
            _ => new Recurrent<T>(Cell<T>(cell, embedding, hidden, seed)),
        };
        AttentionMechanism<T>? mechanism = attention switch
        {
            "additive" => new AdditiveAttention<T>(hidden, hidden, 5, seed),
            "general" => new GeneralAttention<T>(hidden, hidden, seed),
            "scaled dot" => new DotAttention<T>(hidden, scaled: true),
            "multi-head" => new MultiHeadAttention<T>(hidden, 2, seed),
            "repeated" => new RepeatedContext<T>(hidden, hidden, encoder == "both ways"),
            _ => null,
        };
        return new EncoderDecoder<T>(
            new Encoder<T>(new Embedding<T>(SourceWords, embedding, seed, scale: 0.5), layer),
            new Decoder<T>(new Embedding<T>(TargetWords, embedding, seed + 1, scale: 0.5), Cell<T>(cell, embedding + (mechanism?.ContextSize ?? 0), hidden, seed + 2), mechanism),
            seed + 3,
            readout == 0 ? null : readout)
        { Seed = seed };
    }

    public static PairBatch Pairs(Random random, int count, int longest = 5) =>
        new([.. Enumerable.Range(0, count).Select(_ => new TokenPair(Words(random, 1 + random.Next(longest), SourceWords), Words(random, random.Next(longest), TargetWords)))]);

    private static int[] Words(Random random, int count, int words) =>
        [.. Enumerable.Range(0, count).Select(_ => SpecialTokens.Count + random.Next(words - SpecialTokens.Count))];

    private static ICell<T> Cell<T>(string name, int input, int hidden, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
        {
            "lstm" => new LstmCell<T>(input, hidden, seed),
            "gru" => new GruCell<T>(input, hidden, seed),
            "gru, reset before" => new GruCell<T>(input, hidden, seed, resetAfter: false),
            _ => new RnnCell<T>(input, hidden, seed),
        };
}
