using Microsoft.Playwright;

namespace RnnKit.Live.Tests;

/// <summary>Whatever is typed, and whatever became of a model's file, the page answers with a sentence, and text stays text.</summary>
public sealed class BadInputTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    private const string Markup = "<img src=x onerror=document.title='hijacked'><script>document.title='hijacked'</script>";

    [Fact]
    public async Task Odd_text_for_the_translator_gets_a_sentence()
    {
        await using LivePart part = await book.OpenAsync(browser, "translate");
        (string Typed, string Sentence)[] odd = // what gets the same sentence does not follow on each other
        [
            ("", "There is no sentence yet"),
            (string.Join(' ', Enumerable.Repeat("word", 10_000)), "This is too long: 10,000 words"),
            ("   ", "There is no sentence yet"),
            (new string('x', 100_000), "This is too long: 1 word"),
            ("\U0001F600\U0001F680", "never seen any of these words"),
            (Markup, "Never in its lessons"),
            ("zyxwv qwrtz plmkn", "never seen any of these words"),
        ];
        foreach ((string typed, string sentence) in odd)
        {
            await part.Section.GetByLabel("An English sentence").FillAsync(typed);
            await part.Section.GetByRole(AriaRole.Button, new() { Name = "Translate", Exact = true }).ClickAsync();

            Assert.Contains(sentence, await part.Note.TextContentAsync(), StringComparison.Ordinal);
            await IsTextAsync(part);
        }
    }

    [Fact]
    public async Task Odd_reviews_get_a_sentence()
    {
        await using LivePart part = await book.OpenAsync(browser, "inside-lstm");
        (string Typed, string Sentence)[] odd =
        [
            ("", "There is nothing to read yet"),
            ("\U0001F600", "It knows none of this"),
            ("the screen is purple", "Left out, since it has never seen them: “purple”"),
            (Markup, "It knows none of this"),
            ("zyxwv qwrtz", "It knows none of this: “zyxwv”, “qwrtz”"),
        ];
        foreach ((string typed, string sentence) in odd)
        {
            await part.Section.GetByLabel("A review").FillAsync(typed);
            await part.Page.Keyboard.PressAsync("Enter");

            Assert.Contains(sentence, await part.Note.TextContentAsync(), StringComparison.Ordinal);
            await IsTextAsync(part);
        }
    }

    [Fact]
    public async Task Ten_thousand_words_are_no_review()
    {
        await using LivePart part = await book.OpenAsync(browser, "inside-lstm");
        await part.Section.GetByLabel("A review").FillAsync(string.Join(' ', Enumerable.Repeat("good", 10_000)));
        await part.Page.Keyboard.PressAsync("Enter");

        Assert.Contains("This is too long: 10,000 words", await part.Note.TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut", "damaged or missing")]
    [InlineData("short", "is cut: 3000 of 4576 bytes")]
    [InlineData("version", "has version 2, and this page reads version 1")]
    [InlineData("garbled", "is damaged")]
    [InlineData("gone", "is missing")]
    public async Task A_file_that_is_not_whole_gets_a_sentence_and_the_page_stays(string damage, string sentence)
    {
        using var own = new LiveBook();
        string file = Path.Combine(own.Folder, "assets", "live", "reviews-lstm.model.js"), text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        int data = text.IndexOf("data: '", StringComparison.Ordinal) + 7;
        int length = int.Parse(text.Split("bytes: ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
        string damaged = damage switch
        {
            "cut" => text[..(text.Length / 2)],
            "short" => text[..(data + 4000)] + "' });\n",
            "version" => text.Replace("version: 1", "version: 2", StringComparison.Ordinal),
            "garbled" => text[..data] + new string('A', 4000) + text[(data + 4000)..],
            _ => "",
        };
        if (damage == "gone")
            File.Delete(file);
        else
            await File.WriteAllTextAsync(file, damaged, TestContext.Current.CancellationToken);
        await using WatchedPage watched = await own.GoAsync(browser, LiveBook.PageOf("inside-lstm"));
        ILocator section = watched.Page.Locator("section.live");

        await section.Locator("button.open").ClickAsync();
        await watched.Page.WaitForFunctionAsync("document.querySelector('section.live > [role=status]').textContent.length > 12");

        string said = (await section.Locator("> [role=status]").TextContentAsync())!;
        Assert.Contains(sentence.Replace("4576", $"{length}", StringComparison.Ordinal), said, StringComparison.Ordinal);
        Assert.EndsWith("Write the book anew.", said, StringComparison.Ordinal);
        Assert.True(await section.Locator("button.open").IsEnabledAsync());
    }

    private static async Task IsTextAsync(LivePart part)
    {
        Assert.Equal(0, await part.Section.Locator(".stage :is(img, script, b)").CountAsync());
        Assert.DoesNotContain("hijacked", await part.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(part.Watched.Complaints);
    }
}
