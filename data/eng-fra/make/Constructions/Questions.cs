using EngFra.English;
using EngFra.French;
using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>Questions: est-ce que for do and be, intonation where English asks that way too, inversion with vous and with short question words.</summary>
internal static class Questions
{
    private static readonly Verb Etre = Conjugation.Of("être"), Avoir = Conjugation.Of("avoir"), Aller = Conjugation.Of("aller");

    public static Pair Draw(Draw draw) => draw.Number(1, 12) switch
    {
        <= 4 => YesNo(draw),
        5 => Intonation(draw),
        6 => Polite(draw),
        7 => Where(draw),
        8 => HowMuchOrOld(draw),
        9 => What(draw),
        10 => Who(draw),
        11 => WhenOrWhy(draw),
        _ => GoingWhere(draw),
    };

    /// <summary>Do you like music? Is he tired? Did they eat?</summary>
    private static Pair YesNo(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        if (subject.Person is 0 or 3) subject = Subject.You;
        if (draw.Chance(0.3))
        {
            AdjectivePair adjective = draw.Of(Adjectives.For(Kind.Family, attributive: false));
            return Ask($"{Be.Present(subject.EnglishPerson)} {subject.English} {adjective.English}", $"{subject.French} {Etre.Present(subject.Person)} {adjective.French.Form(subject.Agreement)}");
        }
        Predicate predicate = Frames.Any(draw);
        Tense tense = Frames.TenseFor(draw, predicate) switch { Tense.UsedTo or Tense.Was => Tense.Past, var other => other };
        if ((predicate.Tenses & tense) == 0) tense = Tense.Present;
        Phrase clause = Clause.Of(subject, predicate, tense);
        return Ask($"{Inverted(subject, predicate, tense)}", clause.French);
    }

    /// <summary>Verb first, in English: does she eat, is she eating, did she eat, is she going to eat.</summary>
    private static string Inverted(Subject subject, Predicate predicate, Tense tense)
    {
        string rest = predicate.EnglishRest(subject, false), s = subject.English;
        int person = subject.EnglishPerson;
        return tense switch
        {
            Tense.Past or Tense.StatePast => $"did {s} {predicate.English.Base} {rest}",
            Tense.Going => $"{Be.Present(person)} {s} going to {predicate.English.Base} {rest}",
            Tense.Progressive => $"{Be.Present(person)} {s} {predicate.English.Ing} {rest}",
            _ => $"{(person == 2 ? "does" : "do")} {s} {predicate.English.Base} {rest}",
        };
    }

    private static Pair Ask(string english, string french) => Pair.Of(new Phrase(english, $"est-ce que {french}"), '?');

    /// <summary>You're tired? Tu es fatigué ?</summary>
    private static Pair Intonation(Draw draw)
    {
        Subject subject = draw.Of(Subject.You, Subject.He, Subject.She, Subject.They);
        Predicate predicate = Frames.In(draw, Tense.Progressive | Tense.Past | Tense.Going);
        Tense tense = draw.Of(new[] { Tense.Progressive, Tense.Past, Tense.Going }.Where(t => (predicate.Tenses & t) != 0).ToArray());
        return Pair.Of(Clause.Of(subject, predicate, tense), '?');
    }

    /// <summary>Do you speak English, sir? Parlez-vous anglais, monsieur ?</summary>
    private static Pair Polite(Draw draw)
    {
        bool madam = draw.Chance(0.5);
        Subject you = madam ? Subject.Madam : Subject.Sir;
        Phrase address = madam ? new(", madam", ", madame") : new(", sir", ", monsieur");
        if (draw.Chance(0.35))
        {
            AdjectivePair adjective = draw.Of(Adjectives.For(Kind.Family, attributive: false).Where(a => a.English is not ("little" or "young" or "old")).ToArray());
            return Pair.Of(new Phrase($"are you {adjective.English}", $"êtes-vous {adjective.French.Form(you.Agreement)}") + address, '?');
        }
        Predicate predicate = Frames.In(draw, Tense.Present);
        string clitic = predicate.Clitic(you);
        return Pair.Of(
            new Phrase($"do you {predicate.English.Base} {predicate.EnglishRest(you, false)}", $"{clitic} {predicate.French.Present(4)}-vous {predicate.FrenchRest(you, false)}") + address, '?');
    }

    /// <summary>Where are my keys? Où sont mes clés ?</summary>
    private static Pair Where(Draw draw)
    {
        Subject what = draw.Chance(0.4) ? Subjects.Other(draw) : Thing(draw);
        string english = $"where {Be.Present(what.EnglishPerson)} {what.English}";
        return Pair.Of(new Phrase(english, $"où {Etre.Present(what.Person)} {what.French}"), '?');
    }

    private static Subject Thing(Draw draw)
    {
        NounPhrase noun = NounPhrase.Draw(draw, Nouns.Of(Kind.Thing, Kind.Clothes, Kind.Place, Kind.Vehicle), plural: 0.3, adjective: 0.2);
        if (noun.Noun.Kind == Kind.Place) noun = noun with { Plural = false };
        return noun.As(noun.Noun.Kind == Kind.Place || draw.Chance(0.4) ? noun.The : noun.Of(draw.Of(Subject.Pronouns)));
    }

    private static Pair HowMuchOrOld(Draw draw)
    {
        if (draw.Chance(0.5))
        {
            NounPhrase noun = NounPhrase.Draw(draw, Nouns.Of(Kind.Clothes, Kind.Thing, Kind.Book), plural: 0.3, adjective: 0.4);
            return Pair.Of(new Phrase($"how much {(noun.Plural ? "do" : "does")} {noun.This.English} cost", $"combien {(noun.Plural ? "coûtent" : "coûte")} {noun.This.French}"), '?');
        }
        Subject who = draw.Chance(0.25) ? draw.Of(Subject.You, Subject.He, Subject.She, Subject.They) : Subjects.Other(draw);
        string french = who.Pronoun ? FrenchClause.Inverted(Avoir.Present(who.Person), who.French) : $"{Avoir.Present(who.Person)} {who.French}";
        return Pair.Of(new Phrase($"how old {Be.Present(who.EnglishPerson)} {who.English}", $"quel âge {french}"), '?');
    }

    /// <summary>What are you eating? Qu'est-ce que tu manges ?</summary>
    private static Pair What(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        if (subject.Person is 0 or 3) subject = Subject.You;
        Predicate predicate;
        do predicate = draw.Of(ThingFrames.All).Draw(draw);
        while (!predicate.TakesNothing);
        predicate = predicate with { Complement = Complement.None };
        Tense tense = Frames.TenseFor(draw, predicate) switch { Tense.UsedTo or Tense.Was or Tense.StatePast => Tense.Past, var other => other };
        if ((predicate.Tenses & tense) == 0) tense = Tense.Present;
        return Pair.Of(new Phrase($"what {Inverted(subject, predicate, tense)}", $"qu'est-ce que {FrenchClause.Of(subject, predicate, tense)}"), '?');
    }

    /// <summary>Who broke the lamp? Qui a cassé la lampe ?</summary>
    private static Pair Who(Draw draw)
    {
        var who = new Subject(new("who", "qui"), 2, Agreement.Masculine, false);
        Predicate predicate;
        do predicate = Frames.In(draw, Tense.Past | Tense.Going | Tense.Progressive);
        while (predicate.Complement.Said.English.Contains("{own}", StringComparison.Ordinal));
        Tense tense = draw.Of(new[] { Tense.Progressive, Tense.Past, Tense.Past, Tense.Going }.Where(t => (predicate.Tenses & t) != 0).ToArray());
        return Pair.Of(Clause.Of(who, predicate, tense), '?');
    }

    private static Pair WhenOrWhy(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        if (subject.Person is 0 or 3) subject = Subject.You;
        Predicate predicate = Frames.In(draw, Tense.Past | Tense.Going);
        Tense tense = draw.Of(new[] { Tense.Past, Tense.Going }.Where(t => (predicate.Tenses & t) != 0).ToArray());
        Phrase word = draw.Chance(0.5) ? new("when", "quand") : new("why", "pourquoi");
        return Pair.Of(new Phrase($"{word.English} {Inverted(subject, predicate, tense)}", $"{word.French} est-ce que {FrenchClause.Of(subject, predicate, tense)}"), '?');
    }

    /// <summary>Where are you going? Où vas-tu ?</summary>
    private static Pair GoingWhere(Draw draw)
    {
        Subject who = draw.Of(Subject.You, Subject.He, Subject.She, Subject.They, Subject.We);
        (string english, Verb verb) = draw.Of(("going", Aller), ("working", Conjugation.Of("travailler")), ("sleeping", Conjugation.Of("dormir")));
        return Pair.Of(new Phrase($"where {Be.Present(who.EnglishPerson)} {who.English} {english}", $"où {FrenchClause.Inverted(verb.Present(who.Person), who.French)}"), '?');
    }
}
