namespace RnnKit.Text;

/// <summary>A sentence and its translation.</summary>
/// <param name="Source">The sentence to translate.</param>
/// <param name="Target">One way to say it in the other language.</param>
/// <param name="Attribution">Who wrote it, where the corpus says so.</param>
public sealed record SentencePair(string Source, string Target, string? Attribution = null);

/// <summary>A line of a corpus that is no pair.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Text">The line itself.</param>
public sealed record BadLine(int Number, string Reason, string Text)
{
    /// <summary>Number and reason.</summary>
    public override string ToString() => $"line {Number}: {Reason}";
}

/// <summary>A source sentence with every translation of it that a corpus has: the references of an evaluation.</summary>
/// <param name="Source">The sentence to translate.</param>
/// <param name="Targets">Its translations, at least one.</param>
public sealed record Translations(string Source, IReadOnlyList<string> Targets);
