using EngFra.English;
using EngFra.French;

namespace EngFra.Grammar;

/// <summary>A verb in both languages with what follows it.</summary>
internal sealed record Predicate(EnglishVerb English, Verb French, Complement Complement)
{
    /// <summary>The tenses that make sense.</summary>
    public Tense Tenses { get; init; } = Tense.Action;

    /// <summary>A pronoun object, or null; it follows the English verb at <see cref="EnglishParticle"/>.</summary>
    public ObjectPronoun? Object { get; init; }

    /// <summary>A word between the English verb and its pronoun object: look for it.</summary>
    public string EnglishParticle { get; init; } = "";

    /// <summary>True for se lever, se laver …</summary>
    public bool Reflexive { get; init; }

    /// <summary>True if the participle agrees with the reflexive pronoun: not in <c>elle s'est lavé les mains</c>.</summary>
    public bool ReflexiveAgrees { get; init; } = true;

    /// <summary>True if <c>anything</c> and <c>rien</c> can be its object.</summary>
    public bool TakesNothing { get; init; }

    /// <summary>True for what people do any day: nobody plans for next year to sleep.</summary>
    public bool Everyday { get; init; }

    /// <summary>True for être in the passé composé.</summary>
    public bool TakesEtre => Reflexive || French.TakesEtre;

    /// <summary>The English words after the verb, <c>{own}</c> filled in.</summary>
    public string EnglishRest(Subject subject, bool denied)
    {
        string rest = (denied ? Complement.Denied : Complement.Said).English.Replace("{own}", subject.Own, StringComparison.Ordinal);
        return $"{EnglishParticle} {Object?.English} {rest}";
    }

    public string FrenchRest(Subject subject, bool denied)
    {
        string rest = (denied ? Complement.Denied : Complement.Said).French;
        foreach ((string mark, Agreement of) in Owned)
            if (rest.Contains(mark, StringComparison.Ordinal))
                rest = rest.Replace(mark, Determiners.Possessive(subject.Person, of, rest[(rest.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].TrimStart()), StringComparison.Ordinal);
        return rest;
    }

    /// <summary>The pronoun before the French verb: me, te, se …, or the object.</summary>
    public string Clitic(Subject subject) => Reflexive ? Reflexives[subject.Person] : Object?.French ?? "";

    /// <summary>The participle, agreeing with the subject (être), a direct object before it (avoir), or nothing.</summary>
    public string Participle(Subject subject) =>
        French.Participle(Reflexive ? (ReflexiveAgrees ? subject.Agreement : default) : TakesEtre ? subject.Agreement : Object?.Agreement ?? default);

    private static readonly string[] Reflexives = ["me", "te", "se", "nous", "vous", "se"];

    private static readonly (string Mark, Agreement Of)[] Owned =
    [
        ("{m}", Agreement.Masculine), ("{f}", Agreement.Femininely), ("{s}", Agreement.Masculines),
    ];
}
