namespace RnnKit.Notebooks.Tests.Web;

public sealed class BrowserTests(Browser browser)
{
    [Fact]
    public async Task A_watched_page_records_errors_and_requests()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.FullPath, "page.html");
        await File.WriteAllTextAsync(path, "<!doctype html><script>console.error('seen'); throw new Error('thrown')</script><img src='none.png'>", TestContext.Current.CancellationToken);

        await using var watched = await browser.OpenAsync(new Uri(path).AbsoluteUri);

        Assert.Contains("error: seen", watched.Complaints);
        Assert.Contains(watched.Complaints, complaint => complaint.StartsWith("exception: ", StringComparison.Ordinal) && complaint.Contains("thrown", StringComparison.Ordinal));
        Assert.Contains(watched.Complaints, complaint => complaint.StartsWith("request failed: ", StringComparison.Ordinal));
        Assert.Contains(watched.Requests, address => address.EndsWith("none.png", StringComparison.Ordinal));
        Assert.Empty(watched.OutsideRequests);
    }
}
