using RnnKit.Foundations;
using RnnKit.Text;

namespace RnnKit.Benchmarks.Translate;

/// <summary>The words of one language: how sentences become ids and ids sentences.</summary>
internal sealed class Lexicon
{
    private readonly Tokenizer tokenizer;
    private readonly Vocabulary vocabulary;

    public Lexicon(Language language, IEnumerable<string> sentences, int minimumCount)
    {
        tokenizer = new Tokenizer(language);
        vocabulary = new Vocabulary(sentences.Select(tokenizer.Tokenize), minimumCount);
    }

    /// <summary>How many ids.</summary>
    public int Size => vocabulary.Size;

    public IReadOnlyList<string> Words(string sentence) => tokenizer.Tokenize(sentence);

    public int[] Encode(IReadOnlyList<string> words) => vocabulary.Encode(words);

    /// <summary>The words of ids; <paramref name="unknown"/> gives the word in the place of an unknown one at a position.</summary>
    public IReadOnlyList<string> Decode(IReadOnlyList<int> ids, Func<int, string> unknown) =>
        [.. ids.Select((id, position) => id == SpecialTokens.Unknown ? unknown(position) : vocabulary[id])];

    public string Readable(IReadOnlyList<string> words) => tokenizer.Detokenize(words);

    public override string ToString() => $"{tokenizer.Language}: {vocabulary}";
}
