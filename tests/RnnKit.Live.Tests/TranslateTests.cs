using Microsoft.Playwright;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Text;

namespace RnnKit.Live.Tests;

/// <summary>The translator in the page against RnnKit's, on the sentences of the notebooks and on all that it was tested with.</summary>
public sealed class TranslateTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    private const string InPage = "window.rnnkitLive.translator.of(window.rnnkitLive.weights('translator'))";

    /// <summary>Sentences of the test part that are always translated.</summary>
    private const int Quick = 50;

    private static readonly string Folder = Repository.PathOf("data", "eng-fra");
    private static readonly Lazy<Translator> Ours = new(() => Translator.Load(Path.Combine(Folder, "translator.safetensors")));

    [Fact]
    public async Task A_sentence_is_translated_with_the_numbers_of_RnnKit()
    {
        string[] sentences =
        [
            "She bought a red dress yesterday.", "My uncle has a black dog.", "She gave me a white flower.",
            "The children are playing in the garden.", "The dragon ate my homework.", "Umbrella my is where?",
        ];
        await using LivePart part = await book.OpenAsync(browser, "translate");
        foreach ((string sentence, int width) in sentences.SelectMany(sentence => new[] { (sentence, 1), (sentence, 4) }))
        {
            await part.Section.GetByLabel("An English sentence").FillAsync(sentence);
            await part.Section.Locator($"input[value='{width}']").CheckAsync();
            await part.Section.GetByRole(AriaRole.Button, new() { Name = "Translate", Exact = true }).ClickAsync();

            Translation expected = Ours.Value.Translate(sentence, width);
            Assert.Equal(Ours.Value.Say(sentence, width), await part.Said.TextContentAsync());
            Near.Equal(
                Enumerable.Range(0, expected.Hypothesis.Weights!.ColumnCount).SelectMany(t => expected.Hypothesis.Weights.Column(t)),
                await part.NumbersAsync(".heat tbody td", "data-weight"));
            double[][] likeliest = Likeliest(expected, sentence);
            double[][] shown = await part.Section.EvaluateAsync<double[][]>("""
                (section) => [...section.querySelectorAll('.strip button')].map((word) => {
                  word.click();
                  return [...section.querySelectorAll('.bars tbody td:last-child')].map((share) => Number(share.getAttribute('data-p')));
                })
                """);
            Assert.Equal(likeliest.Length, shown.Length);
            foreach ((double[] ours, double[] theirs) in likeliest.Zip(shown))
                Near.Equal(ours, theirs);
        }

        Assert.Empty(part.Watched.Complaints);
        Assert.Empty(part.Watched.OutsideRequests);
    }

    [Fact]
    public async Task The_sentences_of_the_test_part_come_out_the_same()
    {
        IReadOnlyList<string> sentences = [.. ParallelCorpus.Read(Path.Combine(Folder, "test.tsv")).Pairs.Select(pair => pair.Source).Take(Extent.Asks(Extent.EveryLook) ? int.MaxValue : Quick)];
        IReadOnlyList<IReadOnlyList<string>> expected = Ours.Value.TranslateAll(sentences);
        await using LivePart part = await book.OpenAsync(browser, "translate");

        string[][] found = await part.Page.EvaluateAsync<string[][]>(
            $"(all) => {{ const translator = {InPage}; return all.map((one) => translator.translate(one, 1).target); }}", sentences);

        Assert.Equal(expected.Select(words => string.Join(' ', words)), found.Select(words => string.Join(' ', words)));
    }

    [Fact]
    public async Task Words_come_apart_and_together_as_RnnKit_has_them()
    {
        string[] odd =
        [
            "Don't you know? I'm here, aren't I…", "He paid $3.50 at 10:30 a.m. (5' 10\") and/ or 1,000!", "“Curly” quotes — and a ’90s song; rock 'n' roll.",
            "cafe\u0301 nai\u0308ve \u00A0 spaces\ttabs\nlines", "\U0001F600 <b>bold</b> & -5 x-ray \"never closes", "the boys' books ...... -- '", "￭ ▁ A\u00ADB",
        ];
        string[] english = [.. odd, .. ParallelCorpus.Read(Path.Combine(Folder, "test.tsv")).Pairs.Select(pair => pair.Source)];
        string[][] french = [.. ParallelCorpus.Read(Path.Combine(Folder, "test.tsv")).Pairs.Select(pair => Translator.FrenchWords.Tokenize(pair.Target).ToArray()),
            [.. Translator.FrenchWords.Tokenize("« Qu'est-ce que c'est ? » : 5 % ; l'homme, a-t-il dit !?")]];
        await using LivePart part = await book.OpenAsync(browser, "translate");

        string[][] words = await part.Page.EvaluateAsync<string[][]>("(all) => all.map((one) => window.rnnkitLive.words.english(one))", english);
        string[] texts = await part.Page.EvaluateAsync<string[]>("(all) => all.map((one) => window.rnnkitLive.words.french(one))", french);

        Assert.Equal(english.Select(one => string.Join('|', Translator.EnglishWords.Tokenize(one))), words.Select(one => string.Join('|', one)));
        Assert.Equal(french.Select(Translator.FrenchWords.Detokenize), texts);
    }

    [Fact]
    public async Task An_unknown_word_is_named()
    {
        await using LivePart part = await book.OpenAsync(browser, "translate");
        await part.Section.GetByLabel("An English sentence").FillAsync("The dragon ate my homework.");
        await part.Page.Keyboard.PressAsync("Enter");

        Assert.Contains("Never in its lessons: “dragon”.", await part.Note.TextContentAsync(), StringComparison.Ordinal);
    }

    /// <summary>For every word, the end included, the five largest probabilities.</summary>
    private static double[][] Likeliest(Translation found, string sentence)
    {
        Translator by = Ours.Value;
        var pair = new TokenPair(by.English.Encode(Translator.EnglishWords.Tokenize(sentence)), [.. found.Hypothesis.Tokens]);
        Sequence<float> logits = by.Model.Predict(new PairBatch([pair]));
        return [.. Enumerable.Range(0, logits.Steps).Select(t => Five(logits.Step(t).ToArray()))];
    }

    private static double[] Five(float[] logits)
    {
        double top = logits.Max(), sum = logits.Sum(z => Math.Exp(z - top));
        return [.. logits.Index().Where(z => z.Index is not (SpecialTokens.Padding or SpecialTokens.Start)).Select(z => Math.Exp(z.Item - top) / sum).OrderDescending().Take(5)];
    }
}
