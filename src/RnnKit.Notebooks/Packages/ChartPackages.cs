using System.Reflection;

namespace RnnKit.Notebooks.Packages;

/// <summary>
/// Plotly.NET and its companions, in the versions that lie beside the tool: a cell that asks for them needs no package folder and no
/// restore. (Plotly.NET.Interactive shows charts in the genuine kernel; here the kernel does that itself.)
/// </summary>
internal static class ChartPackages
{
    /// <summary>What a cell compiles against when it asks for one of them.</summary>
    public static IEnumerable<Assembly> Assemblies { get; } =
        [.. new[] { "Plotly.NET", "Plotly.NET.CSharp", "DynamicObj", "FSharp.Core", "Giraffe.ViewEngine", "Newtonsoft.Json" }.Select(Assembly.Load)];

    /// <summary>Whether a package is one of these, in the version that is here.</summary>
    public static bool Contains(PackageRequest package) =>
        Name(package.Name) is { } name && (package.Version is null || package.Version == VersionOf(Assembly.Load(name)));

    /// <summary>Whether a package is one of these, in whatever version.</summary>
    public static bool Contains(string package) => Name(package) is not null;

    /// <summary>The version that NuGet knows.</summary>
    public static string VersionOf(Assembly package) =>
        package.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string? Name(string package) => package.ToUpperInvariant() switch
    {
        "PLOTLY.NET" or "PLOTLY.NET.INTERACTIVE" => "Plotly.NET",
        "PLOTLY.NET.CSHARP" => "Plotly.NET.CSharp",
        _ => null,
    };
}
