namespace RnnKit.Kernel.Tests;

/// <summary>Times mean something on a quiet machine alone: RNNKIT_MEASURE=1 holds them. Elsewhere that something ends is held, and not how soon.</summary>
internal static class Quiet
{
    /// <summary>Whether the environment says that the machine is quiet.</summary>
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("RNNKIT_MEASURE") == "1";

    /// <summary>The bound on a quiet machine, or beside other work.</summary>
    public static TimeSpan Within(double seconds, double otherwise) => TimeSpan.FromSeconds(IsAsked ? seconds : otherwise);
}
