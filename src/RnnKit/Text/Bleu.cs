namespace RnnKit.Text;

/// <summary>
/// Corpus BLEU (Papineni, Roukos, Ward and Zhu 2002): how many n-grams of the hypotheses, n = 1 to 4, stand in a reference,
/// over the whole corpus, times a penalty for being short. Computed as sacreBLEU does (Post 2018) on tokens that are given:
/// closest reference length, smoothing <c>exp</c>.
/// </summary>
public static class Bleu
{
    /// <summary>The longest n-gram, 4.</summary>
    public const int Order = 4;

    /// <summary>BLEU of a corpus.</summary>
    /// <param name="hypotheses">The tokens of each translation; one may be empty.</param>
    /// <param name="references">For each of them the tokens of one or more references.</param>
    /// <param name="smooth">
    /// True, as in sacreBLEU: the k-th order without any match counts as 1 / 2^k matches (k = 1, 2, …). False: such an order makes BLEU 0.
    /// </param>
    /// <returns>The score with what it is made of. An order without n-grams at all (every hypothesis shorter than n) makes it 0.</returns>
    /// <exception cref="ArgumentException">There are no hypotheses, the counts differ, or a hypothesis has no reference.</exception>
    public static BleuScore Corpus(
        IReadOnlyList<IReadOnlyList<string>> hypotheses, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references, bool smooth = true)
    {
        References.Check(hypotheses, references);
        var matches = new long[Order];
        var totals = new long[Order];
        long length = 0, referenceLength = 0;
        for (int s = 0; s < hypotheses.Count; s++)
        {
            IReadOnlyList<string> hypothesis = hypotheses[s];
            length += hypothesis.Count;
            referenceLength += Closest(hypothesis.Count, references[s]);
            for (int n = 1; n <= Order; n++)
            {
                totals[n - 1] += Math.Max(0, hypothesis.Count - n + 1);
                matches[n - 1] += Clipped(hypothesis, references[s], n);
            }
        }
        return Score(matches, totals, length, referenceLength, smooth);
    }

    private static BleuScore Score(long[] matches, long[] totals, long length, long referenceLength, bool smooth)
    {
        double penalty = length >= referenceLength ? 1 : length == 0 ? 0 : Math.Exp(1 - (double)referenceLength / length);   // BP = exp(1 - r / c) if c < r
        var precisions = new double[Order];
        double logs = 0, part = 1;
        for (int n = 0; n < Order; n++)
        {
            if (totals[n] > 0 && matches[n] > 0) precisions[n] = (double)matches[n] / totals[n];                            // p_n
            else if (totals[n] > 0 && smooth && matches[0] > 0) precisions[n] = (part /= 2) / totals[n];
            logs += Math.Log(precisions[n]) / Order;
        }
        return new BleuScore(100 * penalty * Math.Exp(logs), precisions, penalty, length, referenceLength);                // BP · exp(Σ log p_n / 4)
    }

    /// <summary>The reference length nearest to the hypothesis's, the shorter of two as near.</summary>
    private static int Closest(int length, IReadOnlyList<IReadOnlyList<string>> references) =>
        references.Select(r => r.Count).OrderBy(r => Math.Abs(r - length)).ThenBy(r => r).First();

    /// <summary>Matching n-grams, each at most as often as it stands in the one reference that has it most often.</summary>
    private static long Clipped(IReadOnlyList<string> hypothesis, IReadOnlyList<IReadOnlyList<string>> references, int n)
    {
        Dictionary<string, int> own = Count(hypothesis, n), most = [];
        if (own.Count == 0) return 0;
        foreach (IReadOnlyList<string> reference in references)
            foreach ((string gram, int count) in Count(reference, n)) most[gram] = Math.Max(count, most.GetValueOrDefault(gram));
        return own.Sum(g => (long)Math.Min(g.Value, most.GetValueOrDefault(g.Key)));
    }

    private static Dictionary<string, int> Count(IReadOnlyList<string> tokens, int n)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i + n <= tokens.Count; i++)
        {
            string gram = string.Join('\n', tokens.Skip(i).Take(n));    // a token holds no line break
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        return counts;
    }
}

/// <summary>BLEU and what it is made of.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Precisions">p_1 to p_4, 0 to 1, smoothed if that was asked for.</param>
/// <param name="BrevityPenalty">1 unless the hypotheses are shorter than the references.</param>
/// <param name="Length">Tokens of all hypotheses.</param>
/// <param name="ReferenceLength">Tokens of the references of closest length.</param>
public sealed record BleuScore(double Score, IReadOnlyList<double> Precisions, double BrevityPenalty, long Length, long ReferenceLength)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"BLEU {Score:0.00}: precisions {string.Join(" / ", Precisions.Select(p => FormattableString.Invariant($"{100 * p:0.0}")))}, brevity penalty {BrevityPenalty:0.000} ({Length} tokens, references {ReferenceLength})");
}
