using EngFra.French;

namespace EngFra.Grammar;

/// <summary>Who or what a clause is about.</summary>
/// <param name="Words">The words in both languages.</param>
/// <param name="Person">0 to 5: I, you, he or she, we, you all, they.</param>
/// <param name="Agreement">What French adjectives agree with; people of unknown gender are masculine.</param>
/// <param name="Pronoun">True if English contracts after it.</param>
internal sealed record Subject(Phrase Words, int Person, Agreement Agreement, bool Pronoun)
{
    public static readonly Subject
        I = new(new("I", "je"), 0, Agreement.Masculine, true),
        You = new(new("you", "tu"), 1, Agreement.Masculine, true),
        He = new(new("he", "il"), 2, Agreement.Masculine, true),
        She = new(new("she", "elle"), 2, Agreement.Femininely, true),
        We = new(new("we", "nous"), 3, Agreement.Masculines, true),
        They = new(new("they", "ils"), 5, Agreement.Masculines, true);

    public static readonly Subject
        Sir = new(new("you", "vous"), 4, Agreement.Masculine, true),
        Madam = new(new("you", "vous"), 4, Agreement.Femininely, true);

    public static readonly IReadOnlyList<Subject> Pronouns = [I, You, He, She, We, They];

    public string English => Words.English;

    public string French => Words.French;

    /// <summary>English subjects count as singular for verbs in the third person only.</summary>
    public int EnglishPerson => Person == 4 ? 1 : Person;

    /// <summary>The English possessive of this subject: my, your, his, her …</summary>
    public string Own => Person switch
    {
        0 => "my",
        1 or 4 => "your",
        3 => "our",
        5 => "their",
        _ => Agreement.Feminine ? "her" : "his",
    };

    /// <summary>The pronoun that takes this subject up again: she, elle.</summary>
    public Subject Again => Pronoun ? this : Person == 5
        ? new(new("they", Agreement.Feminine ? "elles" : "ils"), 5, Agreement, true)
        : Agreement.Feminine ? She : He;
}
