namespace EngFra.French;

/// <summary>A French noun. Its determiners depend on gender, number and on how the next word begins.</summary>
internal sealed record Noun(string Singular, string Plural, bool Feminine)
{
    public Agreement Agreement(bool plural) => new(Feminine, plural);

    public string Form(bool plural) => plural ? Plural : Singular;
}
