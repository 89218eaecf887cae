using Microsoft.CodeAnalysis;

namespace RnnKit.Notebooks.CSharp;

/// <summary>What every cell can refer to without asking: .NET itself, the formatting engine, and this assembly with its display calls.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyDictionary<string, MetadataReference>> Loaded = new(Load);

    /// <summary>The references, by the simple name of their assembly.</summary>
    public static IReadOnlyDictionary<string, MetadataReference> All => Loaded.Value;

    private static Dictionary<string, MetadataReference> Load()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> files = TrustedAssemblies()
            .Where(file => Path.GetDirectoryName(file) == framework && !IsImplementation(file))
            .Append(typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location)
            .Append(typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location)
            .Append(typeof(FrameworkReferences).Assembly.Location);

        var references = new Dictionary<string, MetadataReference>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in files)
            references[Path.GetFileNameWithoutExtension(file)] = MetadataReference.CreateFromFile(file);
        return references;
    }

    /// <summary>The assemblies that the host gave this process: the framework's and the tool's own.</summary>
    public static IEnumerable<string> TrustedAssemblies() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsImplementation(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal) || name is "Microsoft.DiaSymReader.Native" or "mscorlib" or "System.Data";
    }
}
