using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Tests.Survival;

/// <summary>What a cell reads from the console, the reader is asked for.</summary>
[Collection(KernelCollection.Name)]
public class InputTests
{
    [Theory]
    [InlineData("Console.Write(Console.ReadLine())", "out: first")]
    [InlineData("Console.Write(Console.In.ReadLine() + Console.ReadLine())", "out: firstsecond")]
    [InlineData("Console.Write((char)Console.Read()); Console.Write((char)Console.Read()); Console.Write(Console.ReadLine())", "out: first")]
    [InlineData("Console.Write(Console.ReadKey(true).KeyChar)", "out: f")]
    [InlineData("Console.Write(Console.ReadKey().Key)", "out: F")]
    [InlineData("Console.Write(await GetInputAsync(\"Name?\"))", "out: first")]
    [InlineData("Console.Write((await GetPasswordAsync(\"Word?\")).GetClearTextPassword())", "out: first")]
    public void A_cell_gets_what_the_reader_answers(string code, string expected) =>
        Assert.Equal(expected, KernelBench.Describe(new KernelBench(input: new Answers("first", "second")).Run(code)));

    [Theory]
    [InlineData("Console.ReadLine();")]
    [InlineData("Console.Read();")]
    [InlineData("Console.ReadKey();")]
    [InlineData("Console.In.ReadToEnd();")]
    [InlineData("await GetInputAsync(\"Name?\");")]
    public void Where_nobody_can_be_asked_an_exception_says_so_at_once(string code)
    {
        var bench = new KernelBench();
        bench.Run("1"); // the compiler's start is no matter of the question
        bench.Run(code);
        Assert.Contains("nobody is there to answer", bench.Last!.Failure!.Message, StringComparison.Ordinal);
        Assert.True(bench.Last.Elapsed < TimeSpan.FromSeconds(10));
    }

    private sealed class Answers(params string[] lines) : IInputSource
    {
        private int _next;

        public Task<string> AskAsync(string prompt, bool isPassword, CancellationToken cancellation) => Task.FromResult(lines[_next++]);
    }
}
