using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>The imperative: to one, to several, with please, and let's; and, apart from these, denied.</summary>
internal static class Orders
{
    public static Pair Draw(Draw draw)
    {
        Predicate predicate = Ordered(draw);
        string rest = predicate.EnglishRest(Subject.You, false);
        string basis = predicate.English.Base;
        return draw.Number(1, 8) switch
        {
            <= 3 => Said(predicate, 1, $"{basis} {rest}", "", "", '!'),
            <= 5 => Said(predicate, 1, $"{basis} {rest}", ", please", "", '.'),
            6 => Said(predicate, 4, $"{basis} {rest}", draw.Chance(0.5) ? ", sir" : ", madam", "", '.'),
            _ => Said(predicate, 3, $"let's {basis} {predicate.EnglishRest(Subject.We, false)}", "", "", '!'),
        };
    }

    /// <summary>Don't read the stories: ne lis pas les histoires.</summary>
    public static Pair Denied(Draw draw)
    {
        Predicate predicate = Ordered(draw);
        return Pair.Of(
            new Phrase($"don't {predicate.English.Base} {predicate.EnglishRest(Subject.You, true)}", $"ne {predicate.French.Imperative(1)} pas {predicate.FrenchRest(Subject.You, true)}"), '!');
    }

    private static Predicate Ordered(Draw draw)
    {
        Predicate predicate;
        do predicate = draw.Chance(0.75) ? draw.Of(ThingFrames.All).Draw(draw) : Frames.Any(draw);
        while (!Orderable(predicate));
        return predicate;
    }

    private static bool Orderable(Predicate predicate) =>
        !predicate.Reflexive && predicate.Object is null && (predicate.Tenses & Tense.Going) != 0
        && predicate.English.Base is not ("lose" or "meet" or "find" or "forget" or "miss" or "fall" or "cry" or "have" or "hear" or "come" or "understand" or "break" or "win" or "spend" or "choose");

    private static Pair Said(Predicate predicate, int person, string english, string englishEnd, string frenchEnd, char mark)
    {
        Subject to = person == 1 ? Subject.You : person == 3 ? Subject.We : Subject.Sir;
        string end = englishEnd switch { ", please" => ", s'il te plaît", ", sir" => ", monsieur", ", madam" => ", madame", _ => frenchEnd };
        return Pair.Of(new Phrase(english + englishEnd, $"{predicate.French.Imperative(person)} {predicate.FrenchRest(to, false)} {end}"), mark);
    }
}
