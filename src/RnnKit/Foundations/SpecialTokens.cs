namespace RnnKit.Foundations;

/// <summary>The ids that every vocabulary of a sequence-to-sequence model keeps for itself; words and characters come after them.</summary>
public static class SpecialTokens
{
    /// <summary>What fills up short sentences elsewhere. Here padding has no id of its own (<see cref="Tokens.Nothing"/>), and no model writes this one.</summary>
    public const int Padding = 0;

    /// <summary>What a decoder reads before it has said anything; it never writes it.</summary>
    public const int Start = 1;

    /// <summary>What it says when it has said everything.</summary>
    public const int End = 2;

    /// <summary>A word that is not in the vocabulary.</summary>
    public const int Unknown = 3;

    /// <summary>How many there are: the first id of a real token.</summary>
    public const int Count = 4;
}
