namespace RnnKit.Notebooks.Tests.Cli;

/// <summary><c>rnnkit prepare</c> makes a machine ready and says what it did.</summary>
[Collection(KernelCollection.Name)]
public sealed class PrepareTests : IDisposable
{
    private readonly CliBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Each_part_is_ready_or_named_as_missing_with_the_reason_and_doctor_has_the_last_word()
    {
        Assert.Equal(0, await _bench.RunAsync("prepare", "--prefix", "jupyter"));
        string[] parts = ["the library in notebooks/lib/bin", "genuine .NET Interactive", "the packages of the first cell", "plotly.js and KaTeX for the book", "a first start of the kernel"];
        Assert.All(parts, part => Assert.Matches($@"(?m)^(Ready: {part}.* \(\d+\.\d s\)|Missing: {part}.*: \S.*)$", _bench.Out));
        Assert.Contains("Ready: a first start of the kernel", _bench.Out, StringComparison.Ordinal);
        Assert.True(_bench.Exists("jupyter", "share", "jupyter", "kernels", ".net-csharp", "kernel.json"));
        Assert.EndsWith("Everything that the notebooks need is here.\n", _bench.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_no_option_that_it_does_not_know()
    {
        Assert.Equal(2, await _bench.RunAsync("prepare", "--fast"));
        Assert.Contains("--fast", _bench.Error, StringComparison.Ordinal);
    }
}
