using System.Text;
using System.Text.RegularExpressions;

namespace RnnKit.Book.Outputs;

/// <summary>
/// Console text as HTML: everything escaped, the sixteen ANSI colors and bold as classes of the style sheet, every other
/// control sequence left out.
/// </summary>
internal static partial class AnsiText
{
    private static readonly string[] Colors = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        var style = new Style();
        int place = 0;
        foreach (Match match in Sequence().Matches(text))
        {
            Write(html, text[place..match.Index], style);
            place = match.Index + match.Length;
            if (match.Groups["sgr"].Success)
                style.Apply(match.Groups["sgr"].Value);
        }

        Write(html, text[place..], style);
        return html.ToString();
    }

    private static void Write(StringBuilder html, string text, Style style)
    {
        if (text.Length == 0)
            return;
        string classes = style.Classes;
        if (classes.Length > 0)
            html.Append($"<span class=\"{classes}\">").Append(Html.Escape(text)).Append("</span>");
        else
            html.Append(Html.Escape(text));
    }

    /// <summary>Control sequences (CSI), of them the one that sets colors; operating system commands; single escapes.</summary>
    [GeneratedRegex(@"\u001b(?:\[(?:(?<sgr>[0-9;]*)m|[0-9;?]*[ -/]*[@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])")]
    private static partial Regex Sequence();

    private sealed class Style
    {
        private bool _bold;
        private string? _color;

        public string Classes => string.Join(' ', new[] { _bold ? "ansi-bold" : null, _color }.OfType<string>());

        public void Apply(string codes)
        {
            int[] numbers = [.. codes.Split(';').Select(code => int.TryParse(code, out int number) ? number : 0)];
            for (int i = 0; i < numbers.Length; i++)
            {
                if (numbers[i] is 38 or 48)
                {
                    i += i + 1 < numbers.Length && numbers[i + 1] == 2 ? 4 : 2; // 256 and true colors: their arguments are skipped
                    continue;
                }

                (_bold, _color) = numbers[i] switch
                {
                    0 => (false, null),
                    1 => (true, _color),
                    22 => (false, _color),
                    39 => (_bold, null),
                    >= 30 and <= 37 => (_bold, "ansi-" + Colors[numbers[i] - 30]),
                    >= 90 and <= 97 => (_bold, "ansi-" + Colors[numbers[i] - 90]),
                    _ => (_bold, _color),
                };
            }
        }
    }
}
