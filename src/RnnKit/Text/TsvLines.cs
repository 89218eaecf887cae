using System.Text;

namespace RnnKit.Text;

/// <summary>The lines of a tab-separated corpus: each is a pair, or bad for a reason.</summary>
internal static class TsvLines
{
    private const int Shown = 3;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ParallelCorpus Read(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.IsEmpty) throw new InvalidDataException($"The corpus '{name}' is empty; expected lines 'source TAB target'.");
        var pairs = new List<SentencePair>();
        var bad = new List<BadLine>();
        for (int number = 1; !bytes.IsEmpty; number++)
        {
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            Add(number, line.TrimEnd((byte)'\r'), pairs, bad);
        }
        if (pairs.Count == 0) throw new InvalidDataException($"The corpus '{name}' has no pair; {Summary(bad)}. Expected 'source TAB target', optionally with a third column.");
        return new ParallelCorpus(name, pairs, bad);
    }

    public static byte[] Write(IReadOnlyList<SentencePair> pairs)
    {
        var text = new StringBuilder();
        foreach (SentencePair pair in pairs)
        {
            string line = pair.Attribution is null ? $"{pair.Source}\t{pair.Target}" : $"{pair.Source}\t{pair.Target}\t{pair.Attribution}";
            if (line.AsSpan().IndexOfAny('\n', '\r') >= 0 || line.Count(c => c == '\t') != (pair.Attribution is null ? 1 : 2))
                throw new InvalidOperationException($"The pair '{line}' holds a tab or a line break within a column; the format cannot hold it.");
            if (string.IsNullOrWhiteSpace(pair.Source) || string.IsNullOrWhiteSpace(pair.Target))
                throw new InvalidOperationException($"The pair '{line}' has no source or no target sentence; the format cannot hold it.");
            text.Append(line).Append('\n');
        }
        return Strict.GetBytes(text.ToString());
    }

    /// <summary>How many bad lines, and the first of them.</summary>
    public static string Summary(IReadOnlyList<BadLine> bad) =>
        $"{bad.Count} bad line{(bad.Count == 1 ? "" : "s")}: {string.Join("; ", bad.Take(Shown))}{(bad.Count > Shown ? "; …" : "")}";

    private static void Add(int number, ReadOnlySpan<byte> bytes, List<SentencePair> pairs, List<BadLine> bad)
    {
        string line;
        try
        {
            line = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            bad.Add(new BadLine(number, $"not UTF-8 at byte {broken.Index + 1}", Encoding.UTF8.GetString(bytes)));
            return;
        }
        string[] columns = [.. line.Split('\t').Select(column => column.Trim())];
        string? reason = columns switch
        {
            _ when string.IsNullOrWhiteSpace(line) => "blank",
            { Length: 1 } => "one column, expected two or three",
            { Length: > 3 } => $"{columns.Length} columns, expected two or three",
            ["", ..] => "no source sentence",
            [_, "", ..] => "no target sentence",
            _ => null,
        };
        if (reason is null) pairs.Add(new SentencePair(columns[0], columns[1], columns.Length == 3 ? columns[2] : null));
        else bad.Add(new BadLine(number, reason, line));
    }
}
