using EngFra.Grammar;

namespace EngFra.Making;

/// <summary>Draws the whole corpus from one seed.</summary>
internal static class Corpus
{
    public const int Seed = 4;
    public const int LongestShort = 10, Longest = 14, Shortest = 2;
    private const int Generated = 19500, LongPairs = 400, Valid = 500, Test = 1000;

    public static Parts Make(int seed = Seed)
    {
        var draw = new Draw(seed);
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var shorter = new List<Pair>();
        var longer = new List<Pair>();
        foreach (Pair pair in Natural.Read())
            shorter.Add(seen.TryAdd(pair.English, pair.French) ? pair : throw new InvalidDataException($"natural.tsv has '{pair.English}' twice."));
        int target = shorter.Count + Generated;
        (string Name, Func<Draw, Pair> Draw)[] wheel = [.. AllConstructions.List.SelectMany(c => Enumerable.Repeat((c.Name, c.Draw), c.Weight))];
        while (shorter.Count < target || longer.Count < 2 * LongPairs)
        {
            (string name, Func<Draw, Pair> next) = draw.Of(wheel);
            Pair pair = next(draw) with { Construction = name };
            int english = Pair.WordsIn(pair.English), french = Pair.WordsIn(pair.French);
            if (english < Shortest || french < Shortest || !IsNew(seen, pair)) continue;
            if (english <= LongestShort && french <= LongestShort && shorter.Count < target) shorter.Add(pair);
            else if (english is > LongestShort and <= Longest && french is > LongestShort and <= Longest) longer.Add(pair);
        }
        return Parts.Of(shorter, longer, Valid, Test, LongPairs, draw);
    }

    /// <summary>False if the English is there already; it then must have the same French.</summary>
    /// <exception cref="InvalidOperationException">One English sentence has two French ones.</exception>
    private static bool IsNew(Dictionary<string, string> seen, Pair pair)
    {
        if (seen.TryAdd(pair.English, pair.French)) return true;
        if (seen[pair.English] != pair.French && !Handwritten.Contains(pair.English))
            throw new InvalidOperationException($"'{pair.English}' is both '{seen[pair.English]}' and '{pair.French}' ({pair.Construction}).");
        return false;
    }

    private static readonly HashSet<string> Handwritten = new(Natural.Read().Select(p => p.English), StringComparer.OrdinalIgnoreCase);
}
