namespace RnnKit.Text;

/// <summary>How many tokens have to be put in, taken out or replaced to make one sentence of another (Levenshtein 1965).</summary>
public static class EditDistance
{
    /// <summary>The distance between two sentences.</summary>
    /// <param name="a">Tokens of the one.</param>
    /// <param name="b">Tokens of the other.</param>
    /// <param name="most">Where to give up: a larger distance is given as this.</param>
    public static int Between<TToken>(IReadOnlyList<TToken> a, IReadOnlyList<TToken> b, int most = int.MaxValue)
        where TToken : IEquatable<TToken>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (Math.Abs(a.Count - b.Count) >= most) return most;
        Span<int> row = b.Count < 128 ? stackalloc int[b.Count + 1] : new int[b.Count + 1];
        for (int j = 0; j < row.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Count; i++)
        {
            int diagonal = row[0], least = row[0] = i;
            for (int j = 1; j <= b.Count; j++)
            {
                int replaced = diagonal + (a[i - 1].Equals(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
                least = Math.Min(least, row[j]);
            }
            if (least >= most) return most;
        }
        return Math.Min(row[^1], most);
    }
}
