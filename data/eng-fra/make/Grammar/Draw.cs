namespace EngFra.Grammar;

/// <summary>Choices, all from one seed.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random random = new(seed);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>A whole number from lowest to highest, both included.</summary>
    public int Number(int lowest, int highest) => random.Next(lowest, highest + 1);

    public void Shuffle<T>(T[] items) => random.Shuffle(items);
}
