using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Storage;
using RnnKit.Training;

namespace RnnKit.Live.Tests;

/// <summary>The inside of the cells of notebooks 07 and 08 in the page, against RnnKit's trace and account of the same step.</summary>
public sealed partial class InsideTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    private const string Review = "the screen is great but the battery is not good i bought it last week";

    [Fact]
    public async Task The_reviews_gates_states_and_verdicts_are_those_of_RnnKit()
    {
        (SequenceModel<float> model, string[] words) = Lstm();
        await using LivePart part = await book.OpenAsync(browser, "inside-lstm");

        await HoldsAsync(part, model, Ids(Review.Split(' '), words), words.Length, ["f", "i", "g", "o", "c", "h"]);
        await HasAccountAsync(part, model, Ids(Review.Split(' '), words), words.Length, step: 9, unit: 5);
        Assert.Equal("Verdict: bad, 100%", await part.Said.TextContentAsync());
        Assert.Empty(part.Watched.Complaints);
        Assert.Empty(part.Watched.OutsideRequests);
    }

    [Fact]
    public async Task The_letters_gates_state_and_verdicts_are_those_of_RnnKit()
    {
        var model = new SequenceModel<float>(new GruCell<float>(8, 10, seed: 1), 8, seed: 1);
        ModelFile.Load(PathOf("letters-gru"), model);
        int[] ids = [.. "chabbadgefahd".Select(letter => letter - 'a')];
        await using LivePart part = await book.OpenAsync(browser, "inside-gru");

        await HoldsAsync(part, model, ids, 8, ["r", "z", "n", "h"]);
        await HasAccountAsync(part, model, ids, 8, step: 6, unit: 0);
        Assert.Empty(part.Watched.Complaints);
    }

    [Fact]
    public async Task A_gate_held_open_or_shut_changes_the_verdict_as_a_pinned_gate_does()
    {
        foreach ((string value, float bias) in new[] { ("1", 100f), ("0", -100f) })
        {
            (SequenceModel<float> model, string[] words) = Lstm();
            Gate<float> gate = ((LstmCell<float>)model.Recurrent.Cell).ForgetGate;
            foreach (Parameter<float> p in gate.Parameters)
                p.Values.Clear();
            gate.b.Values.Fill(bias);
            await using LivePart part = await book.OpenAsync(browser, "inside-lstm");

            await part.Section.GetByLabel("f, forget gate").SelectOptionAsync(value);

            await HoldsAsync(part, model, Ids(Review.Split(' '), words), words.Length, ["f", "i", "g", "o", "c", "h"]);
            Assert.Contains(value == "1" ? "held open" : "held shut", await part.Section.Locator(".account").TextContentAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Words_and_units_are_chosen_by_keyboard()
    {
        (SequenceModel<float> model, string[] words) = Lstm();
        await using LivePart part = await book.OpenAsync(browser, "inside-lstm");
        await part.Section.GetByLabel("A review").FillAsync("the sound is not bad");
        await part.Page.Keyboard.PressAsync("Enter");
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "the" }).FocusAsync();
        for (int k = 0; k < 3; k++)
            await part.Page.Keyboard.PressAsync("ArrowRight");
        await part.Section.GetByLabel("One step in numbers, of").SelectOptionAsync("2");

        await HasAccountAsync(part, model, Ids("the sound is not bad".Split(' '), words), words.Length, step: 3, unit: 2);
    }

    private static async Task HoldsAsync(LivePart part, SequenceModel<float> model, int[] ids, int inputs, string[] blocks)
    {
        Sequence<float> x = Tokens.FromExamples([ids]).ToOneHot<float>(inputs);
        Trace trace = Trace.Of(model.Recurrent.Cell, x);
        foreach (string block in blocks)
            Near.Equal(trace[block].EnumerateRows().SelectMany(row => row), await part.NumbersAsync($"[data-block='{block}'] td", "data-value"));

        IEnumerable<double> verdicts = Enumerable.Range(1, ids.Length).SelectMany(count => Softmax(model.Predict(Tokens.FromExamples([ids[..count]]).ToOneHot<float>(inputs)).Values.ToArray()));
        Near.Equal(verdicts, await part.NumbersAsync(".verdicts td", "data-p"));
    }

    /// <summary>Every word of the account as RnnKit prints it; a number may differ in its last digit, where a rounding falls to the other side.</summary>
    private static async Task HasAccountAsync(LivePart part, SequenceModel<float> model, int[] ids, int inputs, int step, int unit)
    {
        string expected = StepAccount.Of(model.Recurrent.Cell, Tokens.FromExamples([ids]).ToOneHot<float>(inputs), step, unit).ToString();
        string found = (await part.Section.Locator(".account").TextContentAsync())!;

        Assert.Equal(Decimal().Replace(expected, "#"), Decimal().Replace(found, "#"));
        double[] Numbers(string text) => [.. Decimal().Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        Near.Equal(Numbers(expected), Numbers(found).Zip(Numbers(expected), (a, b) => Math.Abs(a - b) < 1.5e-4 ? b : a));
    }

    private static (SequenceModel<float> Model, string[] Words) Lstm()
    {
        string[] words = SafetensorsFile.Read(PathOf("reviews-lstm")).Metadata["words"].Split(' ');
        var model = new SequenceModel<float>(new LstmCell<float>(words.Length, 6, seed: 1), 2, seed: 1);
        ModelFile.Load(PathOf("reviews-lstm"), model);
        return (model, words);
    }

    private static int[] Ids(string[] text, string[] words) => [.. text.Select(word => Array.IndexOf(words, word))];

    private static double[] Softmax(float[] logits)
    {
        double top = logits.Max(), sum = logits.Sum(z => Math.Exp(z - top));
        return [.. logits.Select(z => Math.Exp(z - top) / sum)];
    }

    private static string PathOf(string model) => Repository.PathOf("data", "live", model + ".safetensors");

    [GeneratedRegex(@"\d+\.\d{4}")]
    private static partial Regex Decimal();
}
