using System.Reflection;

namespace RnnKit.Notebooks.Packages;

/// <summary>
/// Plotly.NET and its companions: the genuine packages when they lie in the machine's package folder, otherwise the stand-in that
/// comes with the kernel. Either way nothing is fetched.
/// </summary>
internal static class ChartPackages
{
    private const string Core = "Plotly.NET";
    private const string StandIn = "RnnKit.PlotlyStandIn";

    /// <summary>Shows charts in the genuine kernel; here the kernel does that itself.</summary>
    private const string Interactive = "Plotly.NET.Interactive";

    private static readonly string[] Names = [Core, "Plotly.NET.CSharp", Interactive];

    /// <summary>Whether a package is one of these.</summary>
    public static bool Contains(string package) => Names.Contains(package, StringComparer.OrdinalIgnoreCase);

    /// <summary>The genuine packages; null when one that was asked for, or one they need, is not in the folder.</summary>
    public static ResolvedPackages? TryGenuine(IEnumerable<PackageRequest> requests, PackageFolder folder)
    {
        List<PackageRequest> shown = [.. requests.Where(request => !request.Name.Equals(Interactive, StringComparison.OrdinalIgnoreCase))];
        if (!shown.Exists(request => request.Name.Equals(Core, StringComparison.OrdinalIgnoreCase)))
            shown.Insert(0, new PackageRequest(Core, null));
        return folder.TryResolve(shown);
    }

    /// <summary>The stand-in.</summary>
    public static Assembly LoadStandIn() => Assembly.Load(StandIn);
}
