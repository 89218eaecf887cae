using System.Diagnostics;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Text;

namespace RnnKit.Benchmarks.Translate;

/// <summary>From two files to one figure: reads, trains, translates, compares.</summary>
internal static class Translation
{
    private const int Shown = 5;

    /// <summary>Runs it all; exit code 1 when training ended in numbers that are none.</summary>
    /// <exception cref="FileNotFoundException">A corpus does not exist.</exception>
    /// <exception cref="InvalidDataException">A corpus is empty or has too few pairs.</exception>
    public static int Run(TranslateOptions options, TextWriter output)
    {
        ParallelCorpus train = Read(options.Train, output), test = Read(options.Test, output);
        if (train.Pairs.Count < 2) throw new InvalidDataException($"The corpus '{train.Name}' has one pair; expected 2 or more to learn from.");
        var source = new Lexicon(options.SourceLanguage, train.Pairs.Select(p => p.Source), options.MinimumCount);
        var target = new Lexicon(options.TargetLanguage, train.Pairs.Select(p => p.Target), options.MinimumCount);
        var evaluation = new Evaluation(test, source, target);
        output.WriteLine($"{source}\n{target}");
        TokenPair[] pairs =
        [
            .. train.Pairs.Select(p => new TokenPair(source.Encode(source.Words(p.Source)), target.Encode(target.Words(p.Target)))).Where(p => p.Source.Count > 0),
        ];
        EncoderDecoder<float> Model() => TranslationModel.Create(options, source.Size, target.Size);
        var learner = new TwoHalves(Model(), Model());
        output.WriteLine(learner.First);

        var training = new TimedTraining(options, output);
        if (!training.Run(learner, pairs)) return 1;
        double seconds = training.Seconds;
        output.WriteLine($"trained: {training}");

        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<IReadOnlyList<string>> translated = evaluation.Translate(learner.Alike(), options.Beam);
        double decoding = Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (int i = 0; i < Math.Min(Shown, translated.Count); i++)
            output.WriteLine($"  {evaluation.Sentences[i].Source} → {target.Readable(translated[i])}   ({string.Join(" | ", evaluation.Sentences[i].Targets)})");
        BleuScore bleu = Bleu.Corpus(translated, evaluation.References);
        output.WriteLine(bleu);
        output.WriteLine(FormattableString.Invariant($"translated: {translated.Count:N0} sentences in {decoding:0.0} s"));
        output.WriteLine(Evaluation.LastLine(bleu.Score, ExactMatch.Share(translated, evaluation.References), seconds));
        return 0;
    }

    private static ParallelCorpus Read(string path, TextWriter output)
    {
        ParallelCorpus corpus = ParallelCorpus.Read(path);
        output.WriteLine(corpus);
        return corpus;
    }
}
