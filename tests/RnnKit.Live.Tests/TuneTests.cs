using System.Globalization;
using Microsoft.Playwright;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Storage;
using RnnKit.Training;

namespace RnnKit.Live.Tests;

/// <summary>The composer of notebook 11 in the page: it writes what RnnKit gives high scores, reads it as the notebook does, and plays those notes.</summary>
public sealed class TuneTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    /// <summary>Writes down every tone that is asked for: its frequency, when it begins and when it ends.</summary>
    private const string Listen = """
        () => {
          window.heard = [];
          const { start, stop } = OscillatorNode.prototype;
          OscillatorNode.prototype.start = function (at) { window.heard.push([this.frequency.value, at]); start.call(this, at); };
          OscillatorNode.prototype.stop = function (at) { window.heard.at(-1).push(at); stop.call(this, at); };
        }
        """;

    [Fact]
    public async Task At_the_lowest_temperature_it_writes_the_likeliest_signs()
    {
        await using LivePart part = await book.OpenAsync(browser, "tune");
        (SequenceModel<float> model, string letters) = Composer();
        await part.Section.GetByLabel("Temperature").FillAsync("0.1");
        foreach (string meter in new[] { "6/8", "4/4", "3/4" })
        {
            await part.Section.GetByLabel("Meter").SelectOptionAsync(meter);
            string text = await TextAsync(part);

            int[] ids = [.. $"\nM:{meter} {text}\n".Select(sign => letters.IndexOf(sign, StringComparison.Ordinal))];
            Sequence<float> logits = model.Predict(Tokens.FromExamples([ids]));
            int prompt = 7, likeliest = Enumerable.Range(prompt - 1, text.Length).Count(t => Best(logits.Step(t)) == ids[t + 1]);
            Assert.InRange(text.Length, 20, 300);
            Assert.InRange(likeliest / (double)text.Length, 0.9, 1); // at 0.1 nearly always
        }
    }

    [Fact]
    public async Task Its_notes_are_those_that_the_notebook_reads()
    {
        await using LivePart part = await book.OpenAsync(browser, "tune");
        foreach (string temperature in new[] { "0.1", "0.6", "2" })
        {
            await part.Section.GetByLabel("Temperature").FillAsync(temperature);
            for (int tune = 0; tune < 6; tune++)
            {
                Assert.Equal(NotesOf(await TextAsync(part)), await part.Section.Locator(".paper").GetAttributeAsync("data-notes"));
                await part.Section.GetByRole(AriaRole.Button, new() { Name = "Another tune" }).ClickAsync();
            }
        }
    }

    [Theory]
    [InlineData("C2^c'3z/2D,,|c'C_|^^G3/4G//=G8:|GG/::F6666666/3|]")]
    [InlineData("^F2|B2^c2B2|^FfF,=ff|f")]
    public async Task It_reads_every_sign_as_the_notebook_does(string abc)
    {
        await using LivePart part = await book.OpenAsync(browser, "tune");
        string read = await part.Page.EvaluateAsync<string>(
            "(abc) => window.rnnkitLive.melodies.notesOf(abc).map(({ pitch, length }) => `${pitch ?? 'z'}:${length}`).join(' ')", abc.Replace("_", "", StringComparison.Ordinal));
        Assert.Equal(NotesOf(abc.Replace("_", "", StringComparison.Ordinal)), read);
    }

    [Fact]
    public async Task It_plays_every_note_at_its_pitch_and_time_from_the_keyboard_and_stops()
    {
        await using LivePart part = await book.OpenAsync(browser, "tune");
        await part.Page.EvaluateAsync(Listen);
        (int? Pitch, double Length)[] notes = [.. (await part.Section.Locator(".paper").GetAttributeAsync("data-notes"))!.Split(' ').Select(Note)];
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "Play" }).PressAsync("Enter");
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "Stop" }).PressAsync("Enter");

        Assert.Equal(1, await part.Section.GetByRole(AriaRole.Button, new() { Name = "Play" }).CountAsync());
        double[][] heard = await part.Page.EvaluateAsync<double[][]>("window.heard");
        double now = 0;
        var expected = new List<double[]>();
        foreach ((int? pitch, double length) in notes)
        {
            if (pitch is { } p) expected.Add([(float)(440 * Math.Pow(2, (p - 69) / 12.0)), now, now + 0.16 * length]);
            now += 0.16 * length;
        }
        double begin = heard[0][1] - expected[0][1];
        Assert.Equal(expected.Count, heard.Length);
        foreach ((double[] one, double[] tone) in expected.Zip(heard)) Near.Equal(one, [tone[0], tone[1] - begin, tone[2] - begin]);
        Assert.Empty(part.Watched.Complaints);
    }

    [Fact]
    public async Task A_browser_without_sound_says_so()
    {
        await using LivePart part = await book.OpenAsync(browser, "tune");
        await part.Page.EvaluateAsync("delete window.AudioContext");
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();

        Assert.Equal("This browser makes no sounds.", await part.Note.TextContentAsync());
        Assert.Empty(part.Watched.Complaints);
    }

    private static async Task<string> TextAsync(LivePart part) => (await part.Section.Locator(".paper").TextContentAsync())!;

    private static (int?, double) Note(string text)
    {
        string[] parts = text.Split(':');
        return (parts[0] == "z" ? null : int.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>As <c>Melodies.Notes</c> has them.</summary>
    private static string NotesOf(string abc)
    {
        var music = new AbcMusic("C");
        music.Add(abc, _ => { });
        return string.Join(' ', music.Signs.Where(sign => sign.Kind == AbcKind.Note).Select(sign => FormattableString.Invariant($"{(sign.Note.Pitch is { } pitch ? pitch : "z")}:{sign.Note.Length}")));
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++) best = scores[i] > scores[best] ? i : best;
        return best;
    }

    private static (SequenceModel<float> Model, string Letters) Composer()
    {
        string path = Repository.PathOf("data", "live", "melodies-gru.safetensors");
        string letters = SafetensorsFile.Read(path).Metadata["letters"];
        var model = new SequenceModel<float>(new GruCell<float>(32, 96, seed: 1), letters.Length, seed: 1, ReadOut.EveryStep, new Embedding<float>(letters.Length, 32, seed: 1));
        ModelFile.Load(path, model);
        return (model, letters);
    }
}
