using RnnKit.Foundations;

namespace RnnKit.Text;

/// <summary>
/// Tokens and their ids. The first four ids are special: padding, start, end, unknown; then the tokens by falling count,
/// equal counts by ordinal order, so the same text gives the same ids on every machine.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The id that fills up short sentences, <c>&lt;pad&gt;</c>. (A <see cref="Tokens"/> batch marks its padding itself, by <see cref="Tokens.Nothing"/>.)</summary>
    public const int Padding = SpecialTokens.Padding;

    /// <summary>The id before the first token, <c>&lt;start&gt;</c>.</summary>
    public const int Start = SpecialTokens.Start;

    /// <summary>The id after the last token, <c>&lt;end&gt;</c>.</summary>
    public const int End = SpecialTokens.End;

    /// <summary>The id of every token that is not in the vocabulary, <c>&lt;unk&gt;</c>.</summary>
    public const int Unknown = SpecialTokens.Unknown;

    private static readonly string[] Specials = ["<pad>", "<start>", "<end>", "<unk>"];
    private readonly string[] tokens;
    private readonly long[] counts;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    /// <summary>The vocabulary of some sentences.</summary>
    /// <param name="sentences">Tokens of each sentence.</param>
    /// <param name="minimumCount">Tokens seen less often are unknown; at least 1.</param>
    /// <param name="maximumSize">The most ids, the four special ones included; null for no limit.</param>
    /// <exception cref="ArgumentException">There are no tokens, a token is empty or reads like a special one, or a limit is too small.</exception>
    public Vocabulary(IEnumerable<IEnumerable<string>> sentences, int minimumCount = 1, int? maximumSize = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        Guard.Positive(minimumCount);
        int most = maximumSize ?? int.MaxValue;
        Guard.That(most > Specials.Length, nameof(maximumSize), $"'maximumSize' is {most}; expected more than the {Specials.Length} special tokens.");
        Dictionary<string, long> seen = Count(sentences, nameof(sentences));
        Guard.That(seen.Count > 0, nameof(sentences), "'sentences' has no tokens; expected at least one.");
        KeyValuePair<string, long>[] kept = [.. seen.Where(s => s.Value >= minimumCount)
            .OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(most - Specials.Length)];
        TotalCount = seen.Values.Sum();
        long known = kept.Sum(k => k.Value);
        tokens = [.. Specials, .. kept.Select(k => k.Key)];
        counts = [0, 0, 0, TotalCount - known, .. kept.Select(k => k.Value)];
        MinimumCount = minimumCount;
        for (int id = 0; id < tokens.Length; id++) ids.Add(tokens[id], id);
    }

    /// <summary>A vocabulary whose ids are known: what was saved with a model.</summary>
    /// <param name="tokens">The tokens after the four special ones, in the order of their ids, each once; each counts as seen once.</param>
    /// <exception cref="ArgumentException">There are no tokens, one is empty, special, or there twice.</exception>
    public static Vocabulary Of(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Guard.That(tokens.Distinct(StringComparer.Ordinal).Count() == tokens.Count, nameof(tokens), "'tokens' holds a token twice; expected each once.");
        return new Vocabulary(Count([tokens], nameof(tokens)), tokens);
    }

    private Vocabulary(Dictionary<string, long> seen, IReadOnlyList<string> order)
    {
        Guard.That(seen.Count > 0, nameof(tokens), "'tokens' is empty; expected at least one.");
        tokens = [.. Specials, .. order];
        counts = [0, 0, 0, 0, .. order.Select(_ => 1L)];
        (TotalCount, MinimumCount) = (order.Count, 1);
        for (int id = 0; id < tokens.Length; id++) ids.Add(tokens[id], id);
    }

    /// <summary>The tokens after the four special ones, in the order of their ids: what <see cref="Of"/> takes.</summary>
    public IReadOnlyList<string> Words => tokens[Specials.Length..];

    /// <summary>The tokens of all ids in their order, the four special ones first.</summary>
    public IReadOnlyList<string> ById => tokens;

    /// <summary>How many ids, the four special ones included: the size of an embedding and of an output layer.</summary>
    public int Size => tokens.Length;

    /// <summary>How often a token must be seen to have an id of its own.</summary>
    public int MinimumCount { get; }

    /// <summary>All tokens counted, known or not.</summary>
    public long TotalCount { get; }

    /// <summary>The share of the counted tokens that became unknown, 0 to 1.</summary>
    public double UnknownShare => (double)counts[Unknown] / TotalCount;

    /// <summary>The id of a token; <see cref="Unknown"/> if it has none.</summary>
    public int this[string token] => ids.GetValueOrDefault(token, Unknown);

    /// <summary>The token of an id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public string this[int id] => tokens[Guard.Index(id, Size)];

    /// <summary>True if the token has an id of its own.</summary>
    public bool Contains(string token) => ids.ContainsKey(token);

    /// <summary>How often the token of an id was counted; for <see cref="Unknown"/> all that were left out together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public long CountOf(int id) => counts[Guard.Index(id, Size)];

    /// <summary>Tokens to ids; what is not in the vocabulary becomes <see cref="Unknown"/>.</summary>
    /// <param name="sentence">The tokens.</param>
    /// <param name="start">Puts <see cref="Start"/> before them: the input of a decoder.</param>
    /// <param name="end">Puts <see cref="End"/> after them: the target of a decoder.</param>
    public int[] Encode(IReadOnlyList<string> sentence, bool start = false, bool end = false)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        IEnumerable<int> encoded = sentence.Select(token => this[token]);
        return [.. start ? [Start] : Array.Empty<int>(), .. encoded, .. end ? [End] : Array.Empty<int>()];
    }

    /// <summary>
    /// Ids to tokens, up to the first <see cref="End"/>; start and padding (also <see cref="Tokens.Nothing"/>) are left out, an unknown token reads <c>&lt;unk&gt;</c>.
    /// </summary>
    /// <exception cref="ArgumentException">An id is not in the vocabulary.</exception>
    public IReadOnlyList<string> Decode(IEnumerable<int> sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var decoded = new List<string>();
        foreach (int id in sentence)
        {
            if (id == End) break;
            if (id is Padding or Start or Tokens.Nothing) continue;
            Guard.That(id >= 0 && id < Size, nameof(sentence), $"'sentence' holds the id {id}; expected 0 to {Size - 1}.");
            decoded.Add(tokens[id]);
        }
        return decoded;
    }

    /// <summary>Sizes, such as <c>Vocabulary of 5,319 (4 special), seen 2 times or more; 1.2% of 480,000 tokens unknown</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Vocabulary of {Size:N0} ({Specials.Length} special), seen {MinimumCount} times or more; {100 * UnknownShare:0.0}% of {TotalCount:N0} tokens unknown");

    private static Dictionary<string, long> Count(IEnumerable<IEnumerable<string>> sentences, string name)
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (IEnumerable<string> sentence in sentences)
            foreach (string token in sentence)
            {
                Guard.That(!string.IsNullOrEmpty(token), name, $"'{name}' holds an empty token; expected text.");
                Guard.That(!Specials.Contains(token), name, $"'{name}' holds the token {token}, which is a special one; expected other text.");
                seen[token] = seen.GetValueOrDefault(token) + 1;
            }
        return seen;
    }
}
