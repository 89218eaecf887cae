namespace EngFra.Grammar;

/// <summary>An English tense, and with it the French one.</summary>
[Flags]
internal enum Tense
{
    None = 0,

    /// <summary>eats: mange.</summary>
    Present = 1,

    /// <summary>is eating: mange.</summary>
    Progressive = 2,

    /// <summary>ate: a mangé.</summary>
    Past = 4,

    /// <summary>is going to eat: va manger.</summary>
    Going = 8,

    /// <summary>used to eat: mangeait.</summary>
    UsedTo = 16,

    /// <summary>was eating: mangeait.</summary>
    Was = 32,

    /// <summary>knew, had, wanted: savait, avait, voulait.</summary>
    StatePast = 64,

    Action = Present | Progressive | Past | Going | UsedTo | Was,
    State = Present | StatePast,
}

/// <summary>Said, or denied with which words.</summary>
internal enum Negation { None, Not, Never, NoLonger, Nothing }
