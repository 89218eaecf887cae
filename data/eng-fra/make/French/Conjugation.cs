namespace EngFra.French;

/// <summary>From an infinitive to a conjugated verb: the three regular groups, their spelling changes, and the irregular verbs.</summary>
internal static class Conjugation
{
    public static readonly HashSet<string> TakesEtre = new(StringComparer.Ordinal)
    {
        "aller", "venir", "revenir", "devenir", "arriver", "partir", "sortir", "entrer", "rentrer", "monter", "descendre", "rester",
        "retourner", "tomber", "naître", "mourir",
    };

    public static readonly Dictionary<string, string[]> Imperatives = new(StringComparer.Ordinal)
    {
        ["être"] = ["sois", "soyons", "soyez"],
        ["avoir"] = ["aie", "ayons", "ayez"],
        ["savoir"] = ["sache", "sachons", "sachez"],
    };

    private static readonly HashSet<string> Doubled = new(StringComparer.Ordinal) { "appeler", "rappeler", "jeter" };
    private static readonly Dictionary<string, Verb> Known = new(StringComparer.Ordinal);

    public static Verb Of(string infinitive)
    {
        if (Known.TryGetValue(infinitive, out Verb? verb)) return verb;
        return Known[infinitive] = IrregularVerbs.Find(infinitive) ?? infinitive[^2..] switch
        {
            "er" => First(infinitive),
            "ir" => Regular(infinitive, ["is", "is", "it", "issons", "issez", "issent"], "i"),
            "re" => Regular(infinitive, ["s", "s", "", "ons", "ez", "ent"], "u"),
            _ => throw new ArgumentException($"'{infinitive}' is no French infinitive that this program knows.", nameof(infinitive)),
        };
    }

    private static Verb Regular(string infinitive, string[] endings, string participle) =>
        new(infinitive, [.. endings.Select(ending => infinitive[..^2] + ending)], infinitive[..^2] + participle);

    /// <summary>The first group: a silent ending changes the vowel or the y before it, <c>-ons</c> softens g and c.</summary>
    private static Verb First(string infinitive)
    {
        string stem = infinitive[..^2], silent = BeforeSilentE(infinitive, stem);
        string soft = stem[^1] switch { 'g' => stem + "e", 'c' => stem[..^1] + "ç", _ => stem };
        return new Verb(infinitive, [silent + "e", silent + "es", silent + "e", soft + "ons", stem + "ez", silent + "ent"], stem + "é");
    }

    private static string BeforeSilentE(string infinitive, string stem)
    {
        if (stem.EndsWith('y')) return stem[..^1] + "i";
        if (Doubled.Contains(infinitive)) return stem + stem[^1];
        if (stem.Length < 2 || "aeiouyé".Contains(stem[^1], StringComparison.Ordinal)) return stem;
        return stem[^2] is 'e' or 'é' ? stem[..^2] + "è" + stem[^1] : Cluster(stem);
    }

    /// <summary>Also before two consonants: célébrer, je célèbre.</summary>
    private static string Cluster(string stem) =>
        stem.Length > 3 && stem[^3] == 'é' && stem[^1] is 'r' or 'l' && "bcdgptv".Contains(stem[^2], StringComparison.Ordinal)
            ? stem[..^3] + "è" + stem[^2..]
            : stem;
}
