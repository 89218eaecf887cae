using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Display;

namespace RnnKit.Notebooks.Cli;

/// <summary>Puts the built-in kernel together.</summary>
internal static class BuiltInKernel
{
    /// <summary>What shows values that the formatting engine does not know.</summary>
    public static IReadOnlyList<IMimeBundleSource> Sources { get; } = [new ChartBundleSource()];

    /// <summary>The same for a live front end.</summary>
    public static IReadOnlyList<IMimeBundleSource> LiveSources => [new LiveChartSource()];
}
