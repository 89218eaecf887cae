using EngFra.English;

namespace EngFra.Grammar;

/// <summary>The English clause, with contractions after pronouns and of not.</summary>
internal static class EnglishClause
{
    public static string Of(Subject subject, Predicate predicate, Tense tense, Negation negation = Negation.None, string adverb = "")
    {
        EnglishVerb verb = predicate.English;
        int person = subject.EnglishPerson;
        string s = subject.English, rest = $"{predicate.EnglishRest(subject, negation is not Negation.None)} {After(negation)}";
        bool not = negation is Negation.Not or Negation.NoLonger or Negation.Nothing;
        string middle = negation == Negation.Never ? "never" : adverb;
        return tense switch
        {
            Tense.Past or Tense.StatePast => not ? $"{s} didn't {verb.Base} {rest}" : $"{s} {middle} {verb.Past} {rest}",
            Tense.Going => $"{Are(subject, not)} {middle} going to {verb.Base} {rest}",
            Tense.Progressive => $"{Are(subject, not)} {middle} {verb.Ing} {rest}",
            Tense.Was => $"{(not ? Be.Denied(s, person, past: true) : $"{s} {Be.Past(person)}")} {middle} {verb.Ing} {rest}",
            Tense.UsedTo => $"{s} {middle} used to {verb.Base} {rest}",
            _ => not ? $"{s} {(person == 2 ? "doesn't" : "don't")} {verb.Base} {rest}" : $"{s} {middle} {verb.Present(person)} {rest}",
        };
    }

    /// <summary>Subject and be, said or denied.</summary>
    public static string Are(Subject subject, bool not) => not
        ? Be.Denied(subject.English, subject.EnglishPerson)
        : Be.With(subject.English, subject.Pronoun, subject.EnglishPerson);

    private static string After(Negation negation) => negation switch
    {
        Negation.NoLonger => "anymore",
        Negation.Nothing => "anything",
        _ => "",
    };
}
