using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnKit.Book.Prose;

/// <summary>
/// A piece of Markdown with its formulas taken out, as Jupyter takes them out before Markdown reads the rest: nothing in a formula
/// is a list, an emphasis or a table then. Formulas stand in <c>$ … $</c>, <c>$$ … $$</c>, <c>\( … \)</c>, <c>\[ … \]</c> (with one
/// backslash or two) and <c>\begin{…} … \end{…}</c>; code is left alone, and so is a dollar that is money.
/// </summary>
internal sealed partial class MathText
{
    /// <summary>What stands around the number of a formula that was taken out: no character of any text.</summary>
    public const char Begin = '\uFDD0', End = '\uFDD1';
    private readonly string _markdown;
    private readonly StringBuilder _text = new();
    private readonly List<Formula> _formulas = [];
    private int _place;

    private MathText(string markdown) => _markdown = markdown;

    /// <summary>The Markdown, with the number of each formula in its place.</summary>
    public string Text => _text.ToString();

    /// <summary>The formulas, in order.</summary>
    public IReadOnlyList<Formula> Formulas => _formulas;

    /// <summary>Takes the formulas out.</summary>
    public static MathText Of(string markdown)
    {
        var text = new MathText(markdown.ReplaceLineEndings("\n").Replace(Begin, '\uFFFD').Replace(End, '\uFFFD'));
        text.Read();
        return text;
    }

    /// <summary>The Markdown without its formulas.</summary>
    public static string Without(string markdown) => Mark().Replace(Of(markdown).Text, " ");

    /// <summary>A text in which <paramref name="written"/> stands for each formula.</summary>
    public string Restore(string text, Func<Formula, string> written) =>
        Mark().Replace(text, mark => int.Parse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var number && number < _formulas.Count ? written(_formulas[number]) : "");

    private void Read()
    {
        while (_place < _markdown.Length)
        {
            char c = _markdown[_place];
            if (IsLineStart() && Fence().Match(_markdown, _place) is { Success: true } fence)
                Copy(fence.Length);
            else if (c == '`')
                Copy(LengthOfCode());
            else if (c == '\\')
                ReadBackslash();
            else if (c == '$')
                ReadDollar();
            else
                Copy(1);
        }
    }

    private void ReadBackslash()
    {
        if (MathScan.Environment(_markdown, _place) is { } environment)
            Take(environment, 0, 0, isDisplay: true);
        else if (MathScan.Brackets(_markdown, _place, out int opening) is { } brackets)
            Take(brackets, opening, opening, isDisplay: _markdown[_place + opening - 1] == '[');
        else
            Copy(2);
    }

    private void ReadDollar()
    {
        bool isDouble = _place + 1 < _markdown.Length && _markdown[_place + 1] == '$';
        int signs = isDouble ? 2 : 1;
        if ((isDouble ? MathScan.Display(_markdown, _place) : MathScan.Inline(_markdown, _place)) is { } length)
            Take(length, signs, signs, isDouble);
        else
            Copy(signs);
    }

    /// <summary>Takes what stands here out, without the first and last so many characters.</summary>
    private void Take(int length, int opening, int closing, bool isDisplay)
    {
        string source = _markdown.Substring(_place, length), tex = source[opening..^closing];
        string line = _markdown[(_markdown.AsSpan(0, _place).LastIndexOf('\n') + 1).._place];
        if (Quotation().IsMatch(line))
            tex = QuotedLine().Replace(tex, "\n");
        _text.Append(Begin).Append(CultureInfo.InvariantCulture, $"{_formulas.Count}").Append(End);
        _formulas.Add(new Formula(source, tex.Trim(), isDisplay));
        _place += length;
    }

    private void Copy(int length)
    {
        length = Math.Min(length, _markdown.Length - _place);
        _text.Append(_markdown, _place, length);
        _place += length;
    }

    /// <summary>A run of backticks up to one of the same length in the same paragraph; the run alone where there is none.</summary>
    private int LengthOfCode()
    {
        Match code = CodeSpan().Match(_markdown, _place);
        return code.Success ? code.Length : _markdown.AsSpan(_place).IndexOfAnyExcept('`') is > 0 and var run ? run : _markdown.Length - _place;
    }

    private bool IsLineStart() => _place == 0 || _markdown[_place - 1] == '\n';

    /// <summary>A fenced block up to its end or that of the text.</summary>
    [GeneratedRegex(@"\G[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?<fence>`{3,}(?=[^`\n]*(?:\n|\z))|~{3,})[^\n]*(?:\n(?![ \t>]*\k<fence>[`~]*[ \t]*(?:\n|\z))[^\n]*)*(?:\n[^\n]*|\z)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\G(?<run>`+)(?!`)(?:[^`\n]|\n(?![ \t]*\n)|(?!\k<run>(?!`))`+)*?(?<!`)\k<run>(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^[ \t]*>")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\n[ \t]*> ?")]
    private static partial Regex QuotedLine();

    [GeneratedRegex("\uFDD0([0-9]{1,9})\uFDD1")]
    private static partial Regex Mark();
}
