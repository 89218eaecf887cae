namespace RnnKit.Foundations;

/// <summary>Looks at a model without moving its draws: disposed, it puts the count back, so what is drawn later is what it would have been.</summary>
internal readonly struct KeptDraws : IDisposable
{
    private readonly IRandomLearner? learner;
    private readonly int draws;

    /// <summary>Keeps the count as it is now, where the module has one.</summary>
    public KeptDraws(object module)
    {
        learner = module as IRandomLearner;
        draws = learner?.Draws ?? 0;
    }

    public void Dispose()
    {
        if (learner is not null) learner.Draws = draws;
    }
}
