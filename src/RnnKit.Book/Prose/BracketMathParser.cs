using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace RnnKit.Book.Prose;

/// <summary>Reads <c>\( … \)</c> as mathematics in the line and <c>\[ … \]</c> as displayed mathematics.</summary>
internal sealed class BracketMathParser : InlineParser
{
    public BracketMathParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        char opening = slice.PeekChar();
        if (opening is not ('(' or '['))
            return false;
        string closing = opening == '(' ? @"\)" : @"\]";
        int start = slice.Start + 2;
        int end = start <= slice.End ? slice.Text.IndexOf(closing, start, slice.End - start + 1, StringComparison.Ordinal) : -1;
        if (end <= start)
            return false;

        processor.Inline = new MathInline
        {
            Delimiter = '$',
            DelimiterCount = opening == '(' ? 1 : 2,
            Content = new StringSlice(slice.Text, start, end - 1),
        };
        slice.Start = end + closing.Length;
        return true;
    }
}
