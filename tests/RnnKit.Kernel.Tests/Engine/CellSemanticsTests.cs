namespace RnnKit.Kernel.Tests.Engine;

/// <summary>What a sequence of cells shows; the last cell's outputs are compared.</summary>
[Collection(KernelCollection.Name)]
public class CellSemanticsTests
{
    public static TheoryData<string, string[], string> Sequences => new()
    {
        { "The value of the last expression is shown", ["1 + 1"], "value: text/html 2" },
        { "A semicolon hides the value", ["Math.Abs(1);"], "" },
        { "A string is shown as plain text", ["\"a\" + \"b\""], "value: ab" },
        { "Null is shown", ["(string)null"], "value: text/html &lt;null&gt;" },
        { "A call without a value shows nothing", ["Console.Write(7)"], "out: 7" },
        { "A returned value is shown", ["if (1 > 0) return \"yes\";"], "value: yes" },
        { "A return inside a function is not the cell's", ["int F() { return 3; }"], "" },
        { "An empty cell shows nothing", [""], "" },
        { "A cell of comments shows nothing", ["// only this"], "" },
        { "Variables hold for later cells", ["var x = 3;", "var y = x * 2;", "Console.Write(x + y)"], "out: 9" },
        { "Functions, types and usings hold for later cells", ["using System.IO;", "int Twice(int v) => 2 * v; record P(int A);", "Console.Write(Path.GetFileName(\"a/b\") + Twice(new P(4).A))"], "out: b8" },
        { "An extension method at the top level holds", ["static int Plus(this int a, int b) => a + b;", "Console.Write(1.Plus(2))"], "out: 3" },
        { "A variable may be declared again, with another type", ["var x = 1;", "var x = \"one\";", "Console.Write(x)"], "out: one" },
        { "A later cell changes an earlier variable", ["var x = 1;", "x++;", "Console.Write(x)"], "out: 2" },
        { "A function sees a variable's present value", ["var x = 1; int Get() => x;", "x = 5;", "Console.Write(Get())"], "out: 5" },
        { "A cell that throws keeps what it had declared and set", ["var x = 1;", "var x = 2; x++; throw new Exception();", "Console.Write(x)"], "out: 3" },
        { "A cell that does not compile declares nothing", ["var z = 2; nonsense", "z"], "error: Compilation error" },
        { "A failed cell can be run again", ["var n = 0;", "if (n++ == 0) throw new Exception(); var w = 7;", "if (n++ == 0) throw new Exception(); var w = 7;", "Console.Write(w)"], "out: 7" },
        { "The default usings are the genuine kernel's", ["var l = new List<int> { 3 }; var b = new StringBuilder(); IEnumerable e = l; Task t = Task.CompletedTask; Console.Write(l.Sum())"], "out: 3" },
        { "Await works", ["await Task.Delay(5); var v = await Task.FromResult(4);", "Console.Write(v)"], "out: 4" },
        { "Output after an await is the cell's", ["Console.Write(1); await Task.Delay(20); Console.Write(2)"], "out: 12" },
        { "Output of a task that is awaited is the cell's", ["await Task.Run(() => Console.Write(\"from task\"));"], "out: from task" },
        { "Writes to one stream are one output, in order with others", ["Console.WriteLine(1); Console.WriteLine(2); Console.Error.Write(\"e\"); display(\"d\"); Console.Write(3); \"v\""], "out: 1⏎2⏎ | err: e | show: d | out: 3 | value: v" },
        { "Formats, characters and lines are written as they should be", ["Console.Write('c'); Console.WriteLine(); Console.WriteLine(\"{0}-{1}\", 1, 2); Console.Write(new[] { 'a', 'b' }); Console.Write(1.5)"], "out: c⏎1-2⏎ab1.5" },
        { "Display shows in the form asked for", ["display(12, \"text/plain\"); 5.Display(\"text/plain\"); display(HTML(\"<b>x</b>\"));"], "show: 12 | show: 5 | show: text/html <b>x</b>" },
        { "Text asked for as HTML is escaped", ["display(\"<b>\", \"text/html\");"], "show: text/html &lt;b&gt;" },
        { "DisplayAs takes text as it is", ["\"<b>x</b>\".DisplayAs(\"text/html\");"], "show: text/html <b>x</b>" },
        { "HTML as value is HTML", ["HTML(\"<i>y</i>\")"], "value: text/html <i>y</i>" },
        { "An update replaces what was shown", ["var d = display(\"a\"); Console.Write(1); d.Update(\"b\"); d.Update(\"c\");"], "show: c | out: 1" },
        { "The value display returns is not shown again", ["display(\"a\")"], "show: a" },
        { "What is cleared is gone at once", ["Console.Write(\"a\"); ClearOutput(); Console.Write(\"b\");"], "out: b" },
        { "What is to be cleared stays until something else is shown", ["Console.Write(\"a\"); ClearOutput(wait: true);"], "out: a" },
        { "What is to be cleared goes when something else is shown", ["Console.Write(\"a\"); display(1); ClearOutput(wait: true); Console.Write(\"b\");"], "out: b" },
        { "The invocation context displays and updates", ["using Microsoft.DotNet.Interactive;\nvar d = KernelInvocationContext.Current.Display(\"a\"); d.Update(\"b\"); KernelInvocationContext.Current.DisplayAs(\"<u/>\", \"text/html\");"], "show: b | show: text/html <u/>" },
        { "A script is HTML", ["Javascript(\"f()\");"], "show: text/html <script type=\"text/javascript\">f()</script>" },
        { "LaTeX is LaTeX", ["using Microsoft.DotNet.Interactive.Formatting;\nnew LaTeXString(\"x^2\")"], "value: text/latex x^2" },
        { "A formatter registered by a cell is used", ["using Microsoft.DotNet.Interactive.Formatting;\nrecord P(int A); Formatter.Register<P>(p => $\"P of {p.A}\", \"text/plain\"); Formatter.SetPreferredMimeTypesFor(typeof(P), \"text/plain\");", "new P(3)"], "value: P of 3" },
        { "Several forms are shown together", ["display(3, \"text/plain\", \"application/json\");"], "show: 3 + application/json 3" },
        { "Pocket views are HTML", ["using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\ndisplay((object)b(\"x\"));"], "show: text/html <b>x</b>" },
        { "dynamic, tuples, patterns, raw strings and spans in methods work", ["dynamic d = 3; var (a, b) = (1, 2); int S(ReadOnlySpan<char> s) => s.Length; Console.Write($\"{d + a + b}{S(\"four\")}\" + \"\"\"q\"t\"\"\")"], "out: 64q\"t" },
        { "Goto, local functions and iterators work", ["IEnumerable<int> Up() { for (int i = 0; i < 3; i++) yield return i; }\nConsole.Write(string.Join(\",\", Up()))"], "out: 0,1,2" },
        { "Recursion may be deep", ["int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\nConsole.Write(Depth(200000))"], "out: 200000" },
        { "A variable set by a directive holds", ["var before = 2;", "#!set --name fromDirective --value 5", "Console.Write(fromDirective + before.ToString())"], "out: 52" },
        { "A warning goes to stderr", ["int F()\n{\n    return 1;\n    F();\n}"], "err: cell [1], line 4: warning CS0162: Unreachable code detected⏎    F();⏎    ^⏎" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Cells_show(string law, string[] cells, string expected)
    {
        var bench = new KernelBench();
        foreach (string cell in cells)
            bench.Run(cell);
        string shown = KernelBench.Describe([.. bench.Cells[^1].Where(output => output is not RnnKit.Kernel.Outputs.ClearOutput)])
            .Replace("<div class=\"dni-plaintext\"><pre>", "", StringComparison.Ordinal)
            .Replace("</pre></div>", "", StringComparison.Ordinal);
        if (shown.Contains("<style>", StringComparison.Ordinal) && !expected.Contains("<style>", StringComparison.Ordinal))
            shown = shown[..shown.IndexOf("<style>", StringComparison.Ordinal)];
        Assert.True(expected == shown, $"{law}:\nexpected {expected}\nbut      {shown}");
    }

    [Fact]
    public void A_cell_that_takes_the_console_away_gives_it_back_to_the_next()
    {
        var bench = new KernelBench();
        bench.Run("Console.SetOut(new System.IO.StringWriter()); Console.SetError(Console.Out); Console.Write(\"into the writer\");");
        Assert.Equal("out: a | err: b", KernelBench.Describe(bench.Run("Console.Write(\"a\"); Console.Error.Write(\"b\");")));
    }
}
