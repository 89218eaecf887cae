using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Text;

namespace RnnKit.Benchmarks.Translate;

/// <summary>Translates each source sentence of a corpus once and compares with every translation that the corpus has of it.</summary>
internal sealed class Evaluation
{
    private const int BatchSize = 64;
    private readonly IReadOnlyList<string>[] sources;

    public Evaluation(ParallelCorpus corpus, Lexicon source, Lexicon target)
    {
        (Source, Target) = (source, target);
        Sentences = [.. corpus.BySource().Where(s => source.Words(s.Source).Count > 0)];
        sources = [.. Sentences.Select(s => source.Words(s.Source))];
        References = [.. Sentences.Select(s => (IReadOnlyList<IReadOnlyList<string>>)[.. s.Targets.Select(target.Words)])];
    }

    public Lexicon Source { get; }

    public Lexicon Target { get; }

    /// <summary>The sentences to translate.</summary>
    public IReadOnlyList<Translations> Sentences { get; }

    /// <summary>For each of them the words of all its translations.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> References { get; }

    /// <summary>The words of a translation of each sentence, by two models alike on a thread each.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Translate((EncoderDecoder<float> First, EncoderDecoder<float> Second) models, int beam)
    {
        int[][] batches = [.. Enumerable.Range(0, sources.Length).OrderBy(i => sources[i].Count).Chunk(BatchSize)];
        var translated = new IReadOnlyList<string>[sources.Length];
        Parallel.Invoke(() => Every(2, 0, models.First), () => Every(2, 1, models.Second));
        return translated;

        void Every(int stride, int first, EncoderDecoder<float> model)
        {
            for (int b = first; b < batches.Length; b += stride)
            {
                IReadOnlyList<Hypothesis> found = Search(model, batches[b], beam);
                for (int i = 0; i < found.Count; i++) translated[batches[b][i]] = Words(found[i], sources[batches[b][i]]);
            }
        }
    }

    /// <summary>The last line of a run.</summary>
    public static string LastLine(double bleu, double exactShare, double seconds) =>
        FormattableString.Invariant($"BLEU {bleu:0.0} exact {100 * exactShare:0.0}% seconds {seconds:0.0}");

    private IReadOnlyList<Hypothesis> Search(EncoderDecoder<float> model, int[] batch, int beam)
    {
        IReadOnlyList<int>[] ids = [.. batch.Select(i => Source.Encode(sources[i]))];
        int longest = 2 * ids.Max(s => s.Count) + 10;
        return beam == 1
            ? model.Greedy(Tokens.FromExamples(ids), longest)
            : [.. ids.Select(sentence => model.Beam(sentence, beam, longest)[0])];
    }

    /// <summary>An unknown word becomes the source word that attention looked at most, often a name (Luong, Sutskever et al. 2015).</summary>
    private IReadOnlyList<string> Words(Hypothesis hypothesis, IReadOnlyList<string> source) => Target.Decode(
        hypothesis.Tokens,
        position => hypothesis.Weights is Matrix<double> weights ? source[weights.Column(position).MaximumIndex()] : "<unk>");
}
