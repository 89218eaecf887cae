using RnnKit.Foundations;

namespace RnnKit.Text;

/// <summary>The check at the door of the evaluations.</summary>
internal static class References
{
    public static void Check(IReadOnlyList<IReadOnlyList<string>> hypotheses, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(references);
        Guard.That(hypotheses.Count > 0, nameof(hypotheses), "'hypotheses' is empty; expected at least one.");
        Guard.Same(references.Count, hypotheses.Count, "a count of", nameof(references));
        for (int s = 0; s < references.Count; s++)
            Guard.That(references[s].Count > 0, nameof(references), $"'references' has none for hypothesis {s}; expected at least one.");
    }
}
