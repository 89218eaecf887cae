namespace EngFra.English;

/// <summary>Endings of English nouns and verbs.</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        ["child"] = "children",
        ["man"] = "men",
        ["woman"] = "women",
        ["policeman"] = "policemen",
        ["knife"] = "knives",
        ["mouse"] = "mice",
        ["scarf"] = "scarves",
        ["shelf"] = "shelves",
        ["fish"] = "fish",
        ["sheep"] = "sheep",
        ["foot"] = "feet",
        ["tooth"] = "teeth",
        ["wife"] = "wives",
    };

    public static bool EndsInConsonantY(string word) => word.EndsWith('y') && !"aeiou".Contains(word[^2], StringComparison.Ordinal);

    /// <summary>The ending -s of verbs and regular plurals: watches, goes, cities.</summary>
    public static string WithS(string word) =>
        EndsInConsonantY(word) ? word[..^1] + "ies"
        : word[^1] is 's' or 'x' or 'z' || word.EndsWith("sh", StringComparison.Ordinal) || word.EndsWith("ch", StringComparison.Ordinal)
            || word is "go" or "do" or "potato" or "tomato" ? word + "es"
        : word + "s";

    public static string Plural(string noun) => Plurals.TryGetValue(noun, out string? own) ? own : WithS(noun);

    /// <summary>The article a or an, by the sound of the next word: an hour, a university.</summary>
    public static string Indefinite(string next)
    {
        bool silent = next.StartsWith("honest", StringComparison.Ordinal) || next.StartsWith("hour", StringComparison.Ordinal);
        bool glide = next.StartsWith("uni", StringComparison.Ordinal) || next.StartsWith("use", StringComparison.Ordinal);
        return silent || ("aeiou".Contains(next[0], StringComparison.Ordinal) && !glide) ? "an" : "a";
    }

    public static string Possessive(string name) => name.EndsWith('s') && !Names.Contains(name) ? name + "'" : name + "'s";

    public static string Number(int number)
    {
        string[] small =
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
            "sixteen", "seventeen", "eighteen", "nineteen",
        ];
        string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        return number < 20 ? small[number] : tens[number / 10] + (number % 10 == 0 ? "" : "-" + small[number % 10]);
    }

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Thomas", "Lucas", "Nicolas", "Louis" };
}
