using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>Where things are, and what can be there.</summary>
internal static class Places
{
    private static readonly (string English, string French, Kind[] On, Kind[] What)[] Positions =
    [
        ("on", "sur", [Kind.Furniture], [Kind.Thing, Kind.Book, Kind.Clothes, Kind.Food]),
        ("under", "sous", [Kind.Furniture], [Kind.Animal, Kind.Clothes, Kind.Thing]),
        ("in", "dans", [Kind.Box], [Kind.Thing, Kind.Book, Kind.Clothes]),
        ("in", "dans", [Kind.Room], [Kind.Furniture, Kind.Person, Kind.Thing, Kind.Animal]),
        ("behind", "derrière", [Kind.Place, Kind.Room], [Kind.Vehicle, Kind.Person, Kind.Animal, Kind.Plant]),
        ("in front of", "devant", [Kind.Place], [Kind.Vehicle, Kind.Transport, Kind.Person, Kind.Plant]),
        ("near", "près de", [Kind.Place], [Kind.Place, Kind.Person]),
        ("next to", "à côté de", [Kind.Place], [Kind.Place]),
    ];

    private static readonly Phrase Fridge = new("in the fridge", "dans le frigo");

    /// <summary>Draws a place with its preposition, and tells which kinds of nouns are found there.</summary>
    public static Phrase Where(Draw draw, out Kind[] kinds)
    {
        if (draw.Chance(0.15))
        {
            kinds = [Kind.FoodMass, Kind.Drink, Kind.Food];
            return Fridge;
        }
        (string english, string french, Kind[] on, Kind[] what) = draw.Of(Positions);
        NounPhrase place = NounPhrase.Draw(draw, [.. Nouns.Of(on).Where(noun => noun.English != "fridge")], plural: 0, adjective: on[0] == Kind.Place ? 0.15 : 0);
        kinds = what;
        return new Phrase(english, french) + place.The;
    }

    /// <summary>The keys are on the table; my father is behind the house.</summary>
    public static Pair Located(Draw draw)
    {
        Phrase where = Where(draw, out Kind[] kinds);
        Kind[] things = [.. kinds.Where(kind => kind is not (Kind.Place or Kind.Person))];
        Subject subject;
        if (things.Length == 0) subject = Subjects.Anyone(draw);
        else
        {
            NounPhrase noun = NounPhrase.Draw(draw, Nouns.Of(things), plural: 0.3, adjective: 0.2);
            subject = noun.As(draw.Chance(0.5) ? noun.The : noun.Of(draw.Of(Subject.Pronouns)));
        }
        return Pair.Of(Describing.Is(draw, subject, where.English, where.French, draw.Chance(0.15), 0));
    }
}
