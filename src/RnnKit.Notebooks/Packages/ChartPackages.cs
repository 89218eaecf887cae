using System.Reflection;

namespace RnnKit.Notebooks.Packages;

/// <summary>
/// Plotly.NET and its companions, in the versions that lie beside the tool: a cell that asks for them needs no package folder and no
/// restore.
/// </summary>
internal static class ChartPackages
{
    /// <summary>Shows charts in the genuine kernel; here the kernel does that itself.</summary>
    private const string Interactive = "Plotly.NET.Interactive";

    private static readonly string[] Names = ["Plotly.NET", "Plotly.NET.CSharp", Interactive];

    /// <summary>What a cell compiles against when it asks for one of them.</summary>
    public static IEnumerable<Assembly> Assemblies { get; } =
        [.. new[] { "Plotly.NET", "Plotly.NET.CSharp", "DynamicObj", "FSharp.Core", "Giraffe.ViewEngine", "Newtonsoft.Json" }.Select(Assembly.Load)];

    /// <summary>Whether a package is one of these.</summary>
    public static bool Contains(string package) => Names.Contains(package, StringComparer.OrdinalIgnoreCase);
}
