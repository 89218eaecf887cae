using EngFra.English;
using EngFra.French;
using EngFra.Grammar;

namespace EngFra.Lexicon;

/// <summary>A verb in both languages and how its complement is drawn.</summary>
/// <param name="English">The English verb, perhaps with a particle: <c>look for</c>.</param>
/// <param name="French">The French infinitive, perhaps with <c>se</c> before and a preposition after it.</param>
/// <param name="Complement">Draws what follows.</param>
internal sealed record Frame(string English, string French, Func<Draw, Complement> Complement)
{
    public Tense Tenses { get; init; } = Tense.Action;

    public bool TakesNothing { get; init; }

    public bool Everyday { get; init; }

    public bool ReflexiveAgrees { get; init; } = true;

    public Predicate Draw(Draw draw) => Make(Complement(draw), null);

    /// <summary>With a pronoun object in the place of the complement, or before it (<c>give him a book</c>).</summary>
    public Predicate With(ObjectPronoun pronoun, Complement? after = null) => Make(after ?? Grammar.Complement.None, pronoun);

    /// <summary>The verbs alone.</summary>
    public Predicate Bare() => Make(Grammar.Complement.None, null);

    private Predicate Make(Complement complement, ObjectPronoun? pronoun)
    {
        string[] english = English.Split(' ', 2), french = French.Split(' ');
        bool reflexive = french[0] == "se";
        string[] rest = reflexive ? french[1..] : french;
        string frenchAfter = pronoun is null ? string.Join(' ', rest[1..]) : "", englishAfter = english.Length > 1 ? english[1] : "";
        bool particle = pronoun is not null;
        return new Predicate(
            EnglishVerb.Of(english[0]), Conjugation.Of(rest[0]), new Phrase(particle ? "" : englishAfter, frenchAfter) + complement)
        {
            Tenses = Tenses,
            TakesNothing = TakesNothing,
            Everyday = Everyday,
            Reflexive = reflexive,
            ReflexiveAgrees = ReflexiveAgrees,
            Object = pronoun,
            EnglishParticle = particle ? englishAfter : "",
        };
    }
}
