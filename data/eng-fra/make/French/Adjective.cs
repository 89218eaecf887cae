namespace EngFra.French;

/// <summary>A French adjective, from its masculine; <c>beau</c>, <c>nouveau</c> and <c>vieux</c> have a form of their own before a vowel.</summary>
internal sealed class Adjective(string masculine)
{
    private static readonly Dictionary<string, string> Feminines = new(StringComparer.Ordinal)
    {
        ["blanc"] = "blanche",
        ["frais"] = "fraîche",
        ["long"] = "longue",
        ["beau"] = "belle",
        ["nouveau"] = "nouvelle",
        ["vieux"] = "vieille",
        ["doux"] = "douce",
        ["gros"] = "grosse",
        ["bas"] = "basse",
        ["sec"] = "sèche",
        ["fou"] = "folle",
        ["gentil"] = "gentille",
        ["bon"] = "bonne",
        ["roux"] = "rousse",
        ["favori"] = "favorite",
        ["léger"] = "légère",
        ["cher"] = "chère",
        ["dernier"] = "dernière",
        ["premier"] = "première",
        ["étranger"] = "étrangère",
        ["grec"] = "grecque",
        ["faux"] = "fausse",
        ["inquiet"] = "inquiète",
    };

    private static readonly Dictionary<string, string> BeforeVowel = new(StringComparer.Ordinal)
    {
        ["beau"] = "bel",
        ["nouveau"] = "nouvel",
        ["vieux"] = "vieil",
    };

    public string Masculine { get; } = masculine;

    /// <summary>Phrases such as <c>en colère</c> and colors named after things do not change.</summary>
    public bool Invariable => Masculine is "marron" or "orange" || Masculine.StartsWith("en ", StringComparison.Ordinal);

    public string Form(Agreement agreement)
    {
        if (Invariable) return Masculine;
        string form = agreement.Feminine ? Feminine : Masculine;
        return agreement.Plural ? Plurals.Of(form, adjective: true) : form;
    }

    /// <summary>The form before a noun, which may begin with a vowel: <c>un bel arbre</c>.</summary>
    public string FormBefore(string noun, Agreement agreement) =>
        agreement == Agreement.Masculine && BeforeVowel.TryGetValue(Masculine, out string? own) && Sounds.BeginsWithVowel(noun) ? own : Form(agreement);

    private string Feminine => Feminines.TryGetValue(Masculine, out string? own) ? own : Masculine switch
    {
        [.., 'e'] => Masculine,
        [.. var stem, 'e', 'u', 'x'] => stem + "euse",
        [.. var stem, 'f'] => stem + "ve",
        [.., 'e', 'l'] or [.., 'e', 'n'] or [.., 'o', 'n'] => Masculine + Masculine[^1] + "e",
        _ => Masculine + "e",
    };
}
