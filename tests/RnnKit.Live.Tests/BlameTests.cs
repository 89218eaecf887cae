using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Storage;

namespace RnnKit.Live.Tests;

/// <summary>How much gradient arrives in the page, against RnnKit's Jacobian products of the same cells and inputs.</summary>
public sealed class BlameTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    private static readonly SafetensorsFile Stored = SafetensorsFile.Read(Repository.PathOf("data", "live", "blame.safetensors"));

    [Fact]
    public async Task The_norms_are_those_of_RnnKit()
    {
        await using LivePart part = await book.OpenAsync(browser, "blame");
        (string, int)[] kinds = [("RNN", 0), ("GRU", 0), ("LSTM", 1)];
        foreach (((string kind, int state), string scale) in kinds.SelectMany(kind => new[] { (kind, "0.8"), (kind, "1"), (kind, "2") }))
        {
            await part.Section.GetByLabel("Cell").SelectOptionAsync(kind);
            await part.Section.GetByLabel("Spectral radius").FillAsync(scale);

            double[] expected = [.. JacobianProducts.Of(CellOf(kind, double.Parse(scale, System.Globalization.CultureInfo.InvariantCulture)), Inputs(), state: state).Norms.Reverse()];
            double[] found = await part.NumbersAsync("[data-norm]", "data-norm");
            Assert.Equal(21, found.Length);
            Near.Equal(Enumerable.Repeat(1.0, 21), found.Select((norm, k) => norm / expected[5 * k]));
        }

        Assert.Empty(part.Watched.Complaints);
    }

    private static ICell<double> CellOf(string kind, double scale)
    {
        ICell<double> cell = kind switch
        {
            "RNN" => new RnnCell<double>(4, 32, seed: 2),
            "GRU" => new GruCell<double>(4, 32, seed: 2),
            _ => new LstmCell<double>(4, 32, seed: 2),
        };
        foreach (Parameter<double> p in cell.Parameters)
        {
            float[] rows = Stored[$"{kind}.{p.Name}"].Values<float>();
            for (int i = 0; i < p.Rows; i++)
                for (int j = 0; j < p.Columns; j++)
                    p.Value[i, j] = rows[i * p.Columns + j] * (p.Name[0] == 'U' ? scale : 1);
        }

        return cell;
    }

    private static Sequence<double> Inputs()
    {
        var x = new Sequence<double>(100, 4, 1);
        float[] rows = Stored["x"].Values<float>();
        for (int t = 0; t < 100; t++)
            for (int i = 0; i < 4; i++)
                x.Step(t)[i] = rows[i * 100 + t];
        return x;
    }
}
