namespace RnnKit.Notebooks.Tests.Semantics;

/// <summary>Cells that run one after the other, and what both kernels make of them.</summary>
/// <param name="What">What they are about.</param>
/// <param name="Cells">The cells, in a session with all the others.</param>
/// <param name="Why">Where the kernels differ: how, and for what reason. README.md says the same.</param>
/// <param name="Here">What the built-in kernel shows then.</param>
/// <param name="There">What .NET Interactive shows then.</param>
public sealed record CellSequence(string What, string[] Cells, string? Why = null, string Here = "", string There = "");

/// <summary>The table of sequences. What the kernels tell apart by words alone, such as how an error is laid out, <see cref="ShownByCells"/> makes equal.</summary>
internal static class CellSequences
{
    /// <summary>Those in which both show the same.</summary>
    public static IReadOnlyList<CellSequence> Alike { get; } =
    [
        new("The value of the last expression", ["1 + 1"]),
        new("A semicolon hides the value", ["Math.Abs(1);"]),
        new("A string", ["\"a\" + \"b\""]),
        new("A null", ["(string)null"]),
        new("A returned value", ["if (1 > 0) return \"yes\";"]),
        new("A call without a value", ["Console.Write(7)"]),
        new("A number with a fraction", ["0.1 + 0.2"]),
        new("A list", ["new List<int> { 1, 2, 3 }"]),
        new("An array of numbers with fractions", ["new[] { 1.5, 2 }"]),
        new("A table of numbers", ["new[,] { { 1, 2 }, { 3, 4 } }"]),
        new("A dictionary", ["new Dictionary<string, int> { [\"a\"] = 1 }"]),
        new("An anonymous object", ["new { a = 1, b = \"x\" }"]),
        new("An enumeration declared before", ["enum Color1 { Red, Green }", "Color1.Green"]),
        new("A name declared again with another type", ["var again = 1;", "var again = \"one\";", "Console.Write(again)"]),
        new("A function declared again", ["int F1() => 1;", "int F1() => 2;", "Console.Write(F1())"]),
        new("A class declared again, and an object of the first", ["class C1 { public int A = 1; } var c1 = new C1();", "class C1 { public int A = 2; }", "Console.Write(c1.A + \" \" + new C1().A)"]),
        new("A later cell sets a variable that a function reads", ["var x1 = 1; int Get1() => x1;", "x1 = 5;", "Console.Write(Get1())"]),
        new("Records across cells", ["record R1(int A, string B);", "var r1 = new R1(1, \"b\") with { A = 3 };", "Console.Write(r1)", "r1"]),
        new("A struct of records and a deconstruction", ["record struct P1(double X, double Y);", "var (px, py) = new P1(1, 2);", "Console.Write(px + py)"]),
        new("Usings hold", ["using System.IO; using M1 = System.Math;", "Console.Write(Path.GetFileName(\"a/b\") + M1.Max(1, 2))"]),
        new("A static using holds", ["using static System.Math;", "Console.Write(Max(3, 4))"]),
        new("A function that extends a type", ["static int Plus1(this int a, int b) => a + b;", "Console.Write(1.Plus1(2))"]),
        new("A generic function and a lambda", ["T Same1<T>(T v) => v; Func<int, int> twice1 = v => 2 * v;", "Console.Write(twice1(Same1(4)))"]),
        new("Functions that close over a loop's variable", ["var f2 = new List<Func<int>>(); for (int i = 0; i < 3; i++) f2.Add(() => i);", "Console.Write(f2[0]())"]),
        new("An iterator across cells", ["IEnumerable<int> Up1() { for (int i = 0; ; i++) yield return i; } var up1 = Up1().GetEnumerator();", "up1.MoveNext(); up1.MoveNext(); Console.Write(up1.Current)"]),
        new("Await at the top level", ["await Task.Delay(5); var v2 = await Task.FromResult(4);", "Console.Write(v2)"]),
        new("Await in a function", ["async Task<int> Later1(int v) { await Task.Yield(); return v + 1; }", "Console.Write(await Later1(1))"]),
        new("What a task writes that is awaited", ["await Task.Run(() => Console.Write(\"from a task\"));"]),
        new("The order of text, values and the last value", ["Console.WriteLine(1); display(\"d\"); Console.WriteLine(2); Console.Error.Write(\"e\"); \"v\""]),
        new("Display in the form asked for", ["display(12, \"text/plain\"); display(HTML(\"<b>x</b>\")); \"<i>y</i>\".DisplayAs(\"text/html\");"]),
        new("Display of several forms", ["display(3, \"text/plain\", \"application/json\");"]),
        new("The value that display gives", ["display(\"a\")"]),
        new("An update through the context", ["using Microsoft.DotNet.Interactive;\nvar shown1 = KernelInvocationContext.Current.Display(\"a\"); shown1.Update(\"b\");"]),
        new("HTML as a value", ["HTML(\"<i>y</i>\")"]),
        new("A formatter of a cell", ["using Microsoft.DotNet.Interactive.Formatting;\nrecord Q1(int A); Formatter.Register<Q1>(q => $\"Q of {q.A}\", \"text/plain\"); Formatter.SetPreferredMimeTypesFor(typeof(Q1), \"text/plain\");", "new Q1(3)"]),
        new("A cell that throws keeps what it had", ["var t1 = 1; t1 = 2; if (t1 == 2) throw new InvalidOperationException(\"no\"); t1 = 3;", "Console.Write(t1)"]),
        new("A statement after one that throws does not run, the next cell does", ["Console.Write(1); int.Parse(\"x\"); Console.Write(2);", "Console.Write(3)"]),
        new("A cell that does not compile declares nothing", ["var never1 = 2; nonsense", "never1"]),
        new("An exception of a function of an earlier cell", ["void Throw1() => throw new NotSupportedException(\"never\");", "Throw1();"]),
        new("An exception that is caught", ["try { throw new Exception(\"x\"); } catch (Exception e) { Console.Write(e.Message); }"]),
        new("Nullable references", ["#nullable enable\nstring? maybe1 = null;", "Console.Write(maybe1?.Length ?? -1)"]),
        new("Unsafe code", ["unsafe { int n = 3; int* p = &n; Console.Write(*p + 1); }"]),
        new("Raw strings, interpolation and patterns", ["int n3 = 3; Console.Write($\"\"\"{n3 switch { > 2 => \"many\", _ => \"few\" }} \"q\" \"\"\")"]),
        new("Dynamic objects", ["dynamic bag1 = new System.Dynamic.ExpandoObject(); bag1.A = 2;", "Console.Write(bag1.A * 3)"]),
        new("Goto and labels", ["int g1 = 0; again1: g1++; if (g1 < 3) goto again1; Console.Write(g1)"]),
        new("Directives of the compiler", ["#if NEVER\nnonsense\n#else\nConsole.Write(\"else\")\n#endif"]),
        new("A reference to a file", ["#r \"lib.dll\"\nConsole.Write(Lib.Value)"]),
        new("An import, and one in it, from the notebook's folder", ["#!import parts/outer.csx\nConsole.Write(Outer.Name)"]),
        new("A value set by a directive", ["#!set --name set1 --value 5", "Console.Write(set1)"]),
        new("An object that was disposed of at the end of a block", ["{ using var reader1 = new System.IO.StringReader(\"in a block\"); Console.Write(reader1.ReadLine()); }"]),
        new("Deep recursion of a thousand calls", ["int Depth1(int n) => n == 0 ? 0 : 1 + Depth1(n - 1);", "Console.Write(Depth1(1000))"]),
    ];

    /// <summary>Those in which they do not.</summary>
    public static IReadOnlyList<CellSequence> Different { get; } =
    [
        new("`display(…).Update(…)`", ["var shown2 = display(\"a\"); shown2.Update(\"b\");"], "the tool gives the object another id than the display, so that the update reaches nothing; here it replaces what was shown",
            "show: b",
            "show: a"),
        new("An error in an imported file", ["#!import parts/broken.csx\nConsole.Write(\"goes on\")"], "the tool goes on with the cell; here the cell fails, with the file and its line",
            "error: it does not compile",
            "err: ⏎(2,15): error CS0029: Cannot implicitly convert type 'string' to 'int'⏎⏎(2,15): error CS0029: Cannot implicitly convert type 'string' to 'int' | out: goes on"),
        new("An exception in an imported file", ["#!import parts/throwing.csx\nConsole.Write(\"goes on\")"], "the tool goes on without a trace; here the cell fails",
            "error: System.Exception: in the file",
            "out: goes on"),
        new("`#r` in an imported file", ["#!import parts/referring.csx\nConsole.Write(Near.Value)"], "the tool looks from the notebook's folder alone; here beside the loading file first",
            "out: 4",
            "error: it does not compile"),
        new("A line of a raw string that looks like a directive", ["Console.Write(\"\"\"\n#!markdown\ntext\n\"\"\");"], "the tool takes lines for directives wherever they stand; here C#'s lexer says what is one",
            "out: #!markdown⏎text",
            "error: it does not compile"),
        new("Warnings", ["class Later2 { public int Field; }\nint Unused2()\n{\n    return 1;\n    Unused2();\n}"], "the tool writes all warnings and notes of its compiler; here only those that a later cell cannot make false, with the line",
            "err: CELL, line 5: warning CS0162: Unreachable code detected⏎    Unused2();⏎    ^^^^^^^⏎",
            "err: ⏎(5,5): warning CS0162: Unreachable code detected⏎⏎(1,27): warning CS0649: Field 'Later2.Field' is never assigned to, and will always have its default value 0⏎⏎"),
        new("`ClearOutput()`", ["Console.Write(\"a\"); ClearOutput(); Console.Write(\"b\");"], "the tool has none; here it takes away what the cell has shown, as Jupyter's `clear_output` does",
            "out: b",
            "error: it does not compile"),
        new("Output after the cell's end", ["_ = Task.Run(async () => { await Task.Delay(200); Console.Write(\"late\"); });", "await Task.Delay(1500);"], "the tool loses it; here it goes below the outputs of its cell",
            "out: late || ",
            " || "),
        new("`#!time`", ["#!time\nConsole.Write(1)"], "here the line carries the mark ⏱ of what differs from run to run",
            "out: 1 | show: ⏱ Wall time: N ms",
            "out: 1 | show: Wall time: N ms"),
        new("An unknown directive", ["#!nonsense\nConsole.Write(1)"], "here the message names the directives that there are",
            "error: Unknown directive #!nonsense: There are #!import, #!time, #!markdown, #!html, #!csharp, #!who, #!whos, #!set, #!share, #r, #i, #load.",
            "err: ⏎Microsoft.CodeAnalysis.Diagnostic[]⏎⏎ | error: (1,1): error DNI101: Unknown magic command '#!nonsense'"),
    ];

    /// <summary>What no sequence of a table can show, and other tests hold.</summary>
    public static IReadOnlyList<CellSequence> Elsewhere { get; } =
    [
        new("Stop", [], "in the tool an interrupt of Jupyter ends the kernel, and of VS Code leaves the loop running; here the cell ends, and what it had set is kept"),
        new("`Environment.Exit`, a thread's exception, endless recursion", [], "the tool's process ends; here an exception of a thread is told, a full stack fails the cell, and a run says that a cell ended it"),
        new("`Console.ReadLine()`", [], "the tool has no input for it; here the front end asks, and where it cannot, the cell says so"),
        new("Other languages", [], "only the tool has F#, PowerShell, JavaScript and the rest; both have C#, HTML and Markdown"),
    ];
}
