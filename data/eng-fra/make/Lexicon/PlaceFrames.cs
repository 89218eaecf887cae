using EngFra.Grammar;

namespace EngFra.Lexicon;

/// <summary>Verbs of going, staying and living, with places, countries and cities.</summary>
internal static class PlaceFrames
{
    private static readonly Phrase[] Cities = Phrase.List("Paris = Paris; Lyon = Lyon; London = Londres; Rome = Rome; Madrid = Madrid; Berlin = Berlin; Brussels = Bruxelles; Geneva = Genève; Nice = Nice; Bordeaux = Bordeaux");

    private static readonly Phrase[] Countries = Phrase.List(
        "France = en France; Spain = en Espagne; Italy = en Italie; Germany = en Allemagne; England = en Angleterre; Belgium = en Belgique; China = en Chine; Canada = à le Canada; Japan = à le Japon; Portugal = à le Portugal; Mexico = à le Mexique");

    private static readonly Phrase[] FromCountries = Phrase.List(
        "France = de France; Spain = de Espagne; Italy = de Italie; Germany = de Allemagne; England = de Angleterre; Belgium = de Belgique; China = de Chine; Canada = de le Canada; Japan = de le Japon; Portugal = de le Portugal; Mexico = de le Mexique");

    private static readonly NounPair[] Places = Nouns.Of(Kind.Place);
    private static readonly NounPair[] Outside = Nouns.Named("park, garden, village, swimming pool, stadium");
    private static readonly NounPair[] Workplaces = Nouns.Named("school, market, library, museum, theater, restaurant, hospital, bank, office, airport, bakery, supermarket, hotel, farm, pharmacy, university, bookstore, café, zoo, station");

    public static readonly Frame[] All =
    [
        new("go", "aller", To),
        new("go", "aller", To),
        new("go", "aller", d => new(Place(d, Cities, "to", "à"))) { Tenses = Tense.Past | Tense.Going | Tense.Present },
        new("go", "aller", d => new(Place(d, Countries, "to", ""))) { Tenses = Tense.Past | Tense.Going },
        new("come back", "revenir", d => new(Place(d, FromCountries, "from", ""))) { Tenses = Tense.Past | Tense.Going },
        new("come back", "revenir", d => new Phrase("from", "de") + Objects.The(d, Places)) { Tenses = Tense.Past | Tense.Progressive },
        new("come", "venir", d => new(Place(d, FromCountries, "from", ""))) { Tenses = Tense.Present },
        new("live", "habiter", d => new(Place(d, Cities, "in", "à"))) { Tenses = Tense.Present | Tense.UsedTo },
        new("live", "habiter", d => new(Place(d, Countries, "in", ""))) { Tenses = Tense.Present | Tense.UsedTo },
        new("live", "habiter", d => new Phrase("in", "dans") + new Complement(NounPhrase.Draw(d, Nouns.Named("house, apartment, village, castle, farm"), 0, 0.8).A)) { Tenses = Tense.Present | Tense.UsedTo },
        new("live", "habiter", d => new Phrase("near", "près de") + Objects.The(d, Places)) { Tenses = Tense.Present | Tense.UsedTo },
        new("work", "travailler", In),
        new("work", "travailler", d => new Phrase("with", "avec") + Objects.Someone(d)),
        new("sleep", "dormir", d => new Phrase("in", "dans") + Objects.The(d, Nouns.Named("car, living room, garage, house, train, armchair, garden, plane"))),
        new("sleep", "dormir", d => Objects.Fixed(d, Phrase.List("well = bien; badly = mal; a lot = beaucoup; on the sofa = sur le canapé"))) { Tenses = Tense.Present | Tense.Going | Tense.UsedTo },
        new("walk", "marcher", d => Objects.Fixed(d, Phrase.List("in the forest = dans la forêt; on the beach = sur la plage; fast = vite; in the rain = sous la pluie; in the street = dans la rue"))),
        new("run", "courir", d => new Phrase("in", "dans") + Objects.The(d, Outside)),
        new("run", "courir", d => Objects.Fixed(d, Phrase.List("fast = vite; in the forest = dans la forêt; on the beach = sur la plage; in the street = dans la rue"))),
        new("swim", "nager", d => Objects.Fixed(d, Phrase.List("in the lake = dans le lac; in the sea = dans la mer; in the river = dans la rivière; in the swimming pool = dans la piscine"))),
        new("play", "jouer", d => new Phrase("in", "dans") + Objects.The(d, Nouns.Named("park, garden, bedroom, living room, kitchen, stadium"))),
        new("stay", "rester", d => Objects.Fixed(d, Phrase.List("at home = à la maison; at the hotel = à le hôtel; at the beach = à la plage; in the kitchen = dans la cuisine; in the car = dans la voiture"))),
        new("arrive", "arriver", d => new Phrase("at", "à") + Objects.The(d, Nouns.Named("school, station, airport, hotel, restaurant, beach, office, museum, university, village"))) { Tenses = Tense.Past | Tense.Going },
        new("arrive", "arriver", d => Objects.Fixed(d, Phrase.List("early = tôt; late = en retard; on time = à le heure"))) { Tenses = Tense.Past | Tense.Going | Tense.Present },
        new("leave", "partir", d => Objects.Fixed(d, Phrase.List("early = tôt; late = tard; for Paris = pour Paris; on vacation = en vacances; on foot = à pied; by train = en train; by car = en voiture"))),
        new("travel", "voyager", d => Objects.Fixed(d, Phrase.List("by train = en train; by car = en voiture; by plane = en avion; by boat = en bateau; a lot = beaucoup; without luggage = sans bagages"))) { Tenses = Tense.Present | Tense.UsedTo | Tense.Going },
        new("visit", "visiter", d => Objects.Definite(d, Nouns.Named("museum, castle, church, village, school, zoo, farm, university, house, library, theater"))),
        new("enter", "entrer dans", d => Objects.The(d, Nouns.Named("museum, house, church, garden, hotel, bank, kitchen, restaurant, castle, bakery, bookstore"))) { Tenses = Tense.Past | Tense.Going | Tense.Progressive },
    ];

    private static Phrase Place(Draw draw, Phrase[] places, string english, string french) => new Phrase(english, french) + draw.Of(places);

    private static Complement To(Draw draw) => new Phrase("to", "à") + Objects.The(draw, Places);

    private static Complement In(Draw draw)
    {
        NounPhrase place = NounPhrase.Draw(draw, Workplaces, plural: 0, adjective: 0.4);
        return draw.Chance(0.5) ? new Complement(new Phrase("in", "dans") + place.A) : new Complement(new Phrase("at", "à") + new NounPhrase(place.Noun, false).The);
    }
}
