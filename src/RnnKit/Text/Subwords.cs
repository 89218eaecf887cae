using System.Text;
using RnnKit.Foundations;

namespace RnnKit.Text;

/// <summary>
/// Byte-pair encoding (Sennrich, Haddow and Birch 2016): every word begins as its letters, and the pair of neighbors that is seen most often
/// becomes one piece, again and again. Frequent words end up whole; a word that was never seen is still made of pieces.
/// A piece that does not end its word carries <see cref="Mark"/>: <c>dr@@ ag@@ on</c>.
/// </summary>
public sealed class Subwords
{
    /// <summary>Put behind a piece that goes on.</summary>
    public const string Mark = "@@";

    private readonly Dictionary<(string Left, string Right), int> ranks;

    private Subwords(IReadOnlyList<Merge> merges)
    {
        Merges = merges;
        ranks = merges.Select((merge, rank) => (merge, rank)).ToDictionary(m => (m.merge.Left, m.merge.Right), m => m.rank);
    }

    /// <summary>The merges in the order in which they were learned.</summary>
    public IReadOnlyList<Merge> Merges { get; }

    /// <summary>Learns merges from words. Equal counts go by ordinal order, so the same words give the same merges on every machine.</summary>
    /// <param name="words">Every word as often as it is seen.</param>
    /// <param name="merges">How many at most; it ends earlier where no pair is seen twice.</param>
    /// <exception cref="ArgumentException">The number is negative, or a word is empty or ends with the mark.</exception>
    public static Subwords Learn(IEnumerable<string> words, int merges)
    {
        ArgumentNullException.ThrowIfNull(words);
        Guard.That(merges >= 0, nameof(merges), $"'merges' is {merges}; expected 0 or more.");
        (List<string> Pieces, long Count)[] seen = [.. words.CountBy(word => word).Select(w => (Letters(w.Key), (long)w.Value))];
        var learned = new List<Merge>();
        while (learned.Count < merges && Best(seen) is { } best)
        {
            foreach ((List<string> pieces, _) in seen) Apply(pieces, best.Left, best.Right);
            learned.Add(best);
        }
        return new Subwords(learned);
    }

    /// <summary>A word in pieces: the merge that was learned first comes first.</summary>
    /// <exception cref="ArgumentException">The word is empty or ends with the mark.</exception>
    public IReadOnlyList<string> Split(string word)
    {
        List<string> pieces = Letters(word);
        while (true)
        {
            int rank = Enumerable.Range(0, pieces.Count - 1).Select(i => ranks.GetValueOrDefault((pieces[i], pieces[i + 1]), int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();
            if (rank == int.MaxValue) return pieces;
            Apply(pieces, Merges[rank].Left, Merges[rank].Right);
        }
    }

    /// <summary>All words of a sentence in pieces.</summary>
    public IReadOnlyList<string> Split(IEnumerable<string> words) => [.. words.SelectMany(Split)];

    /// <summary>Pieces back to words.</summary>
    public static IReadOnlyList<string> Join(IEnumerable<string> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (string piece in pieces)
        {
            word.Append(Bare(piece));
            if (GoesOn(piece)) continue;
            words.Add(word.ToString());
            word.Clear();
        }
        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }

    /// <summary>How many merges.</summary>
    public override string ToString() => FormattableString.Invariant($"Subwords of {Merges.Count:N0} merges");

    private static List<string> Letters(string word)
    {
        Guard.That(!string.IsNullOrEmpty(word), nameof(word), "'word' is empty; expected text.");
        Guard.That(!GoesOn(word), nameof(word), $"'word' is {word}; expected no {Mark} at its end.");
        string[] letters = [.. word.EnumerateRunes().Select(rune => rune.ToString())];
        return [.. letters[..^1].Select(letter => letter + Mark), letters[^1]];
    }

    private static Merge? Best((List<string> Pieces, long Count)[] seen)
    {
        var pairs = new Dictionary<(string Left, string Right), long>();
        foreach ((List<string> pieces, long count) in seen)
            for (int i = 0; i + 1 < pieces.Count; i++)
                pairs[(pieces[i], pieces[i + 1])] = pairs.GetValueOrDefault((pieces[i], pieces[i + 1])) + count;
        return pairs.Where(pair => pair.Value > 1)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Left, StringComparer.Ordinal).ThenBy(pair => pair.Key.Right, StringComparer.Ordinal)
            .Select(pair => new Merge(pair.Key.Left, pair.Key.Right, pair.Value)).FirstOrDefault();
    }

    private static void Apply(List<string> pieces, string left, string right)
    {
        for (int i = 0; i + 1 < pieces.Count; i++)
        {
            if (pieces[i] != left || pieces[i + 1] != right) continue;
            pieces[i] = Bare(left) + right;
            pieces.RemoveAt(i + 1);
        }
    }

    private static bool GoesOn(string piece) => piece.EndsWith(Mark, StringComparison.Ordinal);

    private static string Bare(string piece) => GoesOn(piece) ? piece[..^Mark.Length] : piece;
}

/// <summary>Two pieces that became one.</summary>
/// <param name="Left">The first; it goes on, so it carries the mark.</param>
/// <param name="Right">The second.</param>
/// <param name="Count">How often they stood side by side when they were merged.</param>
public sealed record Merge(string Left, string Right, long Count)
{
    /// <summary>What they became.</summary>
    public string Piece => Left[..^Subwords.Mark.Length] + Right;

    /// <summary>Both and what they became.</summary>
    public override string ToString() => FormattableString.Invariant($"{Left} {Right} → {Piece}   {Count:N0} times");
}
