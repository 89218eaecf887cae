namespace RnnKit.Foundations;

/// <summary>
/// The ids that every vocabulary of a sequence-to-sequence model keeps for itself; words and characters come after them.
/// Padding has no id: see <see cref="Tokens.Nothing"/>.
/// </summary>
public static class SpecialTokens
{
    /// <summary>What a decoder reads before it has said anything: <c>&lt;s&gt;</c>.</summary>
    public const int Start = 0;

    /// <summary>What it says when it has said everything: <c>&lt;/s&gt;</c>.</summary>
    public const int End = 1;

    /// <summary>A word that is not in the vocabulary: <c>&lt;unk&gt;</c>.</summary>
    public const int Unknown = 2;

    /// <summary>How many there are: the first id of a real token.</summary>
    public const int Count = 3;
}
