using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Outputs;

namespace RnnKit.Kernel.Tests.Failures;

/// <summary>What a reader sees when a cell goes wrong: the whole text, line by line.</summary>
[Collection(KernelCollection.Name)]
public class FailureTests
{
    public static TheoryData<string, string, string> Failures => new()
    {
        {
            "An unknown name",
            "var a = 1;\n\n    var b = unknown + a;",
            """
            cell [1], line 3: error CS0103: The name 'unknown' does not exist in the current context
                var b = unknown + a;
                        ^^^^^^^
            """
        },
        {
            "A thrown exception",
            "// first\nint Half(int v)\n{\n    if (v % 2 == 1) throw new ArgumentException(\"odd\");\n    return v / 2;\n}\nHalf(3)",
            """
            System.ArgumentException: odd
               at Half(Int32) in cell [1], line 4
                  if (v % 2 == 1) throw new ArgumentException("odd");
               at cell [1], line 7
                  Half(3)
            """
        },
        {
            "An exception after an await, with its cause",
            "async Task Work()\n{\n    await Task.Yield();\n    try { int.Parse(\"x\"); }\n    catch (FormatException e) { throw new InvalidOperationException(\"no\\nnumber\", e); }\n}\nawait Work();",
            """
            System.InvalidOperationException: no
            number
               at Work in cell [1], line 5
                  catch (FormatException e) { throw new InvalidOperationException("no\nnumber", e); }
               at cell [1], line 7
                  await Work();
            caused by System.FormatException: The input string 'x' was not in a correct format.
               at System.Int32.Parse(String)
               at Work in cell [1], line 4
                  try { int.Parse("x"); }
            """
        },
        {
            "An exception in a lambda and a class",
            "class Box\n{\n    public int Get(List<int> l) => l.Select(v =>\n        10 / v).Last();\n}\nnew Box().Get([1, 0])",
            """
            System.DivideByZeroException: Attempted to divide by zero.
               at a lambda in cell [1], line 4
                  10 / v).Last();
               at System.Linq.Enumerable.Last(IEnumerable<TSource>)
               at Box.Get(List<Int32>) in cell [1], line 3
                  public int Get(List<int> l) => l.Select(v =>
               at cell [1], line 6
                  new Box().Get([1, 0])
            """
        },
        {
            "An unknown directive",
            "var x = 1;\n#!tiem",
            """
            cell [1], line 2: Unknown directive #!tiem: did you mean #!time? There are #!import, #!time, #!markdown, #!html, #!csharp, #!who, #!whos, #!set, #!share, #r, #i, #load.
            """
        },
        {
            "An imported file that is not there",
            "\n#!import none.csx",
            """
            cell [1], line 2: #!import none.csx: there is no such file. Paths are relative to the notebook's folder.
            """
        },
        {
            "An assembly that is not there",
            "#r \"lib/none.dll\"",
            """
            cell [1], line 1: #r "lib/none.dll": there is no such file. Paths are relative to the notebook's folder.
            """
        },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_reads(string what, string code, string expected)
    {
        var bench = new KernelBench();
        IReadOnlyList<CellOutput> cell = bench.Run(code);
        ErrorOutput error = Assert.IsType<ErrorOutput>(cell[^1]);
        string shown = string.Join('\n', error.Traceback);
        Assert.True(expected.ReplaceLineEndings("\n") == shown, $"{what}:\n{shown}");
        Assert.Equal(CellStatus.Failed, bench.Last!.Status);
    }

    [Fact]
    public void An_error_in_code_between_directives_keeps_its_line()
    {
        var bench = new KernelBench();
        bench.Run("using System.IO;\n#!time\nvar fine = 1;\n#r \"System.Xml\"\nvar bad = nothing;");
        Assert.Equal(("cell [1]", 5), (bench.Last!.Failure!.Source, bench.Last.Failure.Line));
    }

    [Fact]
    public void A_function_of_an_earlier_cell_is_named_with_that_cell()
    {
        var bench = new KernelBench();
        bench.Run("void Fail() => throw new Exception(\"x\");");
        bench.Run("\nFail();");
        Assert.Equal(
            ["System.Exception: x", "   at Fail() in cell [1], line 1", "      void Fail() => throw new Exception(\"x\");", "   at cell [2], line 2", "      Fail();"],
            bench.Last!.Failure!.Traceback);
    }

    [Theory]
    [InlineData("class Mute : Exception { public override string Message => throw new NotSupportedException(); }", "(its Message cannot be read: that throws System.NotSupportedException)")]
    [InlineData("class Mute : Exception { public override string Message => null; }", "")]
    public void An_exception_that_cannot_say_what_it_is_fails_its_cell_and_nothing_else(string type, string message)
    {
        var bench = new KernelBench();
        bench.Run(type);
        bench.Run("throw new Mute();");
        Assert.Equal(message, bench.Last!.Failure!.Message);
        Assert.EndsWith($"Mute: {message}", bench.Last.Failure.Traceback[0], StringComparison.Ordinal);
        Assert.Equal("value: 2", KernelBench.Describe(bench.Run("(1 + 1).ToString()")));
    }

    [Fact]
    public void Many_errors_are_cut()
    {
        var bench = new KernelBench();
        bench.Run(string.Concat(Enumerable.Range(0, 30).Select(i => $"var v{i} = u{i};\n")));
        Assert.Equal("… and 20 more errors", bench.Last!.Failure!.Traceback[^1]);
    }

    [Fact]
    public void Output_before_the_failure_is_kept()
    {
        var bench = new KernelBench();
        Assert.Equal("out: a | error: System.Exception", KernelBench.Describe(bench.Run("Console.Write(\"a\"); throw new Exception();")));
    }
}
