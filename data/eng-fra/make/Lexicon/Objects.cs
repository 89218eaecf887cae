using EngFra.Grammar;

namespace EngFra.Lexicon;

/// <summary>Draws what verbs take: some bread, the old car, my sister.</summary>
internal static class Objects
{
    /// <summary>A, the, this or one's own, or some of what cannot be counted.</summary>
    public static Complement Any(Draw draw, IReadOnlyList<NounPair> nouns)
    {
        NounPhrase phrase = NounPhrase.Draw(draw, nouns);
        if (phrase.Noun.Kind is Kind.FoodMass or Kind.Drink)
            return draw.Chance(0.75) ? new Complement(phrase.Some, phrase.NoSome) : new Complement(phrase.This);
        return draw.Number(1, 10) switch
        {
            <= 4 => new Complement(phrase.A, phrase.NoA),
            <= 6 => new Complement(phrase.The),
            <= 8 => new Complement(phrase.This),
            _ => new Complement(phrase.Own),
        };
    }

    /// <summary>One's own, the or this one: what is lost, washed, sold.</summary>
    public static Complement Definite(Draw draw, IReadOnlyList<NounPair> nouns)
    {
        NounPhrase phrase = NounPhrase.Draw(draw, nouns);
        return new Complement(draw.Number(1, 4) switch
        {
            1 => phrase.The,
            2 => phrase.This,
            _ => phrase.Own,
        });
    }

    public static Complement The(Draw draw, IReadOnlyList<NounPair> nouns, double plural = 0, double adjective = 0) =>
        new(NounPhrase.Draw(draw, nouns, plural, adjective).The);

    public static Complement Fixed(Draw draw, IReadOnlyList<Phrase> phrases) => new(draw.Of(phrases));

    /// <summary>Some, which becomes any and de when denied.</summary>
    public static Complement Some(Draw draw, IReadOnlyList<NounPair> nouns)
    {
        NounPhrase phrase = NounPhrase.Draw(draw, nouns, plural: 1, adjective: 0.2);
        return phrase.Plural ? new Complement(phrase.A, phrase.NoA) : new Complement(phrase.Some, phrase.NoSome);
    }

    /// <summary>A person as object or after a preposition.</summary>
    public static Complement Someone(Draw draw) => new(Subjects.Other(draw).Words);
}
