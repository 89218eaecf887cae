using EngFra.French;

namespace EngFra.Lexicon;

/// <summary>An adjective in both languages.</summary>
/// <param name="English">Its one English form.</param>
/// <param name="French">All its French forms.</param>
/// <param name="Before">True if it stands before its French noun.</param>
/// <param name="Kinds">What it can be said of.</param>
/// <param name="Attributive">False if it only follows être: <c>is late</c>.</param>
internal sealed record AdjectivePair(string English, Adjective French, bool Before, IReadOnlySet<Kind> Kinds, bool Attributive);

/// <summary>The adjectives. A line: kinds, where the adjective stands, then entries <c>English = French</c>.</summary>
internal static class Adjectives
{
    private const string Table =
        """
        Family Person, before: young = jeune; old = vieux; little = petit; kind = gentil
        Family Person, after: famous = célèbre; rich = riche; intelligent = intelligent; funny = drôle; strong = fort; shy = timide; lazy = paresseux; brave = courageux; serious = sérieux; honest = honnête; polite = poli; patient = patient; curious = curieux; generous = généreux
        Family Person, only: tall = grand; happy = heureux; sad = triste; tired = fatigué; sick = malade; busy = occupé; angry = en colère; ready = prêt; late = en retard; careful = prudent; poor = pauvre; nervous = nerveux; worried = inquiet; married = marié
        Animal, before: big = grand; small = petit; beautiful = beau; old = vieux; young = jeune
        Animal, after: black = noir; white = blanc; gray = gris; brown = marron; dangerous = dangereux; curious = curieux
        Animal, only: tired = fatigué; happy = heureux; sick = malade
        Food, before: good = bon; big = gros; small = petit; bad = mauvais
        FoodMass, before: good = bon
        Food FoodMass, after: fresh = frais; delicious = délicieux
        Drink, after: cold = froid; hot = chaud
        Clothes, before: new = nouveau; old = vieux; beautiful = beau; pretty = joli; long = long
        Clothes, after: red = rouge; blue = bleu; green = vert; white = blanc; black = noir; yellow = jaune; gray = gris; brown = marron; pink = rose; expensive = cher; clean = propre; dirty = sale; comfortable = confortable; elegant = élégant; light = léger
        Thing Furniture Box Vehicle Transport, before: new = nouveau; old = vieux; beautiful = beau; small = petit; big = grand; pretty = joli
        Thing Furniture Box Vehicle, after: red = rouge; blue = bleu; green = vert; white = blanc; black = noir; yellow = jaune; expensive = cher; useful = utile; heavy = lourd; clean = propre; dirty = sale; modern = moderne; broken = cassé; light = léger
        Plant, before: big = grand; small = petit; beautiful = beau; old = vieux; young = jeune
        Plant, after: green = vert; strange = étrange
        Box, only: empty = vide; full = plein
        Vehicle Transport, after: fast = rapide; slow = lent; comfortable = confortable
        Book Show, before: good = bon; bad = mauvais; long = long; new = nouveau; old = vieux; beautiful = beau; short = court
        Book Show, after: interesting = intéressant; boring = ennuyeux; funny = drôle; sad = triste; important = important; difficult = difficile; famous = célèbre; strange = étrange
        Place Room, before: big = grand; small = petit; old = vieux; new = nouveau; beautiful = beau; pretty = joli
        Place, after: quiet = calme; noisy = bruyant; modern = moderne; famous = célèbre; clean = propre
        Room, after: quiet = calme; modern = moderne; clean = propre; comfortable = confortable; dirty = sale
        Place, only: open = ouvert; closed = fermé; full = plein; empty = vide
        """;

    private static readonly HashSet<string> ShortBeforeOnly = new(StringComparer.Ordinal) { "court" };

    public static readonly IReadOnlyList<AdjectivePair> All = [.. Table.Split('\n').SelectMany(Line)];

    /// <summary>Adjectives for a noun: beside it, or also those that only follow be.</summary>
    public static AdjectivePair[] For(Kind kind, bool attributive) => [.. All.Where(a => a.Kinds.Contains(kind) && (a.Attributive || !attributive))];

    private static IEnumerable<AdjectivePair> Line(string line)
    {
        string[] parts = line.Split(": ");
        string[] head = parts[0].Split(", ");
        HashSet<Kind> kinds = [.. head[0].Split(' ').Select(Enum.Parse<Kind>)];
        foreach (string entry in parts[1].Split("; "))
        {
            string[] sides = entry.Split(" = ");
            bool before = head[1] == "before" && !ShortBeforeOnly.Contains(sides[1]);
            yield return new AdjectivePair(sides[0], new Adjective(sides[1]), before, kinds, head[1] != "only");
        }
    }
}
