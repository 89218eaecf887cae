using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Seq2Seq;

/// <summary>Keeps the likeliest few beginnings at every step instead of one (Graves 2012; Sutskever et al. 2014).</summary>
internal sealed class BeamSearch<T>(EncoderDecoder<T> model)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Writes several hypotheses side by side. At every step the likeliest continuations of all of them stay, as many as the beam has
    /// room for; one that says its end gives up its place. The best score wins: log p over the length penalty of Wu et al. (2016).
    /// A beam may lose the greedy hypothesis on the way, so that one always takes part in the end: no beam scores below greedy decoding.
    /// </summary>
    /// <param name="source">The ids to read.</param>
    /// <param name="width">Hypotheses side by side; 1 is greedy decoding.</param>
    /// <param name="maxLength">Where to stop if no end is in sight.</param>
    /// <param name="lengthNorm">α of the length penalty; 0 compares plain log probabilities.</param>
    /// <returns>The hypotheses, best first.</returns>
    /// <exception cref="ArgumentException">The source is empty or holds an unknown id, or a size is below 1.</exception>
    /// <exception cref="InvalidOperationException">The model's logits are not numbers.</exception>
    public IReadOnlyList<Hypothesis> Run(IReadOnlyList<int> source, int width, int maxLength, double lengthNorm)
    {
        Guard.Positive(width);
        Guard.Positive(maxLength);
        Guard.Between(lengthNorm, 0, 10);
        ArgumentNullException.ThrowIfNull(source);
        Guard.That(source.Count > 0, nameof(source), "'source' is empty; expected at least one token.");
        var tokens = Tokens.FromExamples([source]);
        if (width == 1) return new GreedySearch<T>(model).Run(tokens, maxLength, lengthNorm);
        Generator<T> generator = model.Generator;
        generator.Start(tokens, width);
        var done = new List<Beginning>();
        List<Beginning> alive = [new Beginning(null, SpecialTokens.Start, 0, 0, null)];
        int[] read = new int[width], parents = new int[width];

        for (int t = 0; t < maxLength && alive.Count > 0; t++)
        {
            if (t > 0)
            {
                for (int i = 0; i < width; i++) parents[i] = i < alive.Count ? alive[i].Column : 0;
                generator.Continue(parents);
            }
            for (int i = 0; i < width; i++) read[i] = i < alive.Count ? alive[i].Token : SpecialTokens.Start;
            List<Beginning> next = Continuations(alive, generator.Next(read), width - done.Count, generator);
            done.AddRange(next.Where(b => b.Token == SpecialTokens.End));
            alive = [.. next.Where(b => b.Token != SpecialTokens.End)];
        }

        IEnumerable<Hypothesis> found = done.Concat(alive).Select(b => b.ToHypothesis(lengthNorm));
        found = found.Concat(new GreedySearch<T>(model).Run(tokens, maxLength, lengthNorm));
        return [.. found.DistinctBy(h => string.Join(' ', h.Tokens) + h.Finished).OrderByDescending(h => h.Score)];
    }

    /// <summary>The likeliest continuations of all beginnings together.</summary>
    private static List<Beginning> Continuations(List<Beginning> alive, ReadOnlySpan<T> logP, int room, Generator<T> generator)
    {
        var best = new List<(double LogProbability, int Column, int Token)>();
        int size = logP.Length / generator.Columns;
        for (int column = 0; column < alive.Count; column++)
            for (int token = 0; token < size; token++)
            {
                double logProbability = alive[column].LogProbability + double.CreateTruncating(logP[column * size + token]);
                if (double.IsNegativeInfinity(logProbability)) continue;
                if (best.Count == room && logProbability <= best[^1].LogProbability) continue;
                int place = best.Count;
                while (place > 0 && best[place - 1].LogProbability < logProbability) place--;
                best.Insert(place, (logProbability, column, token));
                if (best.Count > room) best.RemoveAt(room);
            }
        return [.. best.Select(b => new Beginning(alive[b.Column], b.Token, b.LogProbability, b.Column, generator.Weights(b.Column)))];
    }

    /// <summary>A hypothesis under way: its last token and what came before.</summary>
    private sealed record Beginning(Beginning? Before, int Token, double LogProbability, int Column, double[]? Weights)
    {
        public Hypothesis ToHypothesis(double lengthNorm)
        {
            var steps = new List<Beginning>();
            for (Beginning step = this; step.Before is not null; step = step.Before) steps.Insert(0, step);
            bool finished = Token == SpecialTokens.End;
            return new Hypothesis(
                [.. steps.Take(steps.Count - (finished ? 1 : 0)).Select(s => s.Token)],
                LogProbability,
                LogProbability / Hypothesis.LengthPenalty(steps.Count, lengthNorm),
                finished,
                Generator<T>.Together([.. steps.Select(s => s.Weights)]));
        }
    }
}
