using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>Draws predicates: what people do.</summary>
internal static class Frames
{
    private static readonly Frame[][] Groups =
    [
        ThingFrames.All, ThingFrames.All, ThingFrames.All, ThingFrames.All, PlaceFrames.All, PlaceFrames.All, PlaceFrames.All, DailyFrames.Set, DailyFrames.Set,
        DailyFrames.Set, DailyFrames.Short, DailyFrames.Alone, DailyFrames.Reflexive, DailyFrames.Reflexive, DailyFrames.ReflexiveParts, PeopleFrames.Direct,
        PeopleFrames.Direct, PeopleFrames.Indirect,
    ];

    /// <summary>Any predicate that a person can be the subject of.</summary>
    public static Predicate Any(Draw draw) => draw.Chance(0.05) ? PeopleFrames.Give(draw) : draw.Of(draw.Of(Groups)).Draw(draw);

    /// <summary>A predicate that can stand in one of these tenses.</summary>
    public static Predicate In(Draw draw, Tense tenses)
    {
        while (true)
        {
            Predicate predicate = Any(draw);
            if ((predicate.Tenses & tenses) != 0) return predicate;
        }
    }

    /// <summary>A predicate without complement: the cases where one word says it.</summary>
    public static Predicate Brief(Draw draw) => draw.Chance(0.4) ? draw.Of(DailyFrames.Alone).Draw(draw) : draw.Of(DailyFrames.Set).Draw(draw);

    /// <summary>A tense that the predicate allows and that makes sense with what follows the verb.</summary>
    public static Tense TenseFor(Draw draw, Predicate predicate)
    {
        Tense allowed = predicate.Tenses;
        bool once = predicate.Complement.Said.English.Contains("this ", StringComparison.Ordinal) || predicate.Complement.Said.English.Contains("these ", StringComparison.Ordinal);
        if (once && (allowed & Tense.Past) != 0) allowed &= ~(Tense.Present | Tense.UsedTo);
        Tense[] all = [Tense.Present, Tense.Present, Tense.Progressive, Tense.Past, Tense.Past, Tense.Past, Tense.Going, Tense.Going, Tense.UsedTo, Tense.Was, Tense.StatePast];
        Tense[] fitting = [.. all.Where(tense => (allowed & tense) != 0)];
        return draw.Of(fitting);
    }
}
