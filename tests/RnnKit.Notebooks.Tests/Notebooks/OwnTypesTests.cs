using System.Text.RegularExpressions;
using RnnKit.Book.Outputs;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>The library's own types as the last expression of a cell, through the genuine formatting engine.</summary>
[Collection(KernelCollection.Name)]
public sealed partial class OwnTypesTests(ReadyKernel kernel) : IClassFixture<ReadyKernel>
{
    private const string Lstm = "new LstmCell<float>(3, 8, seed: 1)";
    private const string Fit = """
        var (train, test) = SymbolTasks.Echo<float>(count: 64, length: 6, delay: 1, symbols: 3, seed: 1).Split(0.75);
        var model = new SequenceModel<float>(new GruCell<float>(train.InputSize, 5, seed: 1), train.OutputSize, seed: 2, ReadOut.EveryStep);
        var history = new Trainer<float>(new Adam<float>(0.01)).Fit(model, train.Batches(16), epochs: 30, shuffleSeed: 3);

        """;
    private const string Translate = """
        var encoder = new Encoder<float>(new Embedding<float>(9, 4, seed: 1), new Recurrent<float>(new GruCell<float>(4, 6, seed: 2)));
        var decoder = new Decoder<float>(new Embedding<float>(8, 4, seed: 3), new GruCell<float>(10, 6, seed: 4), new DotAttention<float>(6));
        var translator = new EncoderDecoder<float>(encoder, decoder, seed: 5);
        var found = translator.Greedy(Tokens.FromExamples([[4, 5, 6]]), maxLength: 4)[0];

        """;

    public static TheoryData<string, string, string[]> Shown => new()
    {
        { "a gate", Lstm + ".ForgetGate", ["f_t = σ(W_f x_t + U_f h_(t-1) + b_f)", "8×3 · 3×B + 8×8 · 8×B + 8×1", "96"] },
        { "a vanilla cell", "new RnnCell<double>(2, 4, seed: 1)", ["h_t = tanh(W x_t + U h_(t-1) + b)", "28"] },
        { "an LSTM", Lstm, ["c_t = f_t ∘ c_(t-1) + i_t ∘ g_t", "h_t = o_t ∘ tanh(c_t)", "384"] },
        { "a GRU that resets after the product", "new GruCell<float>(3, 8, seed: 1)", ["n_t = tanh(W_n x_t + b_n + r_t ∘ (U_n h_(t-1) + b_hn))", "296"] },
        { "a GRU that resets before it", "new GruCell<float>(3, 8, seed: 1, resetAfter: false)", ["n_t = tanh(W_n x_t + U_n (r_t ∘ h_(t-1)) + b_n)", "288"] },
        { "a small parameter", "new LstmCell<double>(3, 4, seed: 1).ForgetGate.b", ["b_f, 4 × 1, from 1 to 1"] },
        { "a large parameter", "new Dense<float>(40, 30, seed: 1).W", ["dense.W, 30 × 40, from -"] },
        { "a layer", "new Bidirectional<float>(new RnnCell<float>(2, 3, seed: 1), new RnnCell<float>(2, 3, seed: 2))", ["cell forward", "cell backward", "2 → 3"] },
        { "a mechanism", "new AdditiveAttention<float>(4, 5, 6, seed: 1)", ["AdditiveAttention", "context"] },
        { "a model", Fit + "model", ["GruCell", "head", "total"] },
        { "a history", Fit + "history", ["30 epochs", "gradient norm", "30"] },
        { "a trace", "Trace.Of(" + Lstm + ", Sequence<float>.FromExamples([Matrix<float>.Build.Dense(3, 5, (i, t) => i - t)]))", ["W_f x", "tanh c", "8 × 5", "from "] },
        { "a translator", Translate + "translator", ["encoder", "DotAttention", "output", "total"] },
        { "a hypothesis", Translate + "found", ["score"] },
        { "a translation", Translate + "new Translation([\"the\", \"cat\", \"<b>\"], found.Tokens.Select(id => $\"word{id}\").ToArray(), found)", ["the cat <b> →", "written", "word"] },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_value_shows_itself_as_html_and_as_text(string what, string cell, string[] facts)
    {
        DisplayOutput output = kernel.ShownBy(cell);
        string html = output.Data.Text("text/html")!, text = output.Data.Text("text/plain")!;

        Assert.Equal(["text/html", "text/plain"], output.Data.Select(form => form.Key));
        Assert.All(facts, fact => Assert.True(text.Contains(fact, StringComparison.Ordinal), $"{what} says:\n{text}\nand not: {fact}"));
        Assert.All(facts, fact => Assert.True(InHtml(html).Contains(InHtml(fact.Replace("<b>", "&lt;b&gt;", StringComparison.Ordinal)), StringComparison.Ordinal), $"{what} shows:\n{InHtml(html)}\nand not: {fact}"));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" id=", html, StringComparison.OrdinalIgnoreCase);
        Assert.True(html.Length < 100_000, $"{html.Length} characters");
    }

    [Fact]
    public void A_large_matrix_is_a_heatmap_with_its_range_and_a_small_one_stays_a_table()
    {
        string large = kernel.ShownBy("Matrix<double>.Build.Dense(100, 80, (i, j) => Math.Sin(i * j))").Data.Text("text/html")!;
        string small = kernel.ShownBy("Matrix<float>.Build.Dense(3, 2)").Data.Text("text/html")!;

        Assert.Contains("<svg role=\"img\" aria-label=\"matrix, 100 × 80, from -1", large, StringComparison.Ordinal);
        Assert.Contains("each cell is the largest of 3 × 2 numbers", large, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", small, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_comes_through_into_the_book()
    {
        string html = kernel.ShownBy(Fit + "history").Data.Text("text/html")!;

        string clean = HtmlAllowList.Clean(html);

        Assert.Contains("<polyline", clean, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"The loss by step", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attention_table_is_dark_where_the_weight_is_large_and_its_text_stays_legible()
    {
        string html = kernel.ShownBy("""
            new Translation(["a", "b"], ["x"], new Hypothesis([7], -0.5, -0.4, true, Matrix<double>.Build.DenseOfArray(new[,] { { 0.95 }, { 0.05 } })))
            """).Data.Text("text/html")!;

        Assert.Matches("background:#[0-4][0-9a-f]{5};color:#ffffff\">0.95", html);
        Assert.Matches("background:#[d-f][0-9a-f]{5};color:#111111\">0.05", html);
    }

    private static string InHtml(string text) => Tag().Replace(text, "").Replace("_(t-1)", "t−1", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    [GeneratedRegex("</?(?:sub|b|td|tr|th|table|caption)\\b[^>]*>")]
    private static partial Regex Tag();
}
