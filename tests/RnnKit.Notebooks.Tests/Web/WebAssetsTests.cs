using RnnKit.Book.Web;

namespace RnnKit.Notebooks.Tests.Web;

public sealed class WebAssetsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_npm_the_caller_learns_why_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();

        var found = WebAssets.TryGet(Path.Combine(folder.FullPath, "web"), npm: null, out var assets, out var reason, cancellationToken: Token);

        Assert.False(found);
        Assert.Null(assets);
        Assert.Equal("npm is not installed on this machine.", reason);
        Assert.False(Directory.Exists(Path.Combine(folder.FullPath, "web")));
    }

    [Fact]
    public void An_npm_that_cannot_be_started_is_a_reason_and_leaves_no_trace()
    {
        using var folder = new TemporaryFolder();

        var found = WebAssets.TryGet(folder.FullPath, new NpmClient(Path.Combine(folder.FullPath, "no-such-npm")), out _, out var reason, cancellationToken: Token);

        Assert.False(found);
        Assert.StartsWith("npm could not be started:", reason, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void An_npm_that_fails_is_quoted()
    {
        using var folder = new TemporaryFolder();

        var found = WebAssets.TryGet(Path.Combine(folder.FullPath, "web"), FakeNpm(folder, "echo 'npm error code ENOTFOUND' >&2; echo 'npm error no such host' >&2; exit 1"), out _, out var reason, cancellationToken: Token);

        Assert.False(found);
        Assert.Equal("npm could not fetch the packages: no such host", reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.FullPath, "web")));
    }

    [Fact]
    public void An_npm_that_hangs_is_stopped_at_the_time_limit()
    {
        using var folder = new TemporaryFolder();

        var found = WebAssets.TryGet(Path.Combine(folder.FullPath, "web"), FakeNpm(folder, "sleep 60"), out _, out var reason, TimeSpan.FromSeconds(1), Token);

        Assert.False(found);
        Assert.Equal("npm took longer than 1 s.", reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.FullPath, "web")));
    }

    [Fact]
    public void A_package_whose_bytes_are_not_the_pinned_ones_is_refused()
    {
        using var folder = new TemporaryFolder();
        var npm = FakeNpm(folder, "mkdir -p node_modules/katex/dist; echo 'alert(1)' > node_modules/katex/dist/katex.min.js");

        var found = WebAssets.TryGet(Path.Combine(folder.FullPath, "web"), npm, out _, out var reason, cancellationToken: Token);

        Assert.False(found);
        Assert.Equal("npm delivered katex@0.19.1 without the pinned dist/katex.min.js.", reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.FullPath, "web")));
    }

    [Fact]
    public void Npm_delivers_the_pinned_files_once_and_later_calls_do_without_it()
    {
        Tools.Require(NpmClient.Find() is not null, "npm");
        using var folder = new TemporaryFolder();

        Assert.True(WebAssets.TryGet(folder.FullPath, out var first, out var reason, cancellationToken: Token), reason);
        Assert.True(WebAssets.TryGet(folder.FullPath, npm: null, out var second, out reason, cancellationToken: Token), reason);

        string[] files = [first.PlotlyScript, first.KatexScript, first.KatexStyle, .. first.KatexFonts];
        Assert.All(files, file => Assert.True(File.Exists(file), file));
        Assert.NotEmpty(first.KatexFonts);
        Assert.Equal(first.PlotlyScript, second.PlotlyScript);
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder.FullPath).Count());
    }

    [Fact]
    public void The_public_address_names_the_pinned_version()
    {
        var katex = WebLibrary.Katex;

        Assert.Equal("https://cdn.jsdelivr.net/npm/katex@0.19.1/dist/katex.min.js", katex.PublicAddress(katex.Script).ToString());
    }

    private static NpmClient FakeNpm(TemporaryFolder folder, string script)
    {
        var path = Path.Combine(folder.FullPath, "npm");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (OperatingSystem.IsWindows())
            Assert.Skip("The pretended npm is a shell script.");
        else
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new NpmClient(path);
    }
}
