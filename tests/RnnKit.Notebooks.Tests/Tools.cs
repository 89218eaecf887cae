namespace RnnKit.Notebooks.Tests;

/// <summary>Programs that some tests need: without one a test skips and says so, or fails when the environment asks for all of them.</summary>
internal static class Tools
{
    private const string RequireAll = "RNNKIT_REQUIRE_TOOLS";

    /// <summary>Skips the test when <paramref name="available"/> is false; fails it when RNNKIT_REQUIRE_TOOLS is 1.</summary>
    public static void Require(bool available, string tool)
    {
        if (available)
            return;
        if (Environment.GetEnvironmentVariable(RequireAll) == "1")
            Assert.Fail($"{tool} is not there, and {RequireAll}=1 asks for it.");
        Assert.Skip($"{tool} is not there.");
    }
}
