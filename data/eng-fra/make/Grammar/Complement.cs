using Agrees = EngFra.French.Agreement;

namespace EngFra.Grammar;

/// <summary>What follows a verb: said, and after a denied verb (<c>some bread</c>, <c>any bread</c>).</summary>
internal sealed record Complement(Phrase Said, Phrase Denied)
{
    public static readonly Complement None = new(Phrase.Empty, Phrase.Empty);

    public Complement(Phrase both)
        : this(both, both)
    {
    }

    public bool Changes => Said != Denied;

    public static Complement operator +(Phrase before, Complement after) => new(before + after.Said, before + after.Denied);
}

/// <summary>A pronoun as object: it follows an English verb and stands before a French one.</summary>
/// <param name="English">me, you, him …</param>
/// <param name="French">me, te, le …, or lui, leur for an indirect object; le, la, les are marked with ~.</param>
/// <param name="Person">0 to 5.</param>
/// <param name="Agreement">What a participle after it agrees with; null for an indirect object.</param>
internal sealed record ObjectPronoun(string English, string French, int Person, Agrees? Agreement)
{
    public static readonly IReadOnlyList<ObjectPronoun> Direct =
    [
        new("me", "me", 0, Agrees.Masculine), new("you", "te", 1, Agrees.Masculine), new("him", "~le", 2, Agrees.Masculine),
        new("her", "~la", 2, Agrees.Femininely), new("us", "nous", 3, Agrees.Masculines), new("them", "~les", 5, Agrees.Masculines),
    ];

    public static readonly IReadOnlyList<ObjectPronoun> Indirect =
    [
        new("me", "me", 0, null), new("you", "te", 1, null), new("him", "lui", 2, null), new("her", "lui", 2, null), new("us", "nous", 3, null), new("them", "leur", 5, null),
    ];

    /// <summary>It or them, for a thing just named.</summary>
    public static ObjectPronoun It(Agrees thing) =>
        new(thing.Plural ? "them" : "it", thing.Plural ? "~les" : thing.Feminine ? "~la" : "~le", thing.Plural ? 5 : 2, thing);

    /// <summary>Those that a subject can have as object without meaning itself.</summary>
    public bool FitsWith(Subject subject) => (Person == 2 || Person != subject.Person) && !(Person is 0 or 3 && subject.Person is 0 or 3);
}
