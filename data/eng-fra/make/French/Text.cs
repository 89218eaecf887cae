using System.Text;

namespace EngFra.French;

/// <summary>
/// Words to written French: contraction (<c>à le</c> is <c>au</c>), elision (<c>je ai</c> is <c>j'ai</c>), spaces and the capital.
/// A pronoun is marked <c>~le</c>, <c>~les</c>, since only articles contract: <c>de ~le voir</c> is <c>de le voir</c>.
/// </summary>
internal static class Text
{
    private const char NarrowNoBreakSpace = '\u202F';

    private static readonly Dictionary<string, string> Contractions = new(StringComparer.Ordinal)
    {
        ["à le"] = "au",
        ["à les"] = "aux",
        ["de le"] = "du",
        ["de les"] = "des",
    };

    private static readonly HashSet<string> Elided = new(StringComparer.Ordinal)
    {
        "je", "me", "te", "se", "le", "la", "ne", "de", "que", "~le", "~la", "jusque", "lorsque", "puisque",
    };

    /// <summary>Raw words, separated by spaces, as a sentence with its capital and its mark.</summary>
    public static string Sentence(string raw, char mark)
    {
        string text = Phrase(raw);
        return char.ToUpperInvariant(text[0]) + text[1..] + (mark is '?' or '!' or ';' ? $"{NarrowNoBreakSpace}{mark}" : $"{mark}");
    }

    /// <summary>Raw words, separated by spaces, as written: contracted, then elided.</summary>
    public static string Phrase(string raw)
    {
        List<string> words = Contract(raw.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var text = new StringBuilder();
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i], next = i + 1 < words.Count ? words[i + 1] : "";
            bool elided = Elides(word, next);
            text.Append((elided ? word[..^1] + "'" : word).TrimStart('~'));
            if (next is "?" or "!" or ";") text.Append(NarrowNoBreakSpace);
            else if (i + 1 < words.Count && !elided && next is not ("," or ".")) text.Append(' ');
        }
        return text.ToString();
    }

    /// <summary>The article never contracts where it is elided: <c>de l'école</c>, but <c>du collège</c>.</summary>
    private static List<string> Contract(string[] words)
    {
        var result = new List<string>();
        for (int i = 0; i < words.Length; i++)
        {
            bool vowel = i + 2 < words.Length && Sounds.BeginsWithVowel(words[i + 2]);
            if (i + 1 < words.Length && Contractions.TryGetValue($"{words[i]} {words[i + 1]}", out string? contracted)
                && !(words[i + 1] == "le" && vowel))
            {
                result.Add(contracted);
                i++;
            }
            else result.Add(words[i]);
        }
        return result;
    }

    private static bool Elides(string word, string next) => next.Length > 0 && (word switch
    {
        "si" => next is "il" or "ils",
        "ce" => next is "est" or "était" or "étaient" or "en",
        _ => Elided.Contains(word) && Sounds.BeginsWithVowel(next),
    });
}
