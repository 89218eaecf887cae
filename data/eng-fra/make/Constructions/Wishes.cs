using EngFra.English;
using EngFra.French;
using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>A verb that takes an infinitive: can, must, want to, like to, have just.</summary>
internal static class Wishes
{
    private static readonly (string English, string French, bool Modal)[] Heads =
    [
        ("can", "pouvoir", true), ("must", "devoir", true), ("want to", "vouloir", false), ("have to", "devoir", false), ("like to", "aimer", false),
        ("hate to", "détester", false), ("want to", "vouloir", false), ("can", "pouvoir", true), ("prefer to", "préférer", false), ("know how to", "savoir", false),
    ];

    /// <summary>What happens to people, and what they do not set out to do.</summary>
    private static readonly HashSet<string> Unwilled = new(StringComparer.Ordinal) { "lose", "forget", "break", "fall", "miss", "cry", "lie", "hear", "find", "wear" };

    private static readonly Phrase[] Abilities = Phrase.List("swim = nager; dance = danser; sing = chanter; cook = cuisiner; read = lire; write = écrire; drive = conduire; play chess = jouer à les échecs; play the piano = jouer de le piano; play the violin = jouer de le violon; speak Spanish = parler espagnol");
    private static readonly Phrase[] Likes = Phrase.List("music = la musique; chocolate = le chocolat; coffee = le café; tea = le thé; dogs = les chiens; cats = les chats; soccer = le football; flowers = les fleurs; cheese = le fromage; winter = le hiver; summer = le été; fish = le poisson; horses = les chevaux; books = les livres; history = la histoire; oranges = les oranges; movies = les films; milk = le lait; beer = la bière; carrots = les carottes; tennis = le tennis; wine = le vin; rice = le riz; rain = la pluie; snow = la neige");

    public static Pair Draw(Draw draw) => Pair.Of(Clause(draw, Subjects.Anyone(draw)));

    /// <summary>I want to see her; my brother can't swim; we don't have to work.</summary>
    public static Phrase Clause(Draw draw, Subject subject)
    {
        (string english, string french, bool modal) = draw.Of(Heads);
        bool denied = english is not ("must" or "have to" or "hate to" or "prefer to") && draw.Chance(0.3);
        Phrase action = french == "savoir" ? draw.Of(Abilities) : Action(draw, subject, english is "can" or "like to" or "know how to", well: french == "devoir");
        bool past = !modal && french is "vouloir" or "devoir" && english != "must" && draw.Chance(0.2);
        return Head(subject, english, french, modal, denied, past) + action;
    }

    /// <summary>She loves music: the article of a whole kind.</summary>
    public static Pair Liking(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        (string english, string french) = draw.Of(("like", "aimer"), ("like", "aimer"), ("hate", "détester"), ("love", "adorer"), ("prefer", "préférer"));
        bool denied = english == "like" && draw.Chance(0.4);
        Verb verb = Conjugation.Of(french);
        Phrase what = draw.Of(Likes);
        string head = denied ? $"{subject.English} {(subject.EnglishPerson == 2 ? "doesn't" : "don't")} {english}" : $"{subject.English} {EnglishVerb.Of(english).Present(subject.EnglishPerson)}";
        string degree = english == "like" && draw.Chance(0.25) ? denied ? "very much" : "a lot" : "";
        return Pair.Of(new Phrase(
            $"{head} {what.English} {degree}",
            $"{subject.French} {(denied ? "ne" : "")} {verb.Present(subject.Person)} {(denied ? "pas" : "")} {(degree == "" ? "" : "beaucoup")} {what.French}"));
    }

    /// <summary>I've just eaten an apple: je viens de manger une pomme.</summary>
    public static Pair Just(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        Predicate predicate;
        do predicate = Frames.In(draw, Tense.Past);
        while (predicate.French.Infinitive == "aller"); // nobody says vient d'aller
        string have = subject.Pronoun ? subject.English + (subject.EnglishPerson == 2 ? "'s" : "'ve") : $"{subject.English} {(subject.EnglishPerson == 2 ? "has" : "have")}";
        return Pair.Of(new Phrase(
            $"{have} just {predicate.English.Participle} {predicate.EnglishRest(subject, false)}",
            $"{subject.French} {Conjugation.Of("venir").Present(subject.Person)} de {FrenchClause.InfinitivePhrase(subject, predicate)}"));
    }

    /// <summary>
    /// An infinitive with what follows, its pronoun before it. Not well, unless asked for: bien would speak of the verb before it, as in
    /// veut bien dormir, is willing to sleep, and aime bien dormir, quite likes to.
    /// </summary>
    public static Phrase Action(Draw draw, Subject subject, bool habit = false, bool denied = false, bool well = false)
    {
        Predicate predicate;
        if (draw.Chance(0.2)) predicate = draw.Of(PeopleFrames.Direct[2..9]).With(Statements.Fitting(draw, subject, ObjectPronoun.Direct));
        else
            do predicate = Frames.In(draw, habit ? Tense.UsedTo : Tense.Going);
            while (Unwilled.Contains(predicate.English.Base) || predicate.Complement.Said.English.Contains("mistake", StringComparison.Ordinal) || (!well && predicate.Complement.Said.English.Trim() == "well"));
        return new Phrase(
            $"{predicate.English.Base} {predicate.EnglishRest(subject, denied)}",
            FrenchClause.InfinitivePhrase(subject, predicate, denied));
    }

    private static Phrase Head(Subject subject, string english, string french, bool modal, bool denied, bool past)
    {
        Verb verb = Conjugation.Of(french);
        string[] words = english.Split(' ', 2);
        string rest = words.Length > 1 ? words[1] : "";
        string head = modal ? $"{subject.English} {(denied ? "can't" : english)}"
            : denied ? $"{subject.English} {(past ? "didn't" : subject.EnglishPerson == 2 ? "doesn't" : "don't")} {words[0]} {rest}"
            : $"{subject.English} {(past ? EnglishVerb.Of(words[0]).Past : EnglishVerb.Of(words[0]).Present(subject.EnglishPerson))} {rest}";
        string form = past ? verb.Imperfect(subject.Person) : verb.Present(subject.Person);
        return new Phrase(head, $"{subject.French} {(denied ? "ne" : "")} {form} {(denied ? "pas" : "")}");
    }
}
