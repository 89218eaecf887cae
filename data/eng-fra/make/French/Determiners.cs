namespace EngFra.French;

/// <summary>Articles, demonstratives and possessives. <c>le</c> and <c>la</c> are elided later, when the sentence is written.</summary>
internal static class Determiners
{
    private static readonly string[][] Possessives =
    [
        ["mon", "ma", "mes"], ["ton", "ta", "tes"], ["son", "sa", "ses"], ["notre", "notre", "nos"], ["votre", "votre", "vos"], ["leur", "leur", "leurs"],
    ];

    public static string Definite(Agreement of) => of.Plural ? "les" : of.Feminine ? "la" : "le";

    public static string Indefinite(Agreement of) => of.Plural ? "des" : of.Feminine ? "une" : "un";

    /// <summary>Some of it: <c>du</c>, <c>de la</c>, <c>de l'</c>, <c>des</c>.</summary>
    public static string Partitive(Agreement of) => "de " + Definite(of);

    public static string Demonstrative(Agreement of, string next) =>
        of.Plural ? "ces" : of.Feminine ? "cette" : Sounds.BeginsWithVowel(next) ? "cet" : "ce";

    /// <summary>The possessive of a person, 0 to 5; the feminine is masculine before a vowel: <c>mon amie</c>.</summary>
    public static string Possessive(int person, Agreement of, string next)
    {
        bool feminine = of.Feminine && !Sounds.BeginsWithVowel(next);
        return Possessives[person][of.Plural ? 2 : feminine ? 1 : 0];
    }
}
