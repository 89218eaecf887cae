using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Tests.Stop;

/// <summary>Where guards go, and that nobody can tell. Here <c>✓</c> stands for a check, <c>✚</c> for that of a
/// function, <c>⚑</c> for taking the cell's flag and <c>?</c> for reading it.</summary>
public class GuardedCodeTests
{
    [Theory]
    [InlineData("while (a) b();", "{⚑while (a) {?b();}}")]
    [InlineData("while (a) { b(); }", "{⚑while (a) {? b(); }}")]
    [InlineData("do b(); while (a);", "{⚑do {?b();} while (a);}")]
    [InlineData("for (;;) ;", "{⚑for (;;) {?;}}")]
    [InlineData("foreach (var x in y) while (a) b();", "{⚑foreach (var x in y) {?while (a) {?b();}}}")]
    [InlineData("foreach (var (k, v) in y) { }", "{⚑foreach (var (k, v) in y) {? }}")]
    [InlineData("while (a) f = () => { while (b) ; };", "{⚑while (a) {?f = () => {✚{⚑while (b) {?;}} };}}")]
    [InlineData("IEnumerable<int> F() { while (a) { for (;;) ; yield return 1; } }", "IEnumerable<int> F() {✚while (a) {✓ {⚑for (;;) {?;}} yield return 1; } }")]
    [InlineData("back: if (a) goto back;", "back: if (a) {✓goto back;}")]
    [InlineData("int F(int n) => F(n);", "int F(int n) {✚return F(n);}")]
    [InlineData("void F() => G();", "void F() {✚G();}")]
    [InlineData("async Task F() => await G();", "async Task F() {✚await For(G());}")]
    [InlineData("async Task<int> F() => await G();", "async Task<int> F() {✚return await For(G());}")]
    [InlineData("ref int F() => ref a[0];", "ref int F() {✚return ref a[0];}")]
    [InlineData("int F() => throw new Exception();", "int F() {✚throw new Exception();}")]
    [InlineData("class C { int P => P; }", "class C { int P {get{✚return P;}} }")]
    [InlineData("class C { int P { get => 1; set => a = value; } }", "class C { int P { get {✚return 1;} set {✚a = value;} } }")]
    [InlineData("class C { C() { } public static C operator +(C a, C b) => a; }", "class C { C() {✚} public static C operator +(C a, C b) {✚return a;} }")]
    [InlineData("Func<int, int> f = null; f = n => n < 2 ? n : f(n - 1);", "Func<int, int> f = null; f = n => n < 2 ? n : Pass(f)(n - 1);")]
    [InlineData("Action f = () => { };", "Action f = () => {✚};")]
    [InlineData("await a; int b = await c;", "await Top(a); int b = await Top(c);")]
    [InlineData("var t = KernelInvocationContext.Current.CancellationToken;", "var t = Take(KernelInvocationContext.Current.CancellationToken);")]
    [InlineData("System.Threading.CancellationToken.None.Equals(x); o.CancellationToken = t;", "System.Threading.CancellationToken.None.Equals(x); o.CancellationToken = t;")]
    [InlineData("var k = Console.ReadKey(true);", "var k = ConsoleInput.ReadKey(true);")]
    [InlineData("var d = display(1); display(2); x.Display();", "var d = Linked(display(1)); display(2); x.Display();")]
    public void Guards_go_where_code_can_go_on_without_end(string written, string guarded)
    {
        string text = Guard(written).Text;
        Assert.StartsWith("global::RnnKit.Kernel.Stop.Guards.Begin();", text, StringComparison.Ordinal);
        Assert.Equal(guarded, Short(text["global::RnnKit.Kernel.Stop.Guards.Begin();".Length..]));
    }

    [Theory]
    [InlineData("while (a")]
    [InlineData("int x = ;")]
    [InlineData("")]
    [InlineData("using System.IO;")]
    public void What_cannot_be_read_or_holds_nothing_stays_as_it_is(string written) => Assert.Equal(written, Guard(written).Text);

    [Fact]
    public void Lines_stay_and_every_place_is_told_as_it_was_written()
    {
        const string written = "using System;\nint F(int n) => n < 2\n    ? n : F(n - 1);\nwhile (true)\n    if (F(3) > 1) { await Task.Delay(1); }\nFunc<int> g = () => 1;";
        EditedText guarded = Guard(written);
        string[] before = written.Split('\n'), after = guarded.Text.Split('\n');
        Assert.Equal(before.Length, after.Length);
        foreach (string word in new[] { "int F", "? n", "F(n - 1)", "while", "if (F", "Task.Delay", "() => 1" })
            Assert.Equal(written.IndexOf(word, StringComparison.Ordinal), guarded.Written(guarded.Text.IndexOf(word, StringComparison.Ordinal)));
    }

    private static EditedText Guard(string written) =>
        GuardedCode.Of(CSharpSyntaxTree.ParseText(written, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script), cancellationToken: TestContext.Current.CancellationToken));

    private static string Short(string text) => text
        .Replace("var __stop=global::RnnKit.Kernel.Stop.Guards.Flag();", "⚑", StringComparison.Ordinal)
        .Replace("if(__stop.IsRaised)global::RnnKit.Kernel.Stop.Guards.End();", "?", StringComparison.Ordinal)
        .Replace("global::RnnKit.Kernel.Stop.Guards.Check();", "✓", StringComparison.Ordinal)
        .Replace("global::RnnKit.Kernel.Stop.Guards.Enter();", "✚", StringComparison.Ordinal)
        .Replace("global::RnnKit.Kernel.Stop.Guards.", "", StringComparison.Ordinal)
        .Replace("global::RnnKit.Kernel.Survival.", "", StringComparison.Ordinal)
        .Replace("global::RnnKit.Kernel.Display.Notebook.", "", StringComparison.Ordinal)
        .Replace("return  ", "return ", StringComparison.Ordinal)
        .Replace("✚ ", "✚", StringComparison.Ordinal);
}
