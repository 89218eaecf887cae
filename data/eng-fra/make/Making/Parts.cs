using EngFra.Grammar;

namespace EngFra.Making;

/// <summary>
/// The parts of the corpus. No English sentence is in two of them; every word of the other parts is in the first.
/// Denied orders stand in the last alone: all their words are known, the construction is not.
/// </summary>
internal sealed record Parts(IReadOnlyList<Pair> Train, IReadOnlyList<Pair> Valid, IReadOnlyList<Pair> Test, IReadOnlyList<Pair> Long, IReadOnlyList<Pair> Orders)
{
    /// <summary>How often training must show a word before another part may ask for it.</summary>
    public const int LeastSeen = 5;

    public IEnumerable<Pair> All => Train.Concat(Valid).Concat(Test).Concat(Long).Concat(Orders);

    /// <summary>Divides the pairs, in an order drawn from the seed.</summary>
    public static Parts Of(IReadOnlyList<Pair> pairs, IReadOnlyList<Pair> longer, int valid, int test, int longest, Draw draw)
    {
        Pair[] orders = [.. pairs.Where(IsDeniedOrder)], order = [.. pairs.Where(pair => !IsDeniedOrder(pair))];
        draw.Shuffle(order);
        Pair[] fitting = Known(order, order), rest = [.. order.Except(fitting)];
        int held = valid + test;
        Pair[] train = [.. fitting[held..], .. rest];
        Pair[] candidates = fitting[..held];
        Pair[] kept = Known(candidates, train), back = [.. candidates.Except(kept)];
        train = [.. train, .. back];
        Pair[] known = Known([.. longer.Where(pair => !IsDeniedOrder(pair))], train);
        draw.Shuffle(train);
        int share = kept.Length * valid / held;
        return new Parts(train, kept[..share], kept[share..], known[..Math.Min(longest, known.Length)], Known(orders, train));
    }

    /// <summary>Don't read! Ne lis pas ! However it came into the corpus.</summary>
    private static bool IsDeniedOrder(Pair pair) => pair.English.StartsWith("Don't ", StringComparison.Ordinal);

    /// <summary>The pairs whose words all stand often enough in others.</summary>
    private static Pair[] Known(IReadOnlyList<Pair> pairs, IReadOnlyList<Pair> seen)
    {
        Dictionary<string, int> english = Count(seen.SelectMany(p => Words.English(p.English))), french = Count(seen.SelectMany(p => Words.French(p.French)));
        return [.. pairs.Where(p => Words.English(p.English).All(w => english.GetValueOrDefault(w) >= LeastSeen) && Words.French(p.French).All(w => french.GetValueOrDefault(w) >= LeastSeen))];
    }

    private static Dictionary<string, int> Count(IEnumerable<string> words) => words.GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
