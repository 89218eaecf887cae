using EngFra.Grammar;

namespace EngFra.Making;

/// <summary>Sentences written by hand, from the file <c>natural.tsv</c>.</summary>
internal static class Natural
{
    public static IReadOnlyList<Pair> Read()
    {
        using Stream stream = typeof(Natural).Assembly.GetManifestResourceStream("natural.tsv") ?? throw new InvalidOperationException("natural.tsv is not in the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Parse(line.TrimEnd('\r')))];
    }

    /// <summary>The file has plain spaces; before the double signs of French belong narrow ones that do not break.</summary>
    private static Pair Parse(string line)
    {
        string[] columns = line.Split('\t');
        if (columns.Length != 2) throw new InvalidDataException($"natural.tsv has a line of {columns.Length} columns; expected 2: '{line}'.");
        string french = columns[1].Replace(" ?", "\u202F?", StringComparison.Ordinal).Replace(" !", "\u202F!", StringComparison.Ordinal);
        return new Pair(columns[0], french, "natural");
    }
}
