using Microsoft.Playwright;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Storage;
using RnnKit.Training;

namespace RnnKit.Live.Tests;

/// <summary>The letter model of notebook 11 in the page: its next letters are RnnKit's at every temperature, and it writes until it is stopped.</summary>
public sealed class TemperatureTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    [Theory]
    [InlineData("the ")]
    [InlineData("a network that forget")]
    public async Task The_next_letters_are_those_of_RnnKit(string prompt)
    {
        float[] scores = Scores("\n" + prompt);
        await using LivePart part = await book.OpenAsync(browser, "temperature");
        await part.Section.GetByLabel("Begin with").FillAsync(prompt);
        await part.Section.GetByLabel("Begin with").BlurAsync();
        foreach (string degree in new[] { "0.3", "1", "2" })
        {
            await part.Section.GetByLabel("Temperature").FillAsync(degree);

            double t = double.Parse(degree, System.Globalization.CultureInfo.InvariantCulture), top = scores.Max(), sum = scores.Sum(z => Math.Exp((z - top) / t));
            Near.Equal(scores.Select(z => Math.Exp((z - top) / t) / sum).OrderDescending().Take(9), await part.NumbersAsync(".bars td:last-child", "data-p"));
        }
    }

    [Fact]
    public async Task It_writes_until_it_is_stopped()
    {
        await using LivePart part = await book.OpenAsync(browser, "temperature");
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "Write" }).ClickAsync();
        await part.Page.WaitForFunctionAsync("document.querySelector('.paper').textContent.length > 24");
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        string text = (await part.Section.Locator(".paper").TextContentAsync())!;
        await part.Page.WaitForTimeoutAsync(200);
        Assert.Equal(text, await part.Section.Locator(".paper").TextContentAsync());
        Assert.StartsWith("the ", text, StringComparison.Ordinal);
        Assert.Empty(part.Watched.Complaints);
    }

    [Fact]
    public async Task Where_motion_is_reduced_the_text_is_there_at_once()
    {
        await using LivePart part = await book.OpenAsync(browser, "temperature", new() { ReducedMotion = ReducedMotion.Reduce });
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "Write" }).ClickAsync();

        Assert.Equal(4 + 240, (await part.Section.Locator(".paper").TextContentAsync())!.Length);
        Assert.Equal(1, await part.Section.GetByRole(AriaRole.Button, new() { Name = "Write" }).CountAsync());
    }

    [Theory]
    [InlineData("\U0001F600", "Left out, since it has never seen them: \U0001F600")]
    [InlineData("<b>&</b>", "Left out, since it has never seen them: &")]
    public async Task Odd_letters_get_a_sentence(string typed, string sentence)
    {
        await using LivePart part = await book.OpenAsync(browser, "temperature");
        await part.Section.GetByLabel("Begin with").FillAsync(typed);
        await part.Section.GetByLabel("Begin with").BlurAsync();

        Assert.Equal(sentence, await part.Note.TextContentAsync());
        Assert.Empty(part.Watched.Complaints);
    }

    private static float[] Scores(string text)
    {
        string path = Repository.PathOf("data", "live", "prose-gru.safetensors");
        string letters = SafetensorsFile.Read(path).Metadata["letters"];
        var model = new SequenceModel<float>(new GruCell<float>(32, 128, seed: 1), letters.Length, seed: 1, ReadOut.EveryStep, new Embedding<float>(letters.Length, 32, seed: 1));
        ModelFile.Load(path, model);
        Sequence<float> logits = model.Predict(Tokens.FromExamples([text.Select(letter => letters.IndexOf(letter, StringComparison.Ordinal)).ToArray()]));
        return logits.Step(logits.Steps - 1).ToArray();
    }
}
