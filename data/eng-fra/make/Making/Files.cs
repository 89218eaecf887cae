using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EngFra.Grammar;

namespace EngFra.Making;

/// <summary>The files of the corpus: five of tab-separated lines, and the README with their counts and checksums.</summary>
internal static class Files
{
    /// <summary>Every file by name, as bytes: UTF-8 without mark, LF.</summary>
    public static IReadOnlyDictionary<string, byte[]> Of(Parts parts)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["train.tsv"] = Lines(parts.Train),
            ["valid.tsv"] = Lines(parts.Valid),
            ["test.tsv"] = Lines(parts.Test),
            ["long.tsv"] = Lines(parts.Long),
            ["orders.tsv"] = Lines(parts.Orders),
        };
        files["README.md"] = Encoding.UTF8.GetBytes(Readme(parts, files));
        return files;
    }

    /// <summary>Writes them, each through a temporary file.</summary>
    public static void Write(IReadOnlyDictionary<string, byte[]> files, string folder)
    {
        foreach ((string name, byte[] bytes) in files)
        {
            string path = Path.Combine(folder, name);
            File.WriteAllBytes(path + ".part", bytes);
            File.Move(path + ".part", path, overwrite: true);
        }
    }

    private static byte[] Lines(IReadOnlyList<Pair> pairs) => Encoding.UTF8.GetBytes(string.Concat(pairs.Select(p => $"{p.English}\t{p.French}\n")));

    private static string Readme(Parts parts, Dictionary<string, byte[]> files)
    {
        using Stream stream = typeof(Files).Assembly.GetManifestResourceStream("README.template.md") ?? throw new InvalidOperationException("README.template.md is not in the program.");
        using var reader = new StreamReader(stream);
        var text = new StringBuilder(reader.ReadToEnd().ReplaceLineEndings("\n"));
        text.Replace("{pairs}", Number(parts.All.Count()));
        text.Replace("{natural}", Number(parts.All.Count(p => p.Construction == "natural")));
        text.Replace("{english}", Number(parts.All.SelectMany(p => Words.English(p.English)).Distinct(StringComparer.Ordinal).Count()));
        text.Replace("{french}", Number(parts.All.SelectMany(p => Words.French(p.French)).Distinct(StringComparer.Ordinal).Count()));
        text.Replace("{seed}", Number(Corpus.Seed));
        text.Replace("{rows}", string.Join('\n', Rows(parts, files)));
        text.Replace("{constructions}", string.Join('\n', Constructions(parts)));
        return text.ToString();
    }

    private static IEnumerable<string> Rows(Parts parts, Dictionary<string, byte[]> files)
    {
        foreach ((string name, string what, IReadOnlyList<Pair> pairs) in new[] { ("train.tsv", "training", parts.Train), ("valid.tsv", "validation", parts.Valid), ("test.tsv", "test", parts.Test), ("long.tsv", "test, longer sentences than any other part", parts.Long), ("orders.tsv", "test, a construction that no other part has: denied orders", parts.Orders) })
            yield return $"| `{name}` | {what} | {Number(pairs.Count)} | {Range(pairs.Select(p => Pair.WordsIn(p.English)))} | {Range(pairs.Select(p => Pair.WordsIn(p.French)))} | `{Convert.ToHexStringLower(SHA256.HashData(files[name]))}` |";
    }

    private static IEnumerable<string> Constructions(Parts parts) => parts.All.GroupBy(p => p.Construction, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (Key: g.Key, Count: g.Count(), Shown: g.OrderBy(p => p.English.Length).ElementAt(g.Count() / 2)))
        .Select(g => $"| {g.Key} | {Number(g.Count)} | {g.Shown.English} | {g.Shown.French} |");

    private static string Range(IEnumerable<int> counts) => $"{counts.Min()} to {counts.Max()}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
