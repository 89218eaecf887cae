using RnnKit.Text;

namespace RnnKit.Benchmarks.Translate;

/// <summary>What to train on, for how long, and what model.</summary>
internal sealed record TranslateOptions(string Train, string Test)
{
    /// <summary>The longest that training may take.</summary>
    public double Minutes { get; init; } = 5;

    /// <summary>The most passes over the training pairs; 0 for as many as the minutes allow.</summary>
    public int Epochs { get; init; }

    /// <summary><c>gru</c> or <c>lstm</c>.</summary>
    public string Cell { get; init; } = "gru";

    /// <summary><c>additive</c>, <c>general</c> or <c>none</c>.</summary>
    public string Attention { get; init; } = "additive";

    /// <summary>Units of the decoder, and of both directions of the encoder together.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Numbers a word, and units of the layer below the output layer.</summary>
    public int Embedding { get; init; } = 128;

    /// <summary>Pairs a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The highest learning rate.</summary>
    public double LearningRate { get; init; } = 0.003;

    /// <summary>Words seen less often are unknown.</summary>
    public int MinimumCount { get; init; } = 2;

    /// <summary>Hypotheses side by side while translating; 1 is greedy.</summary>
    public int Beam { get; init; } = 1;

    /// <summary>Draws weights and batches.</summary>
    public int Seed { get; init; } = 1;

    public Language SourceLanguage { get; init; } = Language.English;

    public Language TargetLanguage { get; init; } = Language.French;
}
