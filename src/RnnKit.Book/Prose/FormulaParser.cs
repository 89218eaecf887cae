using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace RnnKit.Book.Prose;

/// <summary>A formula among other inlines.</summary>
/// <param name="mark">What stands for it in the text.</param>
/// <param name="formula">The formula.</param>
internal sealed class FormulaInline(string mark, Formula formula) : LeafInline
{
    /// <summary>What stands for it in the text, and in the page until its place is known.</summary>
    public string Mark => mark;

    /// <summary>The formula.</summary>
    public Formula Formula => formula;
}

/// <summary>Knows the formulas that were taken out as inlines.</summary>
/// <param name="formulas">They, by number.</param>
internal sealed class FormulaParser(IReadOnlyList<Formula> formulas) : InlineParser
{
    public override void Initialize() => OpeningCharacters = [MathText.Begin];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        int end = slice.Text.IndexOf(MathText.End, slice.Start);
        if (end < 0 || end > slice.End || !int.TryParse(slice.Text.AsSpan(slice.Start + 1, end - slice.Start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return false;
        processor.Inline = new FormulaInline(slice.Text[slice.Start..(end + 1)], formulas[number]);
        slice.Start = end + 1;
        return true;
    }
}
