// How notebooks show things that are not charts: panels, tables, matrices. Every one has an HTML and a plain-text form.

using System.Globalization;
using System.Net;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;

/// <summary>Something to look at: as HTML where a page shows it, as text everywhere else.</summary>
public record Panel(string Html, string Text)
{
    public override string ToString() => Text;
}

public static class Show
{
    /// <summary>Rows and columns shown of a matrix, entries shown of a vector; the rest is an ellipsis.</summary>
    public const int Most = 12;

    /// <summary>
    /// A table: one line a row, one column a property, headed by the property's name, underscores as spaces:
    /// <c>Show.Table(xs.Select(x => new { x, tanh_x = Math.Tanh(x) }))</c>.
    /// </summary>
    /// <param name="rows">Anonymous objects or records.</param>
    /// <param name="number">The format of fractional numbers, such as <c>"0.00"</c>; by default as many decimals as the column needs.</param>
    public static Panel Table<T>(IEnumerable<T> rows, string number = null)
    {
        var columns = typeof(T).GetProperties();
        var values = rows.Select(row => columns.Select(c => c.GetValue(row)).ToArray()).ToArray();
        var digits = columns.Select((_, c) => Digits(values.Select(row => row[c]))).ToArray();
        var cells = new List<string[]> { columns.Select(c => c.Name.Replace('_', ' ').Trim()).ToArray() };
        cells.AddRange(values.Select(row => row.Select((value, c) => Cell(value, number ?? digits[c])).ToArray()));
        return Grid(cells, "", columns.Select(c => !IsNumber(c.PropertyType)).ToArray(), header: true);
    }

    /// <summary>A matrix with its shape, rows × columns: a small one as a table, a large one as a heatmap with the range of its numbers.</summary>
    public static Panel Matrix<T>(Matrix<T> m, string name = "matrix") where T : struct, IEquatable<T>, IFormattable
    {
        var rows = Shown(m.RowCount);
        var columns = Shown(m.ColumnCount);
        var digits = columns.Select(c => c < 0 ? null : Digits(rows.Where(r => r >= 0).Select(r => (object)m[r, c]))).ToArray();
        var cells = rows.Select(r => columns.Select((c, k) => r < 0 || c < 0 ? "…" : Cell(m[r, c], digits[k])).ToArray());
        var caption = $"{name}, {m.RowCount} × {m.ColumnCount}";
        if (m.RowCount <= Most && m.ColumnCount <= Most) return Grid(cells.ToList(), caption, new bool[columns.Count], header: false);
        var numbers = m.Map(v => Convert.ToDouble(v, CultureInfo.InvariantCulture));
        var table = Grid(cells.ToList(), $"{caption}, {RnnKit.Display.MatrixLook.Range(numbers)}", new bool[columns.Count], header: false);
        return table with { Html = RnnKit.Display.MatrixLook.Of(numbers, name).Html };
    }

    /// <summary>A vector as a column, as textbooks write it, that says its length.</summary>
    public static Panel Vector<T>(Vector<T> v, string name = "vector") where T : struct, IEquatable<T>, IFormattable
    {
        var rows = Shown(v.Count);
        var digits = Digits(rows.Where(i => i >= 0).Select(i => (object)v[i]));
        var cells = rows.Select(i => new[] { i < 0 ? "…" : Cell(v[i], digits) });
        return Grid(cells.ToList(), $"{name}, {v.Count} × 1", new bool[1], header: false);
    }

    /// <summary>
    /// What a type is for and what its public members do, where an editor shows no signatures: <c>Show.Docs(typeof(LstmCell&lt;&gt;))</c>.
    /// </summary>
    public static Panel Docs(Type type)
    {
        var rows = TypeDocs.Of(type);
        var html = new StringBuilder($"<div><code><b>{Escape(rows[0].Signature)}</b></code></div><div>{Escape(rows[0].Summary)}</div><table>");
        foreach (var (signature, summary) in rows.Skip(1))
            html.Append($"\n<tr><td style=\"text-align:left;vertical-align:top\"><code>{Escape(signature)}</code></td><td style=\"text-align:left\">{Escape(summary)}</td></tr>");
        var text = string.Join("\n", rows.Select((row, i) => (i == 0 ? "" : "\n") + row.Signature + (row.Summary.Length > 0 ? "\n    " + row.Summary : "")));
        return new Panel(html.Append("\n</table>").ToString(), text);
    }

    /// <summary>A number as four digits that tell, without a negative zero.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "-∞";
        if (value == 0) return "0";
        var size = Math.Abs(value);
        if (size == Math.Floor(size) && size < 1e6) return value.ToString("0", CultureInfo.InvariantCulture);
        var format = size is >= 1e5 or < 1e-3 ? "0.00e0" : size >= 100 ? "0.0" : "0.0000";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Teaches the kernel to show panels, matrices and vectors.</summary>
    public static void Register()
    {
        Register<Panel>(panel => panel);
        Register<Matrix<double>>(m => Matrix(m));
        Register<Matrix<float>>(m => Matrix(m));
        Register<Vector<double>>(v => Vector(v));
        Register<Vector<float>>(v => Vector(v));
    }

    /// <summary>Shows a type, in both forms, as the panel made of it.</summary>
    public static void Register<T>(Func<T, Panel> look)
    {
        Formatter.Register<T>((T value, TextWriter writer) => writer.Write(look(value).Html), "text/html");
        Formatter.Register<T>((T value, TextWriter writer) => writer.Write(look(value).Text), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(T), "text/html", "text/plain");
    }

    /// <summary>The text, safe inside HTML.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Cell(object value, string number) => value switch
    {
        null => "",
        double d => Fraction(d, number),
        float f => Fraction(f, number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>As many decimals as a column needs, at most four; fewer where its numbers are large.</summary>
    private static string Digits(IEnumerable<object> column)
    {
        var numbers = column.Select(v => v is double d ? d : v is float f ? f : 0).Where(double.IsFinite).ToArray();
        var most = numbers.Select(Math.Abs).DefaultIfEmpty(0).Max() >= 100 ? 1 : 4;
        var enough = Enumerable.Range(0, most).Where(n => numbers.All(v => Math.Abs(v - Math.Round(v, n)) <= 1e-7 * Math.Abs(v))).Append(most).First();
        return enough == 0 ? "0" : "0." + new string('0', enough);
    }

    /// <summary>A number in the format of its column, or as a power of ten where that format would hide it.</summary>
    private static string Fraction(double value, string format)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= 1e6) return Number(value);
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        if (text.Any(c => c is >= '1' and <= '9')) return text;
        return value == 0 || Math.Abs(value) < 1e-300 ? text.TrimStart('-') : value.ToString("0.00e0", CultureInfo.InvariantCulture);
    }

    private static bool IsNumber(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static List<int> Shown(int count) =>
        count <= Most ? Enumerable.Range(0, count).ToList() : Enumerable.Range(0, Most - 2).Append(-1).Append(count - 1).ToList();

    private static Panel Grid(List<string[]> rows, string caption, bool[] left, bool header)
    {
        var widths = left.Select((_, c) => rows.Count == 0 ? 0 : rows.Max(row => row[c].Length)).ToArray();
        var text = new StringBuilder(caption.Length > 0 ? caption + "\n" : "");
        var html = new StringBuilder("<table style=\"font-variant-numeric:tabular-nums\">");
        if (caption.Length > 0) html.Append($"<caption style=\"caption-side:top;text-align:left;white-space:nowrap\">{Escape(caption)}</caption>");
        for (var r = 0; r < rows.Count; r++)
        {
            var tag = header && r == 0 ? "th" : "td";
            html.Append("\n<tr>");
            for (var c = 0; c < left.Length; c++)
            {
                html.Append($"<{tag} style=\"white-space:pre;text-align:{(left[c] ? "left" : "right")}\">{Escape(rows[r][c])}</{tag}>");
                text.Append(left[c] ? rows[r][c].PadRight(widths[c]) : rows[r][c].PadLeft(widths[c])).Append(c < left.Length - 1 ? "  " : "");
            }
            html.Append("</tr>");
            while (text.Length > 0 && text[text.Length - 1] == ' ') text.Length--;
            if (r < rows.Count - 1) text.Append('\n');
        }
        return new Panel(html.Append("\n</table>").ToString(), text.ToString());
    }
}
