using EngFra.English;
using EngFra.French;
using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>To be: someone is tired, the dress is red, this is my sister's car, she is a doctor.</summary>
internal static class Describing
{
    private static readonly Verb Etre = Conjugation.Of("être");
    private static readonly Kind[] Things = [Kind.Animal, Kind.Clothes, Kind.Thing, Kind.Furniture, Kind.Box, Kind.Vehicle, Kind.Book, Kind.Show, Kind.Place, Kind.Room, Kind.FoodMass, Kind.Drink, Kind.Food];
    private static readonly Phrase[] Degrees = Phrase.List("very = très; too = trop; so = si; a little = un peu");
    private static readonly HashSet<string> ALittle = new(StringComparer.Ordinal) { "tired", "sad", "sick", "nervous", "worried", "shy", "strange", "expensive", "dirty", "boring", "late" };
    private static readonly NounPair[] Owned = Nouns.Of(Kind.Thing, Kind.Clothes, Kind.Vehicle, Kind.Animal, Kind.Book);

    private static readonly Phrase[] Origins = Phrase.List(
        "French = français; English = anglais; Spanish = espagnol; German = allemand; Italian = italien; American = américain; Canadian = canadien; Belgian = belge; Japanese = japonais; Chinese = chinois; Mexican = mexicain");

    /// <summary>People.</summary>
    public static Pair People(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        AdjectivePair adjective = draw.Of(Adjectives.For(Kind.Family, attributive: false));
        return Pair.Of(Is(draw, subject, adjective.English, adjective.French.Form(subject.Agreement), draw.Chance(0.2), adjective.French.Invariable ? 0 : 0.35));
    }

    /// <summary>Animals and things.</summary>
    public static Pair Thing(Draw draw)
    {
        NounPhrase noun = NounPhrase.Draw(draw, Nouns.Of(draw.Of(Things)), plural: 0.3, adjective: 0);
        Subject subject = noun.As(draw.Number(1, 3) switch { 1 => noun.The, 2 => noun.This, _ => noun.Of(draw.Of(Subject.Pronouns)) });
        AdjectivePair adjective = draw.Of(Adjectives.For(noun.Noun.Kind, attributive: false).Where(a => a.English is not ("little" or "young")).ToArray());
        return Pair.Of(Is(draw, subject, adjective.English, adjective.French.Form(subject.Agreement), draw.Chance(0.2), 0.35));
    }

    /// <summary>This is a red car; it isn't my phone; these are my sister's keys.</summary>
    public static Pair ThisIs(Draw draw)
    {
        NounPhrase noun = NounPhrase.Draw(draw, Owned, plural: 0.3, adjective: 0.5);
        Phrase what = draw.Number(1, 3) switch { 1 => noun.Of(draw.Of(Subject.Pronouns)), 2 => Belonging(draw, noun), _ => noun.A };
        bool denied = draw.Chance(0.25);
        string be = noun.Plural ? denied ? "aren't" : "are" : denied ? "isn't" : "is";
        string this_ = noun.Plural ? draw.Chance(0.7) ? "these" : "they" : draw.Chance(0.7) ? "this" : "it";
        string english = this_ == "it" && !denied ? "it's" : this_ == "they" && !denied ? "they're" : $"{this_} {be}";
        string plural = noun.Plural ? "sont" : "est";
        string what1 = noun.Plural ? what.English.Replace("some ", "", StringComparison.Ordinal) : what.English;
        return Pair.Of(new Phrase($"{english} {what1}", denied ? $"ce ne {plural} pas {what.French}" : $"ce {plural} {what.French}"));
    }

    /// <summary>She is a doctor, they are Italian: no article in French.</summary>
    public static Pair Profession(Draw draw)
    {
        Subject subject = draw.Chance(0.7) ? Subjects.Anyone(draw) : Subjects.Other(draw);
        if (draw.Chance(0.5))
        {
            Phrase origin = draw.Of(Origins);
            return Pair.Of(Is(draw, subject, origin.English, new Adjective(origin.French).Form(subject.Agreement), draw.Chance(0.2), 0));
        }
        bool plural = subject.Person is 3 or 5;
        NounPair noun = draw.Of(subject.Agreement.Feminine
            ? Nouns.Named("nurse, waitress, actress, dentist, journalist, doctor, writer, engineer")
            : Nouns.Named("doctor, baker, farmer, waiter, lawyer, engineer, writer, actor, dentist, musician, journalist, policeman"));
        string english = plural ? noun.EnglishPlural : $"{Spelling.Indefinite(noun.English)} {noun.English}";
        return Pair.Of(Is(draw, subject, english, noun.French.Form(plural), draw.Chance(0.3), 0));
    }

    /// <summary>My sister's car: la voiture de ma sœur.</summary>
    public static Phrase Belonging(Draw draw, NounPhrase noun)
    {
        Subject owner = Subjects.Other(draw);
        return new Phrase($"{Spelling.Possessive(owner.English)} {noun.English}", $"{Determiners.Definite(noun.Agreement)} {noun.French} de {owner.French}");
    }

    /// <summary>Subject, be, and a word for what it is; now, or in the past (imparfait); said or denied.</summary>
    public static Phrase Is(Draw draw, Subject subject, string english, string french, bool past, double degreeShare, double deniedShare = 0.22)
    {
        bool denied = draw.Chance(deniedShare);
        Phrase degree = draw.Chance(degreeShare) ? Degrees[draw.Number(0, denied ? 1 : ALittle.Contains(english) ? 3 : 2)] : Phrase.Empty;
        string be = past
            ? denied ? Be.Denied(subject.English, subject.EnglishPerson, past: true) : $"{subject.English} {Be.Past(subject.EnglishPerson)}"
            : EnglishClause.Are(subject, denied);
        string etre = past ? Etre.Imperfect(subject.Person) : Etre.Present(subject.Person);
        return new Phrase(
            $"{be} {degree.English} {english}",
            denied ? $"{subject.French} ne {etre} pas {degree.French} {french}" : $"{subject.French} {etre} {degree.French} {french}");
    }
}
