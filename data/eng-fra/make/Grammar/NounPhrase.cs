using EngFra.English;
using EngFra.French;
using EngFra.Lexicon;

namespace EngFra.Grammar;

/// <summary>A noun with its adjective, in both languages; a determiner makes it a phrase.</summary>
internal sealed record NounPhrase(NounPair Noun, bool Plural, AdjectivePair? Adjective = null)
{
    public Agreement Agreement => Noun.French.Agreement(Plural);

    /// <summary>English, the adjective first.</summary>
    public string English => (Adjective is null ? "" : Adjective.English + " ") + (Plural ? Noun.EnglishPlural : Noun.English);

    /// <summary>French, the adjective where it belongs and in the right form.</summary>
    public string French
    {
        get
        {
            string noun = Noun.French.Form(Plural);
            return Adjective switch
            {
                null => noun,
                { Before: true } => $"{Adjective.French.FormBefore(noun, Agreement)} {noun}",
                _ => $"{noun} {Adjective.French.Form(Agreement)}",
            };
        }
    }

    /// <summary>Nobody buys a sock.</summary>
    private static readonly HashSet<string> InPairs = new(StringComparer.Ordinal) { "shoe", "sock", "glove", "boot" };

    private bool AdjectiveFirst => Adjective is { Before: true };

    public Phrase The => new($"the {English}", $"{Determiners.Definite(Agreement)} {French}");

    /// <summary>A, or plural some; <c>de</c> before a plural adjective: de beaux livres.</summary>
    public Phrase A => Plural
        ? new($"some {English}", AdjectiveFirst ? $"de {French}" : $"des {French}")
        : new($"{Spelling.Indefinite(English)} {English}", $"{Determiners.Indefinite(Agreement)} {French}");

    /// <summary>What A becomes after a denied verb: <c>de</c>.</summary>
    public Phrase NoA => Plural ? new($"any {English}", $"de {French}") : new($"{Spelling.Indefinite(English)} {English}", $"de {French}");

    public Phrase Some => new($"some {English}", $"{Determiners.Partitive(Agreement)} {French}");

    public Phrase NoSome => new($"any {English}", $"de {French}");

    public Phrase This => new($"{(Plural ? "these" : "this")} {English}", $"{Determiners.Demonstrative(Agreement, French)} {French}");

    /// <summary>Of a person, 0 to 5.</summary>
    public Phrase Of(Subject owner) => new($"{owner.Own} {English}", $"{Determiners.Possessive(owner.Person, Agreement, French)} {French}");

    /// <summary>Of whoever the clause is about; the predicate fills the marks in.</summary>
    public Phrase Own => new($"{{own}} {English}", $"{(Plural ? "{s}" : Noun.French.Feminine ? "{f}" : "{m}")} {French}");

    public Phrase Count(int number) => new($"{Spelling.Number(number)} {English}", $"{Numbers.Of(number, Agreement.Feminine)} {French}");

    /// <summary>This phrase as a subject.</summary>
    public Subject As(Phrase words) => new(words, Plural ? 5 : 2, Agreement, false);

    /// <summary>A phrase of a noun, with an adjective now and then.</summary>
    public static NounPhrase Draw(Draw draw, IReadOnlyList<NounPair> nouns, double plural = 0.25, double adjective = 0.4)
    {
        NounPair noun = draw.Of(nouns);
        bool mass = noun.Kind is Kind.FoodMass or Kind.Drink;
        AdjectivePair[] fitting = Adjectives.For(noun.Kind, attributive: true);
        return new NounPhrase(noun, !mass && (InPairs.Contains(noun.English) | draw.Chance(plural)), fitting.Length > 0 && draw.Chance(adjective) ? draw.Of(fitting) : null);
    }
}
