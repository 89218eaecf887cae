namespace RnnKit.Kernel.Packages;

/// <summary>Says why NuGet could not bring a package, and what to do.</summary>
internal static class RestoreFailure
{
    /// <summary>What the first error says, without the path of the project that only the package manager knows.</summary>
    public static string Reason(IEnumerable<string> errors)
    {
        List<string> lines = [.. errors.SelectMany(error => error.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0)];
        string? error = lines.Find(line => line.Contains("error NU", StringComparison.Ordinal)) ?? lines.Find(line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
        if (error is null)
            return lines.Count > 0 ? string.Join(' ', lines) : "NuGet does not say why.";
        int start = error.IndexOf("error NU", StringComparison.Ordinal);
        string message = start < 0 ? error : error[start..];
        int project = message.LastIndexOf(" [", StringComparison.Ordinal);
        return $"{(project > 0 ? message[..project] : message).TrimEnd('.')}. {Advice(message)}";
    }

    private static string Advice(string message) => message switch
    {
        _ when message.Contains("NU1101", StringComparison.Ordinal) || message.Contains("NU1102", StringComparison.Ordinal) || message.Contains("NU1103", StringComparison.Ordinal) =>
            "Look at the spelling and the version, or name where it lies: #i \"nuget: folder or address\".",
        _ when message.Contains("NU1301", StringComparison.Ordinal) =>
            "The source cannot be reached: connect, or name a folder that has the package: #i \"nuget: folder\".",
        _ => "dotnet restore says more about the same package in a project.",
    };
}
