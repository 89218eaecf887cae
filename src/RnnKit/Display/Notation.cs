using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnKit.Display;

/// <summary>The library's notation for equations and numbers, as text and as HTML.</summary>
internal static partial class Notation
{
    /// <summary><c>U_f h_(t-1)</c> with its indices set low; the rest escaped.</summary>
    public static string ToHtml(string text) => Index().Replace(Escape(text), match =>
    {
        string index = match.Groups["index"].Value.Replace('-', '−');
        return $"<sub>{index}</sub>";
    });

    /// <summary>Text, safe inside HTML.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A number of four digits that tell, the same in every culture.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "-∞";
        double size = Math.Abs(value);
        string format = size == Math.Floor(size) && size < 1e6 ? "0" : size is >= 1e5 or < 1e-3 ? "0.00e0" : size >= 100 ? "0.0" : "0.0000";
        return value.ToString(value == 0 ? "0" : format, CultureInfo.InvariantCulture);
    }

    /// <summary>A count with its thousands apart: <c>12,345</c>.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\p{L})_(?:\((?<index>[^)]*)\)|(?<index>[A-Za-z0-9]+))")]
    private static partial Regex Index();
}
