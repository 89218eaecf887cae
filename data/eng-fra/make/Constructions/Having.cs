using EngFra.English;
using EngFra.French;
using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>Where French has: age, hunger, fear, need, pain; and there is.</summary>
internal static class Having
{
    private static readonly Verb Avoir = Conjugation.Of("avoir");

    /// <summary>Kin who are no children.</summary>
    private static readonly string[] Grown = ["wife", "husband", "uncle", "aunt"];
    private static readonly Phrase[] Feelings = Phrase.List("hungry = faim; thirsty = soif; cold = froid; hot = chaud; sleepy = sommeil; right = raison; wrong = tort; ashamed = honte; lucky = de la chance");
    private static readonly Phrase[] Fears = Phrase.List("dogs = de les chiens; spiders = de les araignées; the dark = de le noir; mice = de les souris; snakes = de les serpents; the dentist = de le dentiste; horses = de les chevaux; the water = de la eau");
    private static readonly Phrase[] Looks = Phrase.List("blue eyes = les yeux bleus; green eyes = les yeux verts; brown eyes = les yeux marron; long hair = les cheveux longs; short hair = les cheveux courts; black hair = les cheveux noirs; small feet = de petits pieds; big hands = de grandes mains; gray hair = les cheveux gris");
    private static readonly Phrase[] Pains = Phrase.List("a headache = mal à la tête; a stomachache = mal à le ventre; a toothache = mal à les dents; a sore throat = mal à la gorge; a backache = mal à le dos; a fever = de la fièvre; a cold = un rhume");

    /// <summary>My brother is twelve years old: il a douze ans.</summary>
    public static Pair Age(Draw draw)
    {
        Subject subject = draw.Chance(0.4) ? draw.Of(Subject.Pronouns) : draw.Chance(0.6) ? Subjects.Relative(draw) : Subjects.Named(draw);
        bool grand = subject.English.Contains("grand", StringComparison.Ordinal);
        bool child = subject.English.Contains("son", StringComparison.Ordinal) || subject.English.Contains("daughter", StringComparison.Ordinal) || subject.English.Contains("little", StringComparison.Ordinal);
        bool parent = subject.English.Contains("mother", StringComparison.Ordinal) || subject.English.Contains("father", StringComparison.Ordinal);
        bool grown = Grown.Any(kin => subject.English.EndsWith(kin, StringComparison.Ordinal) || subject.English.EndsWith(kin + "s", StringComparison.Ordinal));
        int years = grand ? draw.Number(60, 99) : child ? draw.Number(2, 20) : parent ? draw.Number(30, 60) : grown ? draw.Number(20, 60) : draw.Number(5, 60);
        return Pair.Of(Has(subject, draw.Chance(0.15), draw.Chance(0.2), $"{Spelling.Number(years)} years old", $"{Numbers.Of(years)} ans", be: true));
    }

    public static Pair Feeling(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        Phrase feeling = draw.Of(Feelings);
        bool denied = draw.Chance(0.25);
        string french = denied && feeling.French.StartsWith("de ", StringComparison.Ordinal) ? "de chance" : feeling.French;
        return Pair.Of(Has(subject, draw.Chance(0.2), denied, feeling.English, french, be: true));
    }

    /// <summary>She's afraid of dogs; I need a new coat.</summary>
    public static Pair FearOrNeed(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        bool past = draw.Chance(0.15), denied = draw.Chance(0.25);
        if (draw.Chance(0.4))
        {
            Phrase fear = draw.Of(Fears);
            return Pair.Of(Has(subject, past, denied, $"afraid of {fear.English}", $"peur {fear.French}", be: true));
        }
        NounPhrase thing = NounPhrase.Draw(draw, Nouns.Of(Kind.Clothes, Kind.Thing, Kind.Vehicle, Kind.Furniture), plural: 0);
        return Pair.Of(Has(subject, past, denied, thing.A.English, thing.Plural ? $"besoin de {thing.French}" : $"besoin de {thing.A.French}", be: false, verb: "need"));
    }

    public static Pair Looking(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        Phrase what = draw.Chance(0.5) ? draw.Of(Looks) : draw.Of(Pains);
        bool denied = draw.Chance(0.2) && (what.French.StartsWith("mal", StringComparison.Ordinal) || what.French.StartsWith("les", StringComparison.Ordinal));
        return Pair.Of(Has(subject, draw.Chance(0.15), denied, what.English, what.French, be: false));
    }

    /// <summary>There's a cat under the table.</summary>
    public static Pair ThereIs(Draw draw)
    {
        Phrase where = Places.Where(draw, out Kind[] kinds);
        NounPhrase noun = NounPhrase.Draw(draw, Nouns.Of(kinds), plural: 0.4);
        bool mass = noun.Noun.Kind is Kind.FoodMass or Kind.Drink, past = draw.Chance(0.2), denied = draw.Chance(0.2);
        Phrase what = denied ? mass ? noun.NoSome : noun.NoA : mass ? noun.Some : noun.Plural && draw.Chance(0.5) ? noun.Count(draw.Number(2, 9)) : noun.A;
        string there = (noun.Plural, past, denied) switch
        {
            (false, false, false) => "there's",
            (true, false, false) => "there are",
            (false, false, true) => "there isn't",
            (true, false, true) => "there aren't",
            (false, true, false) => "there was",
            (true, true, false) => "there were",
            (false, true, true) => "there wasn't",
            _ => "there weren't",
        };
        string french = (past, denied) switch { (false, false) => "il y a", (true, false) => "il y avait", (false, true) => "il ne y a pas", _ => "il ne y avait pas" };
        return Pair.Of(new Phrase(there, french) + what + where);
    }

    private static Phrase Has(Subject subject, bool past, bool denied, string english, string french, bool be, string verb = "have")
    {
        EnglishVerb have = EnglishVerb.Of(verb);
        string head = be
            ? past ? denied ? Be.Denied(subject.English, subject.EnglishPerson, past: true) : $"{subject.English} {Be.Past(subject.EnglishPerson)}" : EnglishClause.Are(subject, denied)
            : denied ? $"{subject.English} {(past ? "didn't" : subject.EnglishPerson == 2 ? "doesn't" : "don't")} {verb}"
            : $"{subject.English} {(past ? have.Past : have.Present(subject.EnglishPerson))}";
        string avoir = past ? Avoir.Imperfect(subject.Person) : Avoir.Present(subject.Person);
        return new Phrase($"{head} {english}", denied ? $"{subject.French} ne {avoir} pas {french}" : $"{subject.French} {avoir} {french}");
    }
}
