namespace RnnKit.Notebooks.Doctor;

/// <summary>One thing that was looked for on the machine.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="What">What it is.</param>
/// <param name="Detail">Where it was found or, when it was not, what follows and what to do.</param>
internal sealed record Finding(FindingState State, string What, string Detail)
{
    /// <summary>A thing that is there, or one that the machine can do without.</summary>
    public static Finding Optional(string what, string? found, string otherwise) =>
        new(found is null ? FindingState.Missing : FindingState.Present, what, found ?? otherwise);

    /// <summary>A thing without which notebooks do not run.</summary>
    public static Finding Needed(string what, string? found, string otherwise) =>
        new(found is null ? FindingState.Wanted : FindingState.Present, what, found ?? otherwise);
}

/// <summary>Whether a thing is there.</summary>
internal enum FindingState
{
    /// <summary>It is there.</summary>
    Present,

    /// <summary>It is not, and something is done in another way or left out.</summary>
    Missing,

    /// <summary>It is not, and the main job cannot be done.</summary>
    Wanted,
}
