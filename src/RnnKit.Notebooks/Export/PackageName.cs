namespace RnnKit.Notebooks.Export;

/// <summary>A NuGet package that code asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; null for the newest.</param>
internal sealed record PackageName(string Name, string? Version)
{
    private const string Scheme = "nuget:";

    /// <summary>Reads what stands in a <c>#r</c>; null when it names no package.</summary>
    public static PackageName? Of(string reference)
    {
        if (!reference.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        string[] parts = reference[Scheme.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        return new PackageName(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null);
    }

    /// <summary>As a program asks for it.</summary>
    public string AsDirective() => $"#:package {Name}@{Version ?? "*"}";
}
