using System.Globalization;
using System.Text;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Display;

namespace RnnKit.Seq2Seq;

/// <summary>How a translation is shown: both sentences, and a table of the weights, a row for every word written, a column for every word read.</summary>
internal static class AlignmentLook
{
    /// <summary>Both forms.</summary>
    /// <param name="source">The words read; numbered if not known.</param>
    /// <param name="target">The words written.</param>
    /// <param name="hypothesis">The weights and the score.</param>
    /// <param name="heading">The line above.</param>
    public static Presentation Of(IReadOnlyList<string>? source, IReadOnlyList<string> target, Hypothesis hypothesis, string heading)
    {
        string title = $"<div>{Notation.Escape(heading)}</div>\n";
        if (hypothesis.Weights is not { } weights) return new Presentation(title, heading);
        string[] across = [.. source ?? Enumerable.Range(0, weights.RowCount).Select(s => $"source {s}")];
        string[] down = [.. Enumerable.Range(0, weights.ColumnCount).Select(t => t < target.Count ? target[t] : "end")];
        return new Presentation(title + Html(across, down, weights), heading + "\n" + Text(across, down, weights));
    }

    /// <summary>Both sentences and the score in one line.</summary>
    public static string Heading(IReadOnlyList<string> source, IReadOnlyList<string> target, Hypothesis hypothesis) =>
        $"{string.Join(' ', source)} → {string.Join(' ', target)}   score {Two(hypothesis.Score)}, log p {Two(hypothesis.LogProbability)}{(hypothesis.Finished ? "" : ", cut off")}";

    private static string Html(string[] across, string[] down, Matrix<double> weights)
    {
        var html = new StringBuilder("<table style=\"font-variant-numeric:tabular-nums\">\n<caption style=\"caption-side:top;text-align:left\">What attention looked at: each row sums to 1</caption>\n<tr><th scope=\"col\">written</th>");
        foreach (string word in across) html.Append($"<th scope=\"col\">{Notation.Escape(word)}</th>");
        for (int t = 0; t < down.Length; t++)
        {
            html.Append($"</tr>\n<tr><th scope=\"row\" style=\"text-align:left\">{Notation.Escape(down[t])}</th>");
            for (int s = 0; s < across.Length; s++)
            {
                double weight = weights[s, t];
                string ink = Heatmap.IsDark(-weight, 1) ? "#ffffff" : "#111111";
                html.Append($"<td style=\"text-align:right;background:{Heatmap.ColorOf(-weight, 1)};color:{ink}\">{Two(weight)}</td>");
            }
        }
        return html.Append("</tr>\n</table>\n").ToString();
    }

    private static string Text(string[] across, string[] down, Matrix<double> weights)
    {
        var table = new TextTable("", [.. across.Select(word => ">" + word).Prepend("written")]);
        for (int t = 0; t < down.Length; t++) table.Add([down[t], .. across.Select((_, s) => Two(weights[s, t]))]);
        return table.Present().Text;
    }

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
