using EngFra.French;

namespace EngFra.Grammar;

/// <summary>The French clause: ne, the pronoun, the conjugated verb, pas, in that order.</summary>
internal static class FrenchClause
{
    /// <summary>Short adverbs stand before the participle and the infinitive: <c>il a bien dormi</c>.</summary>
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal) { "bien", "mal", "beaucoup", "trop" };

    private static readonly Verb Avoir = Conjugation.Of("avoir"), Etre = Conjugation.Of("être"), Aller = Conjugation.Of("aller");

    public static string Of(Subject subject, Predicate predicate, Tense tense, Negation negation = Negation.None, string adverb = "")
    {
        bool denied = negation != Negation.None;
        int person = subject.Person;
        string clitic = predicate.Clitic(subject), rest = predicate.FrenchRest(subject, denied), ne = denied ? "ne" : "", second = Second(negation);
        if (Short.Contains(rest.Trim())) (adverb, rest) = tense is Tense.Past or Tense.Going ? ($"{adverb} {rest}", "") : (adverb, rest);
        return tense switch
        {
            Tense.Past => $"{subject.French} {ne} {clitic} {(predicate.TakesEtre ? Etre : Avoir).Present(person)} {second} {adverb} {predicate.Participle(subject)} {rest}",
            Tense.Going => $"{subject.French} {ne} {Aller.Present(person)} {second} {adverb} {Infinitive(subject, predicate)} {rest}",
            Tense.UsedTo or Tense.Was or Tense.StatePast => $"{subject.French} {ne} {clitic} {predicate.French.Imperfect(person)} {second} {adverb} {rest}",
            _ => $"{subject.French} {ne} {clitic} {predicate.French.Present(person)} {second} {adverb} {rest}",
        };
    }

    /// <summary>The infinitive with its pronoun and what follows, a short adverb before it all: <c>bien chanter</c>.</summary>
    public static string InfinitivePhrase(Subject subject, Predicate predicate, bool denied = false)
    {
        string rest = predicate.FrenchRest(subject, denied), infinitive = Infinitive(subject, predicate);
        return Short.Contains(rest.Trim()) ? $"{rest} {infinitive}" : $"{infinitive} {rest}";
    }

    /// <summary>The infinitive with its pronoun: <c>le voir</c>, <c>me lever</c>.</summary>
    public static string Infinitive(Subject subject, Predicate predicate) => $"{predicate.Clitic(subject)} {predicate.French.Infinitive}";

    /// <summary>Verb before subject, with a hyphen, and a t between vowels: <c>parlez-vous</c>, <c>a-t-il</c>.</summary>
    public static string Inverted(string verb, string pronoun) =>
        pronoun is "il" or "elle" or "on" && verb[^1] is 'a' or 'e' ? $"{verb}-t-{pronoun}" : $"{verb}-{pronoun}";

    public static string Second(Negation negation) => negation switch
    {
        Negation.None => "",
        Negation.Never => "jamais",
        Negation.NoLonger => "plus",
        Negation.Nothing => "rien",
        _ => "pas",
    };
}
