using System.Text;

namespace RnnKit.Display;

/// <summary>Rows of words and numbers as an HTML table and as aligned text.</summary>
/// <param name="caption">What the table shows; none if empty.</param>
/// <param name="headers">One a column; a header that begins with <c>&gt;</c> sets its column to the right, as numbers stand.</param>
internal sealed class TextTable(string caption, params string[] headers)
{
    private readonly List<string[]> rows = [];
    private readonly bool[] right = [.. headers.Select(header => header.StartsWith('>'))];
    private int totals;

    /// <summary>A row: one text a column, in the library's notation.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>A last row, set apart.</summary>
    public void AddTotal(params string[] cells)
    {
        Add(cells);
        totals++;
    }

    /// <summary>Both forms; <paramref name="afterHtml"/> and <paramref name="afterText"/> follow the table.</summary>
    public Presentation Present(string afterHtml = "", string afterText = "")
    {
        string[] names = [.. headers.Select(header => header.StartsWith('>') ? header[1..] : header)];
        return new Presentation(ToHtml(names) + afterHtml, ToText(names) + afterText);
    }

    private string ToHtml(string[] names)
    {
        var html = new StringBuilder("<table style=\"font-variant-numeric:tabular-nums\">\n");
        if (caption.Length > 0) html.Append($"<caption style=\"caption-side:top;text-align:left\">{Notation.ToHtml(caption)}</caption>\n");
        html.Append("<tr>");
        for (int c = 0; c < names.Length; c++) html.Append($"<th scope=\"col\"{Side(c)}>{Notation.ToHtml(names[c])}</th>");
        for (int r = 0; r < rows.Count; r++)
        {
            bool total = r >= rows.Count - totals;
            html.Append("</tr>\n<tr>");
            for (int c = 0; c < names.Length; c++)
                html.Append($"<td{Side(c)}>{(total ? "<b>" : "")}{Notation.ToHtml(rows[r][c])}{(total ? "</b>" : "")}</td>");
        }
        return html.Append("</tr>\n</table>\n").ToString();
    }

    private string Side(int column) => right[column] ? " style=\"text-align:right\"" : " style=\"text-align:left\"";

    private string ToText(string[] names)
    {
        int[] widths = [.. names.Select((name, c) => rows.Select(row => row[c].Length).Append(name.Length).Max())];
        IEnumerable<string> lines = rows.Prepend(names).Select(row => Line(row, widths));
        return string.Join('\n', caption.Length > 0 ? lines.Prepend(caption) : lines);
    }

    private string Line(string[] row, int[] widths) =>
        string.Join("  ", row.Select((cell, c) => right[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd();
}
