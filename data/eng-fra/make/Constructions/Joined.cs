using EngFra.French;
using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>Two clauses: because, and, but, when, that, who; and pronouns that take up a noun of the first clause.</summary>
internal static class Joined
{
    private static readonly Phrase[] Thinks = Phrase.List("I think that = je pense que; he says that = il dit que; she says that = elle dit que; we know that = nous savons que; I know that = je sais que; I hope that = je espère que; they think that = ils pensent que; do you know that = est-ce que tu sais que; my mother says that = ma mère dit que; you know that = tu sais que");

    private static readonly (string Feeling, string Reasons)[] Reasons =
    [
        ("happy", "won the game = gagner le match; passed the exam = réussir le examen; found a gift = trouver un cadeau; slept well = dormir bien; went to the beach = aller à la plage; met an actor = rencontrer un acteur; finished the book = finir le livre"),
        ("sad", "lost the game = perdre le match; broke the lamp = casser la lampe; missed the plane = rater le avion; lost a friend = perdre un ami; sold the house = vendre la maison"),
        ("tired", "slept badly = dormir mal; worked too much = travailler trop; got up early = se lever tôt; went to bed late = se coucher tard; walked in the forest = marcher dans la forêt; cleaned the kitchen = nettoyer la cuisine"),
        ("late", "missed the train = rater le train; missed the bus = rater le bus; got up late = se lever tard; forgot the key = oublier la clé; took the bus = prendre le bus"),
        ("angry", "lost the game = perdre le match; missed the train = rater le train; lost the key = perdre la clé; waited in the rain = attendre sous la pluie; broke the cup = casser la tasse"),
        ("worried", "lost the passport = perdre le passeport; forgot the suitcase = oublier la valise; missed the plane = rater le avion; heard a noise = entendre un bruit"),
        ("sick", "ate a bad egg = manger un mauvais œuf; drank too much = boire trop; swam in the lake = nager dans le lac; went out without a coat = sortir sans manteau"),
    ];

    /// <summary>I bought a car and I sold it; where is my key? I can't find it.</summary>
    public static Pair TakenUp(Draw draw)
    {
        NounPhrase noun = NounPhrase.Draw(draw, Nouns.Of(Kind.Clothes, Kind.Thing, Kind.Book, Kind.Vehicle), plural: 0.3, adjective: 0.12);
        ObjectPronoun it = ObjectPronoun.It(noun.Agreement);
        Subject subject = draw.Chance(0.7) ? draw.Of(Subject.Pronouns) : Subjects.Other(draw);
        Subject again = subject.Again;
        switch (draw.Number(1, 5))
        {
            case 1:
                Phrase first = Clause.Of(subject, Verb("buy", "acheter", noun.A), Tense.Past);
                return Pair.Of(first + new Phrase("and", "et") + Clause.Of(again, Taking(draw, noun, it), Tense.Past));
            case 2:
                Phrase lost = Clause.Of(subject, Verb("lose", "perdre", noun.Of(subject)), Tense.Past);
                return Pair.Of(lost + new Phrase("and", "et") + Clause.Of(again, new Frame("look for", "chercher", _ => Complement.None).With(it), Tense.Progressive));
            case 3:
                Phrase likes = Clause.Of(subject, Verb("like", "aimer", noun.This), Tense.Present);
                return Pair.Of(likes + new Phrase("but", "mais") + Clause.Of(again, new Frame("buy", "acheter", _ => Complement.None).With(it), Tense.Going, Negation.Not));
            case 4:
                AdjectivePair quality = draw.Of(Adjectives.For(noun.Noun.Kind, attributive: false).Where(a => a.English is not "little").ToArray());
                bool plural = noun.Plural;
                Phrase what = Clause.Of(subject, Verb("buy", "acheter", noun.A), Tense.Past);
                string pronoun = (plural, noun.Agreement.Feminine) switch { (false, false) => "il est", (false, true) => "elle est", (true, false) => "ils sont", _ => "elles sont" };
                return Pair.Of(what + new Phrase($"and {(plural ? "they're" : "it's")} {quality.English}", $"et {pronoun} {quality.French.Form(noun.Agreement)}"));
            default:
                if (subject.Person == 1) (subject, again) = (Subject.I, Subject.I);
                Phrase owned = noun.Of(subject);
                return Pair.Of(new Phrase("where", "où") + new Phrase(noun.Plural ? "are" : "is", noun.Plural ? "sont" : "est") + owned
                    + new Phrase($"? {Capital(again.English)} can't find {it.English}", $"? {Capital(again.French)} ne {Conjugation.Of("pouvoir").Present(again.Person)} pas {it.French} trouver"));
        }
    }

    /// <summary>He's tired because he works a lot.</summary>
    public static Pair Because(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw), again = subject.Again;
        (string feeling, string reasons) = draw.Of(Reasons);
        AdjectivePair adjective = Adjectives.All.First(a => a.English == feeling);
        Phrase first = Describing.Is(draw, subject, adjective.English, adjective.French.Form(subject.Agreement), draw.Chance(0.2), 0.2, deniedShare: 0);
        Phrase reason = draw.Of(Phrase.List(reasons));
        string[] french = reason.French.Split(' ', 2), english = reason.English.Split(' ', 2);
        bool reflexive = french[0] == "se";
        if (reflexive) french = reason.French[3..].Split(' ', 2);
        var predicate = new Predicate(EngFra.English.EnglishVerb.Of("do") with { Past = english[0] }, Conjugation.Of(french[0]), new Complement(new Phrase(english[1], french[1]))) { Reflexive = reflexive };
        return Pair.Of(first + new Phrase("because", "parce que") + Clause.Of(again, predicate, Tense.Past));
    }

    /// <summary>I think that the exam is easy.</summary>
    public static Pair That(Draw draw)
    {
        Phrase head = draw.Of(Thinks);
        char mark = head.English.StartsWith("do ", StringComparison.Ordinal) ? '?' : '.';
        return Pair.Of(head + Statements.Clause(draw, Subjects.Third(draw), timeFirst: 0), mark);
    }

    /// <summary>My sister is reading and I'm cooking.</summary>
    public static Pair Two(Draw draw)
    {
        Subject first = Subjects.Anyone(draw), second = Subjects.Anyone(draw);
        Predicate a = Frames.In(draw, Tense.Progressive), b = Frames.In(draw, Tense.Progressive);
        (Phrase joint, Tense tense) = draw.Of((new Phrase("and", "et"), Tense.Progressive), (new Phrase("but", "mais"), Tense.Past), (new Phrase("and", "et"), Tense.Going), (new Phrase("and", "et"), Tense.Past), (new Phrase("while", "pendant que"), Tense.Was));
        if ((a.Tenses & tense) == 0 || (b.Tenses & tense) == 0) tense = Tense.Progressive;
        return Pair.Of(Clause.Of(first, a, tense) + joint + Clause.Of(second, b, tense, joint.English == "but" ? Negation.Not : Negation.None));
    }

    /// <summary>The man who lives here is a doctor; the book that I'm reading is interesting.</summary>
    public static Pair Relative(Draw draw)
    {
        if (draw.Chance(0.5))
        {
            NounPhrase person = NounPhrase.Draw(draw, Nouns.Of(Kind.Person), plural: 0.3, adjective: 0);
            Phrase who = new(person.Plural ? "who live" : "who lives", person.Plural ? "qui habitent" : "qui habite");
            Phrase where = draw.Of(Phrase.List("here = ici; in this house = dans cette maison; near the station = près de la gare; in the castle = dans le château; near the church = près de la église; in Paris = à Paris"));
            AdjectivePair quality = draw.Of(Adjectives.For(Kind.Person, attributive: false).Where(a => a.English is not "little").ToArray());
            Subject subject = person.As(person.The + who + where);
            return Pair.Of(Describing.Is(draw, subject, quality.English, quality.French.Form(person.Agreement), false, 0.3));
        }
        NounPhrase thing = NounPhrase.Draw(draw, Nouns.Of(Kind.Book), plural: 0.3, adjective: 0);
        AdjectivePair adjective = draw.Of(Adjectives.For(Kind.Book, attributive: false));
        Subject reader = Subjects.Anyone(draw);
        Subject told = thing.As(thing.The + new Phrase("that", "que") + Clause.Of(reader, new Frame("read", "lire", _ => Complement.None).Bare(), Tense.Progressive));
        return Pair.Of(Describing.Is(draw, told, adjective.English, adjective.French.Form(thing.Agreement), false, 0.3));
    }

    /// <summary>My brother is taller than me; this dress is less expensive than that one.</summary>
    public static Pair Comparison(Draw draw)
    {
        Subject first = Subjects.Anyone(draw);
        if (first.Person is 0 or 3) first = Subject.She;
        (string english, string french) = draw.Of(("taller", "grand"), ("older", "vieux"), ("younger", "jeune"), ("stronger", "fort"), ("richer", "riche"), ("kinder", "gentil"), ("more famous", "célèbre"), ("more intelligent", "intelligent"), ("lazier", "paresseux"), ("more patient", "patient"));
        Phrase than = draw.Chance(0.4) ? new Phrase("me", "moi") : Subjects.Other(draw).Words;
        bool equal = draw.Chance(0.3);
        AdjectivePair? same = Adjectives.All.FirstOrDefault(a => a.French.Masculine == french);
        string form = new Adjective(french).Form(first.Agreement);
        return Pair.Of(equal && same is not null
            ? Describing.Is(draw, first, $"as {same.English} as {than.English}", $"aussi {form} que {than.French}", false, 0)
            : Describing.Is(draw, first, $"{english} than {than.English}", $"plus {form} que {than.French}", false, 0));
    }

    /// <summary>I've lived in Paris for two years: j'habite à Paris depuis deux ans.</summary>
    public static Pair Since(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        Predicate predicate;
        do predicate = draw.Chance(0.5) ? draw.Of(PlaceFrames.All).Draw(draw) : draw.Of(DailyFrames.Set).Draw(draw);
        while (predicate.English.Base is not ("live" or "work" or "learn" or "study" or "play" or "speak") || predicate.Complement.Said.English.Contains("this ", StringComparison.Ordinal));
        int count = draw.Number(2, 12);
        (string english, string french) = draw.Of(("years", "ans"), ("months", "mois"), ("years", "ans"), ("weeks", "semaines"));
        string have = subject.Pronoun ? subject.English + (subject.EnglishPerson == 2 ? "'s" : "'ve") : $"{subject.English} {(subject.EnglishPerson == 2 ? "has" : "have")}";
        return Pair.Of(new Phrase(
            $"{have} {predicate.English.Participle} {predicate.EnglishRest(subject, false)} for {EngFra.English.Spelling.Number(count)} {english}",
            $"{FrenchClause.Of(subject, predicate, Tense.Present)} depuis {Numbers.Of(count)} {french}"));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static Predicate Verb(string english, string french, Phrase what) => new Frame(english, french, _ => new Complement(what)).Bare() with { Complement = new Complement(what) };

    private static Predicate Taking(Draw draw, NounPhrase noun, ObjectPronoun it)
    {
        (string english, string french) = noun.Noun.Kind switch
        {
            Kind.Book => draw.Of(("read", "lire"), ("lose", "perdre")),
            Kind.Vehicle => draw.Of(("sell", "vendre"), ("wash", "laver")),
            Kind.Clothes => draw.Of(("wash", "laver"), ("lose", "perdre"), ("sell", "vendre")),
            _ => draw.Of(("lose", "perdre"), ("forget", "oublier"), ("break", "casser"), ("sell", "vendre")),
        };
        return new Frame(english, french, _ => Complement.None).With(it);
    }
}
