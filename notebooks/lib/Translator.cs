// A trained translator from sentence to sentence: words to ids, the model, ids to words; in one file that can be shared.
// Notebook 15 builds and trains one; notebook 00 loads it.

using System.Globalization;
using System.IO;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Seq2Seq;
using RnnKit.Storage;
using RnnKit.Text;

public sealed class Translator
{
    public Translator(Vocabulary english, Vocabulary french, EncoderDecoder<float> model)
    {
        (English, French, Model) = (english, french, model);
    }

    public static Tokenizer EnglishWords { get; } = new Tokenizer(Language.English);

    public static Tokenizer FrenchWords { get; } = new Tokenizer(Language.French);

    private static Tokenizer AsWritten { get; } = new Tokenizer(Language.English, lowerCase: false);

    public Vocabulary English { get; }

    public Vocabulary French { get; }

    public EncoderDecoder<float> Model { get; }

    private bool LooksBack => Model.Decoder.Attention is AdditiveAttention<float>;

    /// The model of notebook 15: an encoder of two directions, and a decoder that looks back if there is attention.
    /// Otherwise it gets the encoder's last states at each step, and more units before the output: about as many parameters.
    public static EncoderDecoder<float> NewModel(int source, int target, int size, int units, bool attention, int seed)
    {
        AttentionMechanism<float> look = attention
            ? new AdditiveAttention<float>(units, units, units / 2, seed)
            : new RepeatedContext<float>(units, units, bothWays: true);
        var read = new Bidirectional<float>(
            new GruCell<float>(size, units / 2, seed + 2), new GruCell<float>(size, units / 2, seed + 3));
        var write = new GruCell<float>(size + look.ContextSize, units, seed + 5);
        return new EncoderDecoder<float>(
            new Encoder<float>(new Embedding<float>(source, size, seed + 1, scale: 0.2), read),
            new Decoder<float>(new Embedding<float>(target, size, seed + 4, scale: 0.2), write, look),
            seed + 6, readoutSize: attention ? size : size + size / 8);
    }

    /// A translator that has learned nothing yet, with the words of a corpus that it holds often enough.
    public static Translator For(ParallelCorpus corpus, int minimumCount, int size, int units, bool attention, int seed)
    {
        var source = new Vocabulary(corpus.Pairs.Select(pair => EnglishWords.Tokenize(pair.Source)), minimumCount);
        var target = new Vocabulary(corpus.Pairs.Select(pair => FrenchWords.Tokenize(pair.Target)), minimumCount);
        return new Translator(source, target, NewModel(source.Size, target.Size, size, units, attention, seed));
    }

    /// A model of the same parts, untrained: a copy to learn with on another thread.
    public EncoderDecoder<float> Untrained() => NewModel(
        English.Size, French.Size, Model.Encoder.Embedding.Size, Model.Decoder.Cell.HiddenSize, LooksBack, seed: 0);

    /// A pair as ids.
    public TokenPair Encode(SentencePair pair) => new TokenPair(
        English.Encode(EnglishWords.Tokenize(pair.Source)), French.Encode(FrenchWords.Tokenize(pair.Target)));

    /// The words of a sentence that the model has never seen.
    public IReadOnlyList<string> Unknown(string sentence) =>
        EnglishWords.Tokenize(sentence).Where(word => !English.Contains(word)).ToArray();

    /// Translates a sentence; of the hypotheses of a beam this wide, the best. Width 1 is greedy.
    public Translation Translate(string sentence, int width = 1)
    {
        var words = EnglishWords.Tokenize(sentence);
        if (words.Count == 0)
            throw new ArgumentException("sentence: expected at least one word, came none.", nameof(sentence));
        var best = Model.Beam(English.Encode(words), width, maxLength: 2 * words.Count + 10)[0];
        return new Translation(words, Written(best, words), best);
    }

    /// The translation as text.
    public string Say(string sentence, int width = 1) => Text(Translate(sentence, width).Target, sentence);

    /// French tokens as text. The model knows lower case only: a name gets its capital back from the English sentence.
    public static string Text(IReadOnlyList<string> words, string sentence)
    {
        var names = AsWritten.Tokenize(sentence).Where(word => char.IsUpper(word[0])).DistinctBy(Lower).ToDictionary(Lower);
        return FrenchWords.Detokenize(words.Select(word => names.GetValueOrDefault(word, word)).ToArray());
    }

    /// Translates many sentences, greedily, 64 of similar length at a time. Gives the French tokens.
    public IReadOnlyList<IReadOnlyList<string>> TranslateAll(IReadOnlyList<string> sentences)
    {
        var words = sentences.Select(EnglishWords.Tokenize).ToArray();
        var written = new IReadOnlyList<string>[sentences.Count];
        foreach (var batch in Enumerable.Range(0, words.Length).OrderBy(i => words[i].Count).Chunk(64))
        {
            var ids = Tokens.FromExamples(batch.Select(i => English.Encode(words[i])).ToList());
            var found = Model.Greedy(ids, 2 * words[batch[^1]].Count + 10);
            for (var k = 0; k < batch.Length; k++)
                written[batch[k]] = Written(found[k], words[batch[k]]);
        }
        return written;
    }

    /// Writes weights and words into one safetensors file.
    public void Save(string path) => ModelFile.Save(path, Model, new Dictionary<string, string>
    {
        ["english"] = Join(English),
        ["french"] = Join(French),
        ["size"] = $"{Model.Encoder.Embedding.Size}",
        ["units"] = $"{Model.Decoder.Cell.HiddenSize}",
        ["attention"] = LooksBack ? "additive" : "repeated",
    });

    /// Reads what Save wrote.
    public static Translator Load(string path)
    {
        var about = SafetensorsFile.Read(path).Metadata;
        string Read(string name) => about.TryGetValue(name, out var value)
            ? value
            : throw new InvalidDataException($"{path}: expected '{name}' in the file's metadata, came none.");
        var (source, target) = (Vocabulary.Of(Read("english").Split(' ')), Vocabulary.Of(Read("french").Split(' ')));
        var (size, units) = (int.Parse(Read("size"), CultureInfo.InvariantCulture), int.Parse(Read("units"), CultureInfo.InvariantCulture));
        var model = NewModel(source.Size, target.Size, size, units, Read("attention") == "additive", seed: 0);
        ModelFile.Load(path, model);
        return new Translator(source, target, model);
    }

    /// An unknown word stays as it is, where attention says which word it stands for (Luong, Sutskever et al. 2015).
    private string[] Written(Hypothesis hypothesis, IReadOnlyList<string> source) => hypothesis.Tokens.Select((id, t) =>
        id == Vocabulary.Unknown && LooksBack && hypothesis.Weights is Matrix<double> weights ? source[weights.Column(t).MaximumIndex()] : French[id]).ToArray();

    private static string Lower(string word) => word.ToLowerInvariant();

    private static string Join(Vocabulary words) => string.Join(' ', words.Words);
}
