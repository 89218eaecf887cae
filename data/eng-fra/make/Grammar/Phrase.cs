namespace EngFra.Grammar;

/// <summary>Words in both languages, French raw: not yet contracted and elided.</summary>
internal readonly record struct Phrase(string English, string French)
{
    public static readonly Phrase Empty = new("", "");

    /// <summary>Reads <c>English = French</c>.</summary>
    public static Phrase Parse(string text)
    {
        string[] sides = text.Split(" = ");
        return new Phrase(sides[0].Trim(), sides[1].Trim());
    }

    /// <summary>Reads several, separated by semicolons or lines.</summary>
    public static Phrase[] List(string text) =>
        [.. text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    public static Phrase operator +(Phrase first, Phrase second) =>
        new($"{first.English} {second.English}", $"{first.French} {second.French}");
}
