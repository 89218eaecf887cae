using EngFra.Grammar;

namespace EngFra.Lexicon;

/// <summary>Verbs that take things.</summary>
internal static class ThingFrames
{
    private static readonly NounPair[]
        Goods = Nouns.Of(Kind.Clothes, Kind.Thing, Kind.Furniture, Kind.Vehicle, Kind.Book),
        Food = Nouns.Of(Kind.Food, Kind.FoodMass),
        Small = Nouns.Of(Kind.Thing, Kind.Clothes),
        Repaired = Nouns.Named("car, bike, boat, truck, motorcycle, computer, watch, lamp, phone, umbrella, chair, table, shoe"),
        Broken = Nouns.Named("glass, plate, cup, bottle, lamp, mirror, toy, phone, chair, watch"),
        Opened = Nouns.Named("box, drawer, bag, bottle, suitcase, letter, closet, gift, book, umbrella"),
        Washed = Nouns.Named("car, shirt, dress, glass, plate, cup, dog, bike, carrot, apple, skirt, sweater, truck"),
        Sold = Nouns.Named("car, house, bike, boat, apartment, horse, cow, guitar, computer, watch, ring, motorcycle, table, sofa, farm, hotel"),
        Driven = Nouns.Named("car, truck, taxi, bus"),
        Written = Nouns.Named("letter, novel, story, poem, message, article"),
        Drawn = Nouns.Named("horse, cat, bird, flower, house, castle, boat, tree, plane, man, map"),
        Brought = Nouns.Named("cake, bottle, gift, flower, chair, umbrella, guitar, sandwich, ball, pizza, salad, wine, blanket"),
        Owned = [.. Nouns.Of(Kind.Animal, Kind.Vehicle, Kind.Thing, Kind.Clothes), .. Nouns.Named("house, apartment, garden, farm, brother, sister, son, daughter, friend")],
        Cleaned = Nouns.Of(Kind.Room, Kind.Box, Kind.Furniture),
        Hidden = Nouns.Named("key, gift, letter, ring, toy, cookie, box, wallet, map, passport, phone");

    public static readonly Frame[] All =
    [
        new("eat", "manger", d => Objects.Any(d, Food)) { TakesNothing = true },
        new("eat", "manger", d => Objects.Any(d, Food)) { TakesNothing = true },
        new("buy", "acheter", d => Objects.Any(d, Food)) { TakesNothing = true },
        new("buy", "acheter", d => Objects.Any(d, Goods)) { Tenses = Tense.Past | Tense.Going | Tense.Progressive, TakesNothing = true },
        new("drink", "boire", d => Objects.Any(d, Nouns.Of(Kind.Drink))) { TakesNothing = true },
        new("wear", "porter", d => Objects.Any(d, Nouns.Of(Kind.Clothes))) { Tenses = Tense.Present | Tense.Progressive | Tense.Going | Tense.UsedTo | Tense.Was },
        new("read", "lire", d => Objects.Any(d, Nouns.Of(Kind.Book))) { TakesNothing = true },
        new("write", "écrire", d => Objects.Any(d, Written)) { TakesNothing = true },
        new("open", "ouvrir", d => Objects.Definite(d, Opened)) { Tenses = Tense.Past | Tense.Going | Tense.Progressive | Tense.Was, TakesNothing = true },
        new("close", "fermer", d => Objects.Definite(d, Nouns.Named("box, drawer, bag, suitcase, closet, book, garage"))) { Tenses = Tense.Past | Tense.Going | Tense.Progressive | Tense.Was },
        new("watch", "regarder", d => Objects.Any(d, Nouns.Of(Kind.Show))) { TakesNothing = true },
        new("clean", "nettoyer", d => Objects.Definite(d, Cleaned)),
        new("wash", "laver", d => Objects.Definite(d, Washed)),
        new("lose", "perdre", d => Objects.Definite(d, Small)) { Tenses = Tense.Past, TakesNothing = true },
        new("find", "trouver", d => Objects.Any(d, Small)) { Tenses = Tense.Past | Tense.Going, TakesNothing = true },
        new("look for", "chercher", d => Objects.Definite(d, Small)) { Tenses = Tense.Progressive | Tense.Was | Tense.Past | Tense.Going },
        new("forget", "oublier", d => Objects.Definite(d, Small)) { Tenses = Tense.Past | Tense.Present, TakesNothing = true },
        new("break", "casser", d => Objects.Any(d, Broken)) { Tenses = Tense.Past, TakesNothing = true },
        new("repair", "réparer", d => Objects.Definite(d, Repaired)) { Tenses = Tense.Past | Tense.Going | Tense.Progressive | Tense.Was },
        new("sell", "vendre", d => Objects.Definite(d, Sold)) { Tenses = Tense.Past | Tense.Going | Tense.Progressive },
        new("choose", "choisir", d => Objects.Definite(d, Goods)) { Tenses = Tense.Past | Tense.Going, TakesNothing = true },
        new("bring", "apporter", d => Objects.Any(d, Brought)) { Tenses = Tense.Past | Tense.Going, TakesNothing = true },
        new("draw", "dessiner", d => Objects.Any(d, Drawn)) { TakesNothing = true },
        new("drive", "conduire", d => Objects.Any(d, Driven)),
        new("hide", "cacher", d => Objects.Definite(d, Hidden)) { Tenses = Tense.Past | Tense.Going, TakesNothing = true },
        new("take", "prendre", d => Objects.The(d, Nouns.Named("train, bus, plane, boat"))),
        new("use", "utiliser", d => Objects.Definite(d, Nouns.Named("computer, phone, knife, map, car, notebook, pen, pencil"))) { Tenses = Tense.Past | Tense.Going | Tense.Progressive },
        new("want", "vouloir", d => Objects.Any(d, Goods)) { Tenses = Tense.State, TakesNothing = true },
        new("want", "vouloir", d => Objects.Some(d, Nouns.Of(Kind.Food, Kind.FoodMass, Kind.Drink))) { Tenses = Tense.State, TakesNothing = true },
        new("have", "avoir", Possession) { Tenses = Tense.State },
        new("have", "avoir", Possession) { Tenses = Tense.State },
        new("prefer", "préférer", d => Objects.Definite(d, Goods)) { Tenses = Tense.State },
        new("hate", "détester", d => Objects.Definite(d, Goods)) { Tenses = Tense.State },
    ];

    private static Complement Possession(Draw draw)
    {
        NounPhrase phrase = NounPhrase.Draw(draw, Owned);
        if (phrase.Plural && draw.Chance(0.7)) return new Complement(phrase.Count(draw.Number(2, 6)));
        return new Complement(phrase.A, phrase.NoA);
    }
}
