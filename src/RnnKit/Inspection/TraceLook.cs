using System.Text;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Display;

namespace RnnKit.Inspection;

/// <summary>How a trace is shown: one line an intermediate, with its shape, its range and its numbers as a strip, rows down and steps to the right.</summary>
internal static class TraceLook
{
    private const int MostRows = 12, MostSteps = 48, Width = 288, Height = 60;

    public static Presentation Of(Trace trace)
    {
        var table = new TextTable($"{trace.Title}; {trace.Steps} steps", "intermediate", "rows × steps", "numbers");
        var html = new StringBuilder("<table style=\"font-variant-numeric:tabular-nums\">\n");
        html.Append($"<caption style=\"caption-side:top;text-align:left\">{Notation.ToHtml($"{trace.Title}; {trace.Steps} steps, to the right; blue below zero, vermillion above, each as far as its own largest number")}</caption>\n");
        html.Append("<tr><th scope=\"col\">intermediate</th><th scope=\"col\">rows × steps</th><th scope=\"col\">numbers</th><th scope=\"col\">over the run</th></tr>\n");
        foreach (string name in trace.Names)
        {
            Matrix<double> values = trace[name];
            (string shape, string range) = ($"{values.RowCount} × {values.ColumnCount}", MatrixLook.Range(values));
            table.Add(name, shape, range);
            string strip = Heatmap.Draw(values.RowCount, values.ColumnCount, (i, t) => values[i, t], $"{name}: {range}", MostRows, MostSteps, Width, Height, square: false);
            html.Append($"<tr><td style=\"text-align:left\">{Notation.ToHtml(name)}</td><td>{shape}</td><td style=\"text-align:left\">{range}</td><td>{strip}</td></tr>\n");
        }
        return table.Present() with { Html = html.Append("</table>\n").ToString() };
    }
}
