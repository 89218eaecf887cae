using System.Text;

namespace RnnKit.Kernel.Stop;

/// <summary>A change of a text within a line.</summary>
/// <param name="Position">Where, in the text as it was written.</param>
/// <param name="Removed">How many characters go.</param>
/// <param name="Added">What comes in their place.</param>
internal readonly record struct CodeEdit(int Position, int Removed, string Added);

/// <summary>A text with changes, of which nobody is to see anything: places in it are told as places in the text that was written.</summary>
internal sealed class EditedText
{
    private readonly IReadOnlyList<CodeEdit> _edits;

    /// <summary>Applies changes, which are given in the order in which they are to stand where several are at one place.</summary>
    public EditedText(string written, IEnumerable<CodeEdit> edits)
    {
        _edits = [.. edits.OrderBy(edit => edit.Position)];
        var text = new StringBuilder(written.Length + 64 * _edits.Count);
        int copied = 0;
        foreach (CodeEdit edit in _edits)
        {
            text.Append(written, copied, edit.Position - copied).Append(edit.Added);
            copied = edit.Position + edit.Removed;
        }
        Text = text.Append(written, copied, written.Length - copied).ToString();
    }

    /// <summary>The text with the changes.</summary>
    public string Text { get; }

    /// <summary>The place in the written text that a place in the changed one stands for: before what was put in, if it lies there.</summary>
    public int Written(int position)
    {
        int shift = 0;
        foreach (CodeEdit edit in _edits)
        {
            int start = edit.Position + shift;
            if (position < start)
                break;
            if (position < start + edit.Added.Length)
                return edit.Position;
            shift += edit.Added.Length - edit.Removed;
        }
        return position - shift;
    }
}
