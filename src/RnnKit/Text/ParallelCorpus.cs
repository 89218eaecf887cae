using RnnKit.Foundations;

namespace RnnKit.Text;

/// <summary>
/// Pairs of sentences in two languages. <see cref="Read"/> takes the format of the Tatoeba pairs (manythings.org/anki):
/// UTF-8, a line a pair, <c>source TAB target</c>, optionally a third column with an attribution.
/// </summary>
public sealed class ParallelCorpus
{
    /// <summary>A corpus from its pairs.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="pairs">At least one.</param>
    /// <param name="badLines">The lines that are not among the pairs, and why.</param>
    /// <exception cref="ArgumentException">There are no pairs.</exception>
    public ParallelCorpus(string name, IReadOnlyList<SentencePair> pairs, IReadOnlyList<BadLine>? badLines = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Guard.That(pairs.Count > 0, nameof(pairs), $"'pairs' of the corpus '{name}' is empty; expected at least one pair.");
        (Name, Pairs, BadLines) = (name, pairs, badLines ?? []);
    }

    /// <summary>What it is called: the file's name, if it was read.</summary>
    public string Name { get; }

    /// <summary>The pairs, in the order of the file.</summary>
    public IReadOnlyList<SentencePair> Pairs { get; }

    /// <summary>Every line that is not among the <see cref="Pairs"/>, with its number and the reason.</summary>
    public IReadOnlyList<BadLine> BadLines { get; }

    /// <summary>Reads a file of two or three tab-separated columns. Bad lines do not stop it: they are in <see cref="BadLines"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is empty or no line of it is a pair; the message says why.</exception>
    public static ParallelCorpus Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no corpus at '{path}'; expected a file of lines 'source TAB target'.", path);
        return TsvLines.Read(File.ReadAllBytes(path), Path.GetFileName(path));
    }

    /// <summary>Writes the pairs as <see cref="Read"/> reads them, through a temporary file: an earlier file stays whole until the new one is.</summary>
    /// <exception cref="InvalidOperationException">A sentence is blank or holds a tab or a line break, which the format cannot hold.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, TsvLines.Write(Pairs));
    }

    /// <summary>
    /// Parts for training and testing that share no source sentence: all translations of a sentence go to the same part.
    /// Sentences that differ only in case, spaces or the kind of apostrophe count as the same.
    /// </summary>
    /// <param name="testShare">The share of the different source sentences to test on, in (0, 1); both parts get at least one.</param>
    /// <param name="seed">Draws which ones.</param>
    /// <exception cref="ArgumentException">There is only one source sentence, or the share leaves a part empty.</exception>
    public (ParallelCorpus Train, ParallelCorpus Test) Split(double testShare, int seed)
    {
        string[] sources = [.. Pairs.Select(p => Spelling.Key(p.Source)).Distinct(StringComparer.Ordinal)];
        if (sources.Length < 2) throw new ArgumentException($"The corpus '{Name}' has 1 source sentence; expected 2 or more to split it.", nameof(testShare));
        int count = (int)Math.Round(Guard.Between(testShare, 0, 1) * sources.Length);
        Guard.That(count > 0 && count < sources.Length, nameof(testShare), $"'testShare' is {testShare}, which leaves a part of the {sources.Length} source sentences empty.");
        new Random(seed).Shuffle(sources);
        HashSet<string> chosen = new(sources.Take(count), StringComparer.Ordinal);
        ILookup<bool, SentencePair> parts = Pairs.ToLookup(p => chosen.Contains(Spelling.Key(p.Source)));
        return (new ParallelCorpus($"{Name} (train)", [.. parts[false]]), new ParallelCorpus($"{Name} (test)", [.. parts[true]]));
    }

    /// <summary>Each source sentence once, with all its translations, in the order of first appearance.</summary>
    public IReadOnlyList<Translations> BySource() =>
        [.. Pairs.GroupBy(p => Spelling.Key(p.Source), StringComparer.Ordinal).Select(g => new Translations(g.First().Source, [.. g.Select(p => p.Target)]))];

    /// <summary>Sizes, and the first bad lines if there are any.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: {Pairs.Count:N0} pairs") + (BadLines.Count == 0 ? "" : $"; {TsvLines.Summary(BadLines)}");
}
