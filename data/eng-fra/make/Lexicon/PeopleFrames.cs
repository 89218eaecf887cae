using EngFra.Grammar;

namespace EngFra.Lexicon;

/// <summary>Verbs that take people, as direct or indirect objects.</summary>
internal static class PeopleFrames
{
    private const Tense Known = Tense.Present | Tense.StatePast;

    /// <summary>him, her: le, la.</summary>
    public static readonly Frame[] Direct =
    [
        new("see", "voir", Objects.Someone) { Tenses = Tense.Present | Tense.Past | Tense.Going },
        new("know", "connaître", Objects.Someone) { Tenses = Known },
        new("help", "aider", Objects.Someone),
        new("call", "appeler", Objects.Someone),
        new("invite", "inviter", Objects.Someone),
        new("wait for", "attendre", Objects.Someone),
        new("meet", "rencontrer", Objects.Someone) { Tenses = Tense.Past | Tense.Going },
        new("thank", "remercier", Objects.Someone) { Tenses = Tense.Past | Tense.Going },
        new("listen to", "écouter", Objects.Someone),
        new("look at", "regarder", Objects.Someone),
        new("look for", "chercher", Objects.Someone) { Tenses = Tense.Progressive | Tense.Was | Tense.Past },
        new("love", "aimer", Objects.Someone) { Tenses = Known },
        new("understand", "comprendre", Objects.Someone) { Tenses = Known },
        new("hear", "entendre", Objects.Someone) { Tenses = Tense.Present | Tense.Past },
    ];

    /// <summary>him, her: lui.</summary>
    public static readonly Frame[] Indirect =
    [
        new("talk to", "parler à", Objects.Someone),
        new("answer", "répondre à", Objects.Someone),
        new("write to", "écrire à", Objects.Someone),
        new("obey", "obéir à", Objects.Someone) { Tenses = Tense.Present | Tense.Past },
        new("lie to", "mentir à", Objects.Someone) { Tenses = Tense.Present | Tense.Past },
    ];

    private static readonly NounPair[]
        Gifts = [.. Nouns.Of(Kind.Clothes), .. Nouns.Named("book, ring, watch, gift, flower, picture, toy, guitar, phone, ticket, key, apple, cake, cookie")],
        Lent = Nouns.Named("book, car, bike, pen, umbrella, computer, suitcase, guitar, coat, novel, map, phone"),
        Sent = Nouns.Named("letter, message, gift, picture, poem, article, book"),
        Told = Nouns.Named("story");

    /// <summary>Something to someone; in English the pronoun comes first: give him a book.</summary>
    public static readonly (Frame Frame, Func<Draw, Complement> Thing)[] Giving =
    [
        (new("give", "donner", Objects.Someone) { Tenses = Tense.Past | Tense.Going }, d => Objects.Any(d, Gifts)),
        (new("show", "montrer", Objects.Someone) { Tenses = Tense.Past | Tense.Going | Tense.Progressive }, d => Objects.Any(d, Gifts)),
        (new("lend", "prêter", Objects.Someone) { Tenses = Tense.Past | Tense.Going }, d => Objects.Any(d, Lent)),
        (new("send", "envoyer", Objects.Someone) { Tenses = Tense.Past | Tense.Going }, d => Objects.Any(d, Sent)),
        (new("tell", "raconter", Objects.Someone), d => Objects.Any(d, Told)),
        (new("sell", "vendre", Objects.Someone) { Tenses = Tense.Past | Tense.Going }, d => Objects.Any(d, Lent)),
    ];

    /// <summary>Give a book to the teacher.</summary>
    public static Predicate Give(Draw draw)
    {
        (Frame frame, Func<Draw, Complement> thing) = draw.Of(Giving.Where(g => g.Frame.English != "tell").ToArray());
        Complement given = thing(draw);
        Phrase receiver = new Phrase("to", "à") + Subjects.Other(draw).Words;
        return frame.Bare() with { Complement = new Complement(given.Said + receiver, given.Denied + receiver) };
    }
}
