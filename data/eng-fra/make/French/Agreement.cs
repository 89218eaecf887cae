namespace EngFra.French;

/// <summary>What articles, adjectives and participles agree with.</summary>
internal readonly record struct Agreement(bool Feminine, bool Plural)
{
    public static readonly Agreement
        Masculine = new(false, false), Femininely = new(true, false), Masculines = new(false, true), Feminines = new(true, true);

    /// <summary>A regular adjective or participle with its endings: <c>-e</c>, <c>-s</c>, <c>-es</c>.</summary>
    public string Of(string masculine) =>
        masculine + (Feminine ? masculine.EndsWith('e') && !masculine.EndsWith('é') ? "" : "e" : "")
        + (Plural && (Feminine || !(masculine.EndsWith('s') || masculine.EndsWith('x'))) ? "s" : "");
}
