using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Checks;

namespace RnnKit.Notebooks.Tests.Checks;

/// <summary>Outputs in a file are held against those of a fresh run.</summary>
public class FreshOutputsTests
{
    [Theory]
    [InlineData("loss 1", "loss 2", "'loss 1' in the file, 'loss 2' now")]
    [InlineData("a\nb", "a", "'b' in the file, 'no line' now")]
    public void A_text_that_differs_is_found(string before, string now, string difference)
    {
        Complaint complaint = Assert.Single(Compare(Shown("text/plain", before), Shown("text/plain", now)));
        Assert.Equal($"cell 'c': its outputs are not those of a fresh run: {difference}", complaint.ToString());
    }

    [Fact]
    public void A_line_that_carries_the_mark_may_differ() =>
        Assert.Empty(Compare(Shown("text/plain", "4.1 s ⏱\nloss 1"), Shown("text/plain", "3.9 s ⏱\nloss 1")));

    [Fact]
    public void The_form_for_pages_counts_too() => Assert.Single(Compare(Shown("text/html", "<b>1</b>"), Shown("text/html", "<b>2</b>")));

    [Fact]
    public void A_picture_of_a_chart_does_not_count() => Assert.Empty(Compare(Shown("image/png", "AAAA"), Shown("image/png", "BBBB")));

    [Theory]
    [InlineData("[1,2,3]", "[1,2,4]", "data[0].y[2]: 3 or 4")]
    [InlineData("[1,2,3]", "[1,2]", "data[0].y: 3 or 2 values")]
    [InlineData("[1,2,3]", "[1,2,null]", "data[0].y[2]: 3 or nothing")]
    public void A_chart_that_differs_is_found(string before, string now, string difference)
    {
        Complaint complaint = Assert.Single(Compare(Figure(before), Figure(now)));
        Assert.EndsWith($"a chart's {difference} (in the file or now)", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_may_differ_by_rounding() => Assert.Empty(Compare(Figure("[0.1,1e-12]"), Figure("[0.10000000001,2e-12]")));

    [Fact]
    public void A_chart_of_timings_says_so_and_may_differ() =>
        Assert.Empty(Compare(Figure("[1]", "time ⏱"), Figure("[2]", "time ⏱")));

    [Fact]
    public void A_missing_chart_is_found() => Assert.Single(Compare(Figure("[1]"), new NotebookCell(CellKind.Code, "c", "")));

    private static Complaint[] Compare(NotebookCell before, NotebookCell now)
    {
        var (one, other) = (new NotebookDocument("a"), new NotebookDocument("a"));
        one.Cells.Add(before);
        other.Cells.Add(now);
        return [.. FreshOutputs.Compare(one, other)];
    }

    private static NotebookCell Figure(string values, string title = "t") => Shown(
        PlotlyFigure.MimeType, JsonNode.Parse($$$"""{"data":[{"y":{{{values}}}}],"layout":{"title":{"text":"{{{title}}}"}},"config":{}}""")!);

    private static NotebookCell Shown(string mimeType, JsonNode value)
    {
        var cell = new NotebookCell(CellKind.Code, "c", "");
        cell.Outputs.Add(new DisplayOutput(new MimeBundle { { mimeType, value } }));
        return cell;
    }
}
