using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Text;

namespace RnnKit.Benchmarks.VsOnnx;

/// <summary>Times RnnKit and ONNX Runtime on the same work, one thread each, in turn, and prints the table and the ratios.</summary>
internal static class OnnxComparison
{
    private const int Rounds = 9, ForwardRounds = 60;

    /// <summary>Runs every case; exit code 1 where the files are missing or the two do not say the same.</summary>
    public static int Run(TextWriter output, TextWriter errors)
    {
        string folder = Path.Combine("data", "eng-fra");
        if (!File.Exists(Path.Combine(folder, "translator.safetensors")))
        {
            errors.WriteLine($"There is no {Path.Combine(folder, "translator.safetensors")} here; run this from the top folder of the repository.");
            return 1;
        }
        Threads.Count = 1;
        output.WriteLine($"ONNX Runtime {OrtEnv.Instance().GetVersionString()} and RnnKit, one thread each, in turn");
        bool same = Translate(Translator.Load(Path.Combine(folder, "translator.safetensors")), ParallelCorpus.Read(Path.Combine(folder, "test.tsv")), output);
        Forward(output);
        return same ? 0 : 1;
    }

    /// <summary>One thread, everything else as ONNX Runtime likes it.</summary>
    internal static InferenceSession Session(byte[] model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        return new InferenceSession(model, options);
    }

    private static bool Translate(Translator translator, ParallelCorpus test, TextWriter output)
    {
        int[][] sources = [.. test.Pairs.Select(pair => translator.English.Encode(Translator.EnglishWords.Tokenize(pair.Source)))];
        EncoderDecoder<float> model = translator.Model;
        using var onnx = new OnnxGreedy(model);
        int differences = sources.Count(source => !Ours(source).SequenceEqual(onnx.Translate(source, Longest(source))));
        double[] ours = new double[Rounds], theirs = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ours[round] = Milliseconds(() => Array.ForEach(sources, source => Ours(source)));
            theirs[round] = Milliseconds(() => Array.ForEach(sources, source => onnx.Translate(source, Longest(source))));
        }
        output.WriteLine($"\ntranslating the {sources.Length} sentences of the test part, greedily, sentence by sentence; {differences} of them differ");
        Print(output, $"{"",-24} {"ONNX Runtime",13} {"RnnKit",9} {"ratio",7}");
        Print(output, $"{"ms, medians",-24} {Median(theirs),13:0.0} {Median(ours),9:0.0} {Median(theirs) / Median(ours),7:0.00}");
        Print(output, $"{"ms, shortest",-24} {theirs.Min(),13:0.0} {ours.Min(),9:0.0} {theirs.Min() / ours.Min(),7:0.00}");
        Print(output, $"{"µs a sentence",-24} {1000 * Median(theirs) / sources.Length,13:0.0} {1000 * Median(ours) / sources.Length,9:0.0}");
        return differences == 0;

        IReadOnlyList<int> Ours(int[] source) => model.Greedy(Tokens.FromExamples([source]), Longest(source))[0].Tokens;
        static int Longest(int[] source) => 2 * source.Length + 10;
    }

    private static void Forward(TextWriter output)
    {
        Print(output, $"\n{"forward, ms, medians",-24} {"ONNX Runtime",13} {"RnnKit",9} {"ratio",7}");
        double logs = 0, worst = double.PositiveInfinity;
        int count = 0;
        foreach (ForwardCase work in ForwardCase.All())
        {
            using (work)
            {
                double[] ours = new double[ForwardRounds], theirs = new double[ForwardRounds];
                for (int round = 0; round < ForwardRounds; round++)
                {
                    ours[round] = Milliseconds(work.Ours);
                    theirs[round] = Milliseconds(work.Theirs);
                }
                // The first quarter warms up.
                double our = Median(ours[(ForwardRounds / 4)..]), their = Median(theirs[(ForwardRounds / 4)..]);
                Print(output, $"{work.Name,-24} {their,13:0.000} {our,9:0.000} {their / our,7:0.00}");
                logs += Math.Log(their / our);
                worst = Math.Min(worst, their / our);
                count++;
            }
        }
        Print(output, $"{"geometric mean, worst",-24} {Math.Exp(logs / count),31:0.00} {worst,7:0.00}");
    }

    private static double Milliseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
