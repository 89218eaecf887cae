namespace RnnKit.Foundations;

/// <summary>
/// A model that draws while it learns, as dropout does. What it draws depends on nothing but its seed and a count,
/// so that learning can go on elsewhere as if it had never stopped.
/// </summary>
public interface IRandomLearner
{
    /// <summary>How often the model has learned a batch.</summary>
    int Draws { get; set; }
}
