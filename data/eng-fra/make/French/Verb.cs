namespace EngFra.French;

/// <summary>A French verb: the forms that the corpus uses. Persons are 0 to 5: je, tu, il, nous, vous, ils.</summary>
internal sealed class Verb
{
    private static readonly string[] ImperfectEndings = ["ais", "ais", "ait", "ions", "iez", "aient"];
    private readonly string[] present;
    private readonly string participle;

    public Verb(string infinitive, string[] present, string participle)
    {
        (Infinitive, this.present, this.participle) = (infinitive, present, participle);
    }

    public string Infinitive { get; }

    /// <summary>Verbs of movement and change, whose passé composé takes être.</summary>
    public bool TakesEtre => Conjugation.TakesEtre.Contains(Infinitive);

    public string Present(int person) => present[person];

    /// <summary>The stem of <c>nous</c> and the endings; <c>ge</c> and <c>ç</c> only before a: mangeais, mangions.</summary>
    public string Imperfect(int person)
    {
        string ending = ImperfectEndings[person];
        if (Infinitive == "être") return "ét" + ending;
        string stem = present[3][..^3];
        if (ending[0] == 'i' && Infinitive.EndsWith("ger", StringComparison.Ordinal)) stem = stem[..^1];
        if (ending[0] == 'i' && Infinitive.EndsWith("cer", StringComparison.Ordinal)) stem = stem[..^1] + "c";
        return stem + ending;
    }

    public string Participle(Agreement agreement = default) => agreement.Of(participle);

    /// <summary>The imperative of tu, nous, vous (1, 3, 4): <c>tu</c> loses its s after e and a.</summary>
    public string Imperative(int person)
    {
        if (Conjugation.Imperatives.TryGetValue(Infinitive, out string[]? own)) return own[person == 1 ? 0 : person == 3 ? 1 : 2];
        string form = present[person];
        return person == 1 && (form.EndsWith("es", StringComparison.Ordinal) || form == "vas") ? form[..^1] : form;
    }
}
