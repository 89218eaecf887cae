using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RnnKit.Book.Outputs;

/// <summary>
/// The style attribute of an element in an output: harmless properties come through. A text color alone does not, since it
/// was chosen for one background and the page has two; with an opaque background of its own it does.
/// </summary>
internal static partial class InlineStyle
{
    private static readonly FrozenSet<string> Properties = (
        "align-items background background-color border border-bottom border-collapse border-color border-left border-radius border-right border-spacing "
        + "border-style border-top border-width caption-side column-gap display flex flex-direction flex-wrap font-family font-size font-style "
        + "font-variant-numeric font-weight gap grid-template-columns height justify-content letter-spacing line-height list-style margin margin-bottom "
        + "margin-left margin-right margin-top max-height max-width min-height min-width opacity overflow overflow-x overflow-y padding padding-bottom "
        + "padding-left padding-right padding-top row-gap text-align text-decoration text-indent vertical-align white-space width word-break fill stroke stroke-width")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static string Clean(string style)
    {
        var declarations = style.Split(';')
            .Select(declaration => declaration.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => (Name: parts[0].Trim().ToLowerInvariant(), Value: parts[1].Trim()))
            .Where(declaration => SafeValue().IsMatch(declaration.Value))
            .ToList();
        string? background = declarations.Find(declaration => declaration.Name is "background" or "background-color").Value;
        string? color = declarations.Find(declaration => declaration.Name == "color").Value;
        var kept = declarations.Where(declaration => Properties.Contains(declaration.Name)).Select(declaration => $"{declaration.Name}:{declaration.Value}");
        if (background is not null && LuminanceOf(background) is { } luminance)
            kept = kept.Append($"color:{color ?? (luminance > 0.18 ? "#111" : "#fff")}");
        return string.Join(';', kept);
    }

    /// <summary>The relative luminance of an opaque color in hexadecimal or <c>rgb()</c>, or null.</summary>
    private static double? LuminanceOf(string color)
    {
        Match rgb = RgbColor().Match(color);
        if (rgb.Success)
            return Luminance(int.Parse(rgb.Groups[1].ValueSpan), int.Parse(rgb.Groups[2].ValueSpan), int.Parse(rgb.Groups[3].ValueSpan));
        Match hex = HexColor().Match(color);
        if (!hex.Success)
            return null;
        string digits = hex.Groups[1].Value;
        if (digits.Length == 3)
            digits = string.Concat(digits.Select(digit => $"{digit}{digit}"));
        int value = Convert.ToInt32(digits, 16);
        return Luminance(value >> 16, (value >> 8) & 255, value & 255);
    }

    /// <summary>As WCAG 2.2 defines it.</summary>
    private static double Luminance(int red, int green, int blue)
    {
        return (0.2126 * Linear(red)) + (0.7152 * Linear(green)) + (0.0722 * Linear(blue));

        static double Linear(int channel)
        {
            double c = Math.Min(channel, 255) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
    }

    /// <summary>Words, numbers, colors and simple functions; nothing that loads or escapes.</summary>
    [GeneratedRegex(@"\A(?!.*(?:url|expression|image|import|var)\s*\()[\w\s#%.,()+'""/!-]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex SafeValue();

    [GeneratedRegex(@"\Argb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)\z")]
    private static partial Regex RgbColor();

    [GeneratedRegex(@"\A#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z")]
    private static partial Regex HexColor();
}
