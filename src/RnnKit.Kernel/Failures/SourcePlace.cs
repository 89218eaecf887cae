using System.Globalization;

namespace RnnKit.Kernel.Failures;

/// <summary>A place in a cell or in a file that a cell imports.</summary>
internal static class SourcePlace
{
    public static string Describe(string source, int line) => string.Create(CultureInfo.InvariantCulture, $"{source}, line {line}");
}
