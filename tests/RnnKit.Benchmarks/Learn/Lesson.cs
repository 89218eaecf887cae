namespace RnnKit.Benchmarks.Learn;

/// <summary>A task, the published figure it is held to, and the training that should reach it.</summary>
/// <param name="Name">Task and cell.</param>
/// <param name="Anchor">The figure to reach, and where it comes from.</param>
/// <param name="Train">Trains from fixed seeds and measures on data that was held back.</param>
internal sealed record Lesson(string Name, string Anchor, Func<Outcome> Train);

/// <summary>What a training came to.</summary>
/// <param name="Figure">What was measured at the end.</param>
/// <param name="Reached">True if it is at least as good as the anchor.</param>
/// <param name="Effort">How much training it took.</param>
internal readonly record struct Outcome(string Figure, bool Reached, string Effort);
