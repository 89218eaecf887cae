using System.Globalization;

namespace Plotly.NET;

/// <summary>A color, or one for each point: by name, by channels, or as numbers on a color scale.</summary>
public class Color : IStyleValue
{
    private readonly object value;

    private Color(object value) => this.value = value;

    object IStyleValue.Value => value;

    /// <summary>Channels from 0 to 255, opacity first.</summary>
    public static Color fromARGB(int a, int r, int g, int b) =>
        new(string.Create(CultureInfo.InvariantCulture, $"rgba({Channel(r, nameof(r))}, {Channel(g, nameof(g))}, {Channel(b, nameof(b))}, {Channel(a, nameof(a)) / 255.0:0.0})"));

    public static Color fromRGB(int r, int g, int b) => fromARGB(255, r, g, b);

    /// <summary>A color such as "#1f77b4" or "1f77b4".</summary>
    public static Color fromHex(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        var digits = s.StartsWith('#') ? s[1..] : s;
        if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var channels))
            throw new ArgumentException($"'{s}' is not a color of the form #rrggbb.", nameof(s));
        return fromRGB(channels >> 16, channels >> 8 & 255, channels & 255);
    }

    /// <summary>Any color that CSS knows, as it is.</summary>
    public static Color fromString(string c) => new(c);

    public static Color fromColors(IEnumerable<Color> c) => new(c.ToArray());

    public static Color fromColorScaleValues<a>(IEnumerable<a> c) where a : IConvertible => new(c);

    private static int Channel(int level, string name) =>
        level is >= 0 and <= 255 ? level : throw new ArgumentOutOfRangeException(name, level, "A color channel lies between 0 and 255.");
}
