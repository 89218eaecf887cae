using System.Globalization;
using System.Text;
using RnnKit.Display;

namespace RnnKit.Training;

/// <summary>How a training run is shown: its epochs as a table, the loss of its steps as a line. Times are left out: they differ from run to run.</summary>
internal static class HistoryLook
{
    private const int MostRows = 10, MostPoints = 240, Width = 448, Height = 96;

    public static Presentation Of(History history)
    {
        bool byEpoch = history.Epochs.Count > 1, validated = history.Epochs.Any(epoch => epoch.ValidationLoss is not null);
        string[] headers = [byEpoch ? ">epoch" : ">step", ">loss", .. validated && byEpoch ? new[] { ">validation loss" } : [], ">gradient norm"];
        var table = new TextTable(history.ToString(), headers);
        if (byEpoch)
        {
            foreach (int i in Shown(history.Epochs.Count))
            {
                EpochRecord epoch = history.Epochs[i];
                string[] validation = validated ? [epoch.ValidationLoss is { } loss ? Notation.Number(loss) : ""] : [];
                table.Add([$"{epoch.Epoch}", Notation.Number(epoch.Loss), .. validation, Notation.Number(epoch.GradientNorm)]);
            }
        }
        else
        {
            foreach (int i in Shown(history.Steps.Count))
                table.Add($"{history.Steps[i].Step}", Notation.Number(history.Steps[i].Loss), Notation.Number(history.Steps[i].GradientNorm));
        }
        return table.Present(Line(history));
    }

    /// <summary>All of a few, or as many spread evenly, first and last among them.</summary>
    private static IEnumerable<int> Shown(int count) =>
        count <= MostRows ? Enumerable.Range(0, count) : Enumerable.Range(0, MostRows).Select(i => i * (count - 1) / (MostRows - 1));

    /// <summary>The loss by step, from 0 up, of runs of steps the mean; empty where there is nothing to draw.</summary>
    private static string Line(History history)
    {
        int run = (history.Steps.Count + MostPoints - 1) / MostPoints;
        if (history.Steps.Count < 2) return "";
        double[] means = [.. history.Losses.Chunk(run).Select(losses => losses.Average()).Where(double.IsFinite)];
        if (means.Length < 2) return "";
        double top = Math.Max(0, means.Max()), bottom = Math.Min(0, means.Min());
        if (top == bottom) top = 1; // nothing but zeros: a line along the bottom
        var points = new StringBuilder();
        for (int i = 0; i < means.Length; i++)
            points.Append(CultureInfo.InvariantCulture, $"{(double)i * Width / (means.Length - 1):0.#},{Height * (top - means[i]) / (top - bottom):0.#} ");
        string words = $"The loss by step, from {Notation.Number(means[0])} to {Notation.Number(means[^1])}{(run > 1 ? $", means of {run} steps" : "")}";
        return $"<figure style=\"margin:0\"><svg role=\"img\" aria-label=\"{words}\" width=\"{Width}\" height=\"{Height}\" viewBox=\"-2 -2 {Width + 4} {Height + 4}\">"
            + $"<path fill=\"none\" stroke=\"#808080\" stroke-width=\"1\" d=\"M0 0V{Height}H{Width}\"/>"
            + $"<polyline fill=\"none\" stroke=\"#2b7bba\" stroke-width=\"2\" points=\"{points.ToString().TrimEnd()}\"/></svg>\n<figcaption><small>{words}</small></figcaption></figure>\n";
    }
}
