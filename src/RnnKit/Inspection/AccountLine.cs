namespace RnnKit.Inspection;

/// <summary>One equation of a step, in symbols, in numbers, and its result.</summary>
/// <param name="Name">What is computed, such as <c>f</c>.</param>
/// <param name="Symbols">The right side as textbooks write it, such as <c>σ(a_f)</c>.</param>
/// <param name="Numbers">The same with the numbers of this step, such as <c>σ(0.8888)</c>.</param>
/// <param name="Result">The result as printed.</param>
/// <param name="Value">The result of the run itself.</param>
/// <param name="Meaning">What the result is for, in a few words.</param>
public sealed record AccountLine(string Name, string Symbols, string Numbers, string Result, double Value, string Meaning)
{
    /// <summary>The equation on one line: <c>f = σ(a_f) = σ(0.8888) = 0.7087</c>.</summary>
    public override string ToString() => $"{Name} = {Symbols} = {Numbers} = {Result}";
}
