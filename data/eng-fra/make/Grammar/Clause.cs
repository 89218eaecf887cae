namespace EngFra.Grammar;

/// <summary>A clause in both languages.</summary>
internal static class Clause
{
    public static Phrase Of(Subject subject, Predicate predicate, Tense tense, Negation negation = Negation.None, Phrase adverb = default) => new(
        EnglishClause.Of(subject, predicate, tense, negation, adverb.English ?? ""),
        FrenchClause.Of(subject, predicate, tense, negation, adverb.French ?? ""));
}
