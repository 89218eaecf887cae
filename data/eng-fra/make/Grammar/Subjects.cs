using EngFra.French;
using EngFra.Lexicon;

namespace EngFra.Grammar;

/// <summary>Draws people as subjects: pronouns, names, relatives, the teacher, Paul and Marie.</summary>
internal static class Subjects
{
    private static readonly string[] Men = ["Paul", "Lucas", "Thomas", "Pierre", "Nicolas", "Louis", "Hugo", "Antoine"];
    private static readonly string[] Women = ["Marie", "Emma", "Julie", "Sophie", "Alice", "Clara", "Louise", "Anne"];
    private static readonly NounPair[] Relatives = Nouns.Of(Kind.Family), People = Nouns.Of(Kind.Person);
    private static readonly string[] Single = ["mother", "father", "wife", "husband", "grandmother", "grandfather"];

    public static Subject Anyone(Draw draw) => draw.Number(1, 10) switch
    {
        <= 5 => draw.Of(Subject.Pronouns),
        6 => Named(draw),
        <= 8 => Relative(draw),
        9 => Person(draw),
        _ => draw.Chance(0.4) ? Two(draw) : draw.Chance(0.5) ? Parents(draw) : Person(draw),
    };

    /// <summary>Anyone but you: nobody tells others what they do.</summary>
    public static Subject Told(Draw draw)
    {
        Subject subject = Anyone(draw);
        return subject.Person == 1 ? draw.Of(Subject.I, Subject.He, Subject.She, Subject.We) : subject;
    }

    public static Subject Third(Draw draw)
    {
        Subject subject = Anyone(draw);
        return subject.Person is 2 or 5 ? subject : draw.Of(Subject.He, Subject.She, Subject.They);
    }

    /// <summary>Someone in the third person who is not a pronoun.</summary>
    public static Subject Other(Draw draw) => draw.Number(1, 6) switch { 1 => Named(draw), 2 or 3 => Relative(draw), 4 => Parents(draw), _ => Person(draw) };

    public static Subject Named(Draw draw)
    {
        bool woman = draw.Chance(0.5);
        string name = draw.Of(woman ? Women : Men);
        return new Subject(new(name, name), 2, new Agreement(woman, false), false);
    }

    public static Subject Relative(Draw draw)
    {
        NounPair noun = draw.Of(Relatives);
        Subject owner = noun.English switch
        {
            "wife" => draw.Of(Subject.I, Subject.You, Subject.He),
            "husband" => Subject.She,
            _ => draw.Of(Subject.I, Subject.I, Subject.You, Subject.He, Subject.She, Subject.We, Subject.They),
        };
        bool plural = !Single.Contains(noun.English) && draw.Chance(0.2);
        AdjectivePair? adjective = noun.English is "brother" or "sister" or "cousin" && draw.Chance(0.3) ? Adjectives.All.First(a => a.English == "little") : null;
        var phrase = new NounPhrase(noun, plural, adjective);
        return phrase.As(phrase.Of(owner));
    }

    public static Subject Person(Draw draw)
    {
        NounPhrase phrase = NounPhrase.Draw(draw, People, plural: 0.25, adjective: 0.15);
        return phrase.As(draw.Chance(0.94) ? phrase.The : phrase.This);
    }

    private static Subject Two(Draw draw)
    {
        string man = draw.Of(Men), woman = draw.Of(Women);
        return draw.Chance(0.5)
            ? new Subject(new($"{man} and {woman}", $"{man} et {woman}"), 5, Agreement.Masculines, false)
            : new Subject(new($"{woman} and {man}", $"{woman} et {man}"), 5, Agreement.Masculines, false);
    }

    private static Subject Parents(Draw draw)
    {
        Subject owner = draw.Of(Subject.Pronouns);
        (string english, string french) = draw.Of(("parents", "parents"), ("parents", "parents"), ("grandparents", "grands-parents"), ("children", "enfants"));
        return new Subject(new($"{owner.Own} {english}", $"{Determiners.Possessive(owner.Person, Agreement.Masculines, french)} {french}"), 5, Agreement.Masculines, false);
    }
}
