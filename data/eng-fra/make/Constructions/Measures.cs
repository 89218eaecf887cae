using EngFra.English;
using EngFra.French;
using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>Weather, the time of day, dates and prices.</summary>
internal static class Measures
{
    private static readonly Phrase[] Skies = Phrase.List("it's cold = il fait froid; it's hot = il fait chaud; it's sunny = il fait du soleil; it's windy = il fait du vent; it's dark = il fait nuit; the weather is nice = il fait beau; the weather is bad = il fait mauvais; it's raining = il pleut; it's snowing = il neige; it's cool = il fait frais");
    private static readonly Phrase[] PastSkies = Phrase.List("it was cold = il faisait froid; it was hot = il faisait chaud; it was sunny = il faisait du soleil; it was windy = il faisait du vent; it was dark = il faisait nuit; the weather was nice = il faisait beau; the weather was bad = il faisait mauvais; it was raining = il pleuvait; it was snowing = il neigeait; it rained = il a plu; it snowed = il a neigé");
    private static readonly Phrase[] Forecasts = Phrase.List("it's going to rain = il va pleuvoir; it's going to snow = il va neiger; it's going to be cold = il va faire froid; it's going to be hot = il va faire chaud; the weather is going to be nice = il va faire beau; it isn't going to rain = il ne va pas pleuvoir; it isn't going to be cold = il ne va pas faire froid");
    private static readonly Phrase[] Where = Phrase.List("in Paris = à Paris; in London = à Londres; in Lyon = à Lyon; in Rome = à Rome; in Spain = en Espagne; in Italy = en Italie; in Canada = à le Canada; in the mountains = à la montagne; in the kitchen = dans la cuisine; here = ici; in winter = en hiver; today = aujourd'hui; in Berlin = à Berlin; in the living room = dans le salon");
    private static readonly Phrase[] Days = Phrase.List("yesterday = hier; last night = hier soir; this morning = ce matin; last week = la semaine dernière; on Monday = lundi; last Sunday = dimanche dernier; last weekend = le week-end dernier");
    private static readonly Phrase[] Next = Phrase.List("tomorrow = demain; tonight = ce soir; this afternoon = cet après-midi; this weekend = ce week-end; on Sunday = dimanche; next week = la semaine prochaine");
    private static readonly Phrase[] Weekdays = Phrase.List("Monday = lundi; Tuesday = mardi; Wednesday = mercredi; Thursday = jeudi; Friday = vendredi; Saturday = samedi; Sunday = dimanche");
    private static readonly Phrase[] Months = Phrase.List("January = janvier; February = février; March = mars; April = avril; May = mai; June = juin; July = juillet; August = août; September = septembre; October = octobre; November = novembre; December = décembre");
    private static readonly NounPair[] Sold = Nouns.Of(Kind.Clothes, Kind.Thing, Kind.Book, Kind.Furniture, Kind.Food);

    public static Pair Weather(Draw draw) => Pair.Of(draw.Number(1, 3) switch
    {
        1 => draw.Chance(0.35) ? draw.Of(Skies) : draw.Of(Skies.Where(s => !s.English.Contains("dark", StringComparison.Ordinal)).ToArray()) + draw.Of(Where),
        2 => draw.Chance(0.15) ? draw.Of(PastSkies) : draw.Chance(0.5) ? draw.Of(PastSkies) + draw.Of(Days) : Times.Add(draw, draw.Of(PastSkies) + draw.Of(Where[..9]), draw.Of(Days), 0.5),
        _ => draw.Chance(0.6) ? Times.Add(draw, draw.Of(Forecasts), draw.Of(Next)) : draw.Of(Forecasts) + draw.Of(Where[..7]),
    });

    /// <summary>It's half past seven; the train leaves at a quarter to nine.</summary>
    public static Pair Time(Draw draw)
    {
        Phrase clock = Clock(draw);
        return Pair.Of(draw.Number(1, 5) switch
        {
            1 => new Phrase("it's", "il est") + clock,
            2 => new Phrase("it's already", "il est déjà") + clock,
            3 => Trip(draw) + clock,
            4 => OpenHours(draw) + clock,
            _ => Clause.Of(Subjects.Anyone(draw), draw.Of(DailyFrames.Reflexive[..3]).Bare(), Tense.Present) + new Phrase("at", "à") + clock,
        });
    }

    /// <summary>Eight o'clock, half past eight, a quarter to nine, twenty past ten, noon.</summary>
    public static Phrase Clock(Draw draw)
    {
        int hour = draw.Number(1, 11);
        Phrase Hour(int h) => new(Spelling.Number(h), h == 1 ? "une heure" : $"{Numbers.Of(h)} heures");
        Phrase now = Hour(hour);
        int minutes = draw.Of(5, 10, 20, 25);
        return draw.Number(1, 7) switch
        {
            1 or 2 => new($"{now.English} o'clock", now.French),
            3 => new($"half past {now.English}", $"{now.French} et demie"),
            4 => new($"a quarter past {now.English}", $"{now.French} et quart"),
            5 => new($"a quarter to {now.English}", $"{now.French} moins le quart"),
            6 => new($"{Spelling.Number(minutes)} past {now.English}", $"{now.French} {Numbers.Of(minutes)}"),
            _ => new($"{Spelling.Number(minutes)} to {now.English}", $"{now.French} moins {Numbers.Of(minutes)}"),
        };
    }

    /// <summary>Today is Monday; my birthday is in May; the exam is on Friday.</summary>
    public static Pair Date(Draw draw)
    {
        Phrase day = draw.Of(Weekdays), month = draw.Of(Months);
        Subject owner = Subjects.Other(draw);
        Phrase what = draw.Of(Phrase.List("the exam = le examen; the game = le match; the concert = le concert; our party = notre fête; the meeting = la réunion; the show = le spectacle; my birthday = mon anniversaire; your birthday = ton anniversaire; the party = la fête; her birthday = son anniversaire"));
        return Pair.Of(draw.Number(1, 5) switch
        {
            1 => new Phrase("today is", "aujourd'hui, nous sommes") + day,
            2 => what + new Phrase("is on", "est") + day,
            3 => what + new Phrase("is in", "est en") + month,
            4 => new Phrase($"{Spelling.Possessive(owner.English)} birthday is in", $"le anniversaire de {owner.French} est en") + month,
            _ => what + new Phrase($"is on {month.English}", $"est le") + DayOf(draw, month),
        });
    }

    /// <summary>This shirt costs twenty euros.</summary>
    public static Pair Price(Draw draw)
    {
        NounPhrase noun = NounPhrase.Draw(draw, Sold, plural: 0.3, adjective: 0.4);
        Phrase what = draw.Chance(0.6) ? noun.This : noun.The;
        int euros = noun.Noun.Kind == Kind.Food ? draw.Number(2, 9) : draw.Chance(0.5) ? draw.Number(10, 25) : draw.Of(30, 35, 40, 45, 50, 60, 70, 75, 80, 90, 99);
        bool past = draw.Chance(0.25);
        string costs = past ? "cost" : noun.Plural ? "cost" : "costs";
        if (past) return Pair.Of(Statements.Bought(draw, noun) + new Phrase($"for {Spelling.Number(euros)} euros", $"pour {Numbers.Of(euros)} euros"));
        return Pair.Of(what + new Phrase($"{costs} {Spelling.Number(euros)} euros", $"{(noun.Plural ? "coûtent" : "coûte")} {Numbers.Of(euros)} euros"));
    }

    private static Phrase DayOf(Draw draw, Phrase month)
    {
        int day = draw.Number(2, 20);
        return new Phrase(day.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{day} {month.French}");
    }

    private static Phrase Trip(Draw draw) => draw.Of(Phrase.List(
        "the train leaves at = le train part à; the bus leaves at = le bus part à; the plane arrives at = le avion arrive à; the movie starts at = le film commence à; the lesson starts at = la leçon commence à; the game starts at = le match commence à; the train arrives at = le train arrive à; the show starts at = le spectacle commence à"));

    private static Phrase OpenHours(Draw draw)
    {
        NounPhrase place = NounPhrase.Draw(draw, Nouns.Of(Kind.Place), plural: 0, adjective: 0);
        return place.The + (draw.Chance(0.5) ? new Phrase("opens at", "ouvre à") : new Phrase("closes at", "ferme à"));
    }
}
