namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>The drawings of the series show their words whole with the widest of the usual fonts, the one of most Linux systems.</summary>
public sealed class DrawingTests(Browser browser)
{
    private const string CutOff = """
        () => {
          const frame = document.documentElement.getBoundingClientRect();
          return [...document.querySelectorAll('text')]
            .filter((text) => { const box = text.getBoundingClientRect(); return box.left < frame.left + 2 || box.right > frame.right - 2 || box.top < frame.top || box.bottom > frame.bottom; })
            .map((text) => text.textContent.trim());
        }
        """;

    public static TheoryData<string> Names => [.. Directory.GetFiles(Path.Combine(Series.Folder, "images"), "*.svg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_word_is_cut_off(string name)
    {
        using var folder = new TemporaryFolder();
        string drawing = File.ReadAllText(Path.Combine(Series.Folder, "images", name))
            .Replace("Segoe UI", "DejaVu Sans", StringComparison.Ordinal).Replace("Consolas", "DejaVu Sans Mono", StringComparison.Ordinal);
        await using WatchedPage watched = await browser.OpenAsync(new Uri(folder.Write(name, drawing)).AbsoluteUri);

        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(CutOff));
    }
}
