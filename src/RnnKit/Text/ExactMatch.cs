namespace RnnKit.Text;

/// <summary>The share of translations that equal a reference word for word.</summary>
public static class ExactMatch
{
    /// <summary>The share of hypotheses equal to any of their references, 0 to 1.</summary>
    /// <param name="hypotheses">The tokens of each translation.</param>
    /// <param name="references">For each of them the tokens of one or more references.</param>
    /// <exception cref="ArgumentException">There are no hypotheses, the counts differ, or a hypothesis has no reference.</exception>
    public static double Share(IReadOnlyList<IReadOnlyList<string>> hypotheses, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references)
    {
        References.Check(hypotheses, references);
        return hypotheses.Zip(references).Average(pair => pair.Second.Any(reference => reference.SequenceEqual(pair.First)) ? 1.0 : 0.0);
    }
}
