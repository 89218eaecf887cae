using RnnKit.Foundations;

namespace RnnKit.Tests;

/// <summary>Tests that set <see cref="Threads.Count"/>, which all share, or that need as many threads as they ask for: no other runs meanwhile.</summary>
[CollectionDefinition(nameof(ThreadNumbers), DisableParallelization = true)]
public sealed class ThreadNumbers;
