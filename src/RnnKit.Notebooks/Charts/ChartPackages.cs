using System.Reflection;
using RnnKit.Kernel.Packages;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// Plotly.NET and its companions, in the versions that lie beside the tool: a cell that asks for them needs no package folder and no
/// restore. (Plotly.NET.Interactive shows charts in the genuine kernel; here the kernel does that itself.)
/// </summary>
internal static class ChartPackages
{
    private static readonly string[] s_core = ["Plotly.NET", "DynamicObj", "FSharp.Core", "Giraffe.ViewEngine", "Newtonsoft.Json"];

    /// <summary>What the kernel is to know of them.</summary>
    public static IReadOnlyList<ShippedPackage> All { get; } =
    [
        new("Plotly.NET", VersionOf("Plotly.NET"), s_core),
        new("Plotly.NET.CSharp", VersionOf("Plotly.NET.CSharp"), [.. s_core, "Plotly.NET.CSharp"]),
        new("Plotly.NET.Interactive", VersionOf("Plotly.NET.Interactive"), [.. s_core, "Plotly.NET.Interactive"]),
    ];

    /// <summary>The version of an assembly that NuGet knows.</summary>
    private static string VersionOf(string assembly) =>
        Assembly.Load(assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
