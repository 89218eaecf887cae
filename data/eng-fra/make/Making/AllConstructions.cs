using EngFra.Constructions;
using EngFra.Grammar;

namespace EngFra.Making;

/// <summary>Every construction, with its share of the corpus.</summary>
internal static class AllConstructions
{
    public static readonly IReadOnlyList<(string Name, int Weight, Func<Draw, Pair> Draw)> List =
    [
        ("statement", 30, Statements.Draw),
        ("object pronoun", 8, Statements.WithPronoun),
        ("someone is", 6, Describing.People),
        ("something is", 6, Describing.Thing),
        ("this is", 4, Describing.ThisIs),
        ("profession", 3, Describing.Profession),
        ("age", 3, Having.Age),
        ("feeling", 2, Having.Feeling),
        ("fear and need", 3, Having.FearOrNeed),
        ("looks and pains", 2, Having.Looking),
        ("there is", 5, Having.ThereIs),
        ("where", 4, Places.Located),
        ("weather", 3, Measures.Weather),
        ("time", 4, Measures.Time),
        ("date", 2, Measures.Date),
        ("price", 3, Measures.Price),
        ("infinitive", 9, Wishes.Draw),
        ("liking", 3, Wishes.Liking),
        ("just", 2, Wishes.Just),
        ("question", 14, Questions.Draw),
        ("order", 4, Orders.Draw),
        ("denied order", 2, Orders.Denied),
        ("pronoun for a noun", 5, Joined.TakenUp),
        ("because", 4, Joined.Because),
        ("that", 6, Joined.That),
        ("two clauses", 5, Joined.Two),
        ("relative", 4, Joined.Relative),
        ("comparison", 3, Joined.Comparison),
        ("since", 2, Joined.Since),
    ];
}
