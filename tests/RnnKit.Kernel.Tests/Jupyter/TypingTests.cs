using System.Text.Json.Nodes;
using RnnKit.Kernel.Jupyter;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Tests.Jupyter;

/// <summary>What the kernel knows about code that is being typed. <c>‸</c> is the cursor.</summary>
[Collection(KernelCollection.Name)]
public class TypingTests
{
    [Theory]
    [InlineData("Math.Ta‸", "Tan", "Tanh")]
    [InlineData("Math.‸", "Tanh", "PI", "Max")]
    [InlineData("System.Glob‸", "Globalization")]
    [InlineData("new List<int>().Ad‸", "Add", "AddRange")]
    [InlineData("new[] { 1.5 }.Sel‸", "Select", "SelectMany")]
    [InlineData("Strin‸", "String", "StringBuilder")]
    [InlineData("foreac‸", "foreach")]
    [InlineData("#!ti‸", "#!time")]
    [InlineData("1 + 1\n#!im‸", "#!import")]
    public async Task Names_that_fit_are_offered(string typed, params string[] expected)
    {
        JsonObject found = await CompleteAsync(new KernelBench(), typed);
        Assert.Empty(expected.Except(Names(found)));
    }

    [Fact]
    public async Task A_directive_that_is_typed_is_no_name()
    {
        JsonObject found = await CompleteAsync(new KernelBench(), "#!ti‸");
        Assert.Equal(["#!time"], Names(found));
        Assert.Equal((0, 4), ((int)found["cursor_start"]!, (int)found["cursor_end"]!));
    }

    [Fact]
    public async Task What_earlier_cells_declared_is_offered_with_its_kind()
    {
        var bench = new KernelBench();
        bench.Run("double learningRate = 0.1; record Learner(int Units) { public int Twice => 2 * Units; }");
        JsonObject found = await CompleteAsync(bench, "learningR‸");
        Assert.Equal("variable", (string?)found["metadata"]!["_jupyter_types_experimental"]![0]!["type"]);
        Assert.Equal(["Twice"], Names(await CompleteAsync(bench, "new Learner(3).Tw‸")));
    }

    [Fact]
    public async Task Places_are_counted_in_characters_as_a_reader_counts_them()
    {
        JsonObject found = await CompleteAsync(new KernelBench(), "\"𝒳\"; Math.Tan‸ + 1;");
        Assert.Equal((10, 13), ((int)found["cursor_start"]!, (int)found["cursor_end"]!));
    }

    [Theory]
    [InlineData("Math.Ta‸nh(1)", "double Math.Tanh(double value)", "hyperbolic tangent")]
    [InlineData("Math.Tanh(‸", "double Math.Tanh(double value)", "hyperbolic tangent")]
    [InlineData("new List<int>().A‸dd(1)", "void List<int>.Add(int item)", "end")]
    [InlineData("DayOfWee‸k.Monday", "DayOfWeek", "day of the week")]
    public async Task A_name_is_explained_by_its_signature_and_documentation(string typed, string signature, string documentation)
    {
        string explained = (await ExplainAsync(new KernelBench(), typed))!;
        Assert.Contains(signature, explained, StringComparison.Ordinal);
        Assert.Contains(documentation, explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cell_declared_is_explained_and_what_nobody_declared_is_not()
    {
        var bench = new KernelBench();
        bench.Run("double rate = 0.1;");
        Assert.Contains("double rate", await ExplainAsync(bench, "ra‸te"), StringComparison.Ordinal);
        Assert.Null(await ExplainAsync(bench, "unkno‸wn"));
        Assert.Null(await ExplainAsync(bench, new string('(', 30_000) + "‸"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("class A\n{\n}")]
    [InlineData("// only words")]
    [InlineData("#!import lib/setup.csx\nSetup.Ready()")]
    [InlineData("#r \"nuget: Plotly.NET\"")]
    [InlineData("var s = \"\"\"\n  a\n  \"\"\";")]
    public void Code_that_could_be_run_is_complete(string code) => Assert.Equal("complete", (string?)Completeness.Of(code)["status"]);

    [Theory]
    [InlineData("if (true) {", "    ")]
    [InlineData("  for (;;)\n  {", "      ")]
    [InlineData("    Call(1,", "    ")]
    [InlineData("/* never", "")]
    [InlineData("var s = @\"", "")]
    [InlineData("var s = \"\"\"\nabc", "")]
    [InlineData("x = \"\"\"\n a\n \"\"", " ")]
    public void Code_that_is_still_open_goes_on_with_an_indent(string code, string indent)
    {
        JsonObject answer = Completeness.Of(code);
        Assert.Equal(("incomplete", indent), ((string?)answer["status"], (string?)answer["indent"]));
    }

    [Theory]
    [InlineData("}", "invalid")]
    [InlineData("int 3;", "invalid")]
    public void Code_that_can_never_be_run_is_invalid(string code, string status) => Assert.Equal(status, (string?)Completeness.Of(code)["status"]);

    [Fact]
    public void Of_code_nested_deeper_than_anybody_writes_nothing_is_said() =>
        Assert.Equal("unknown", (string?)Completeness.Of(new string('(', 30_000))["status"]);

    private static string[] Names(JsonObject found) => [.. found["matches"]!.AsArray().Select(name => name!.GetValue<string>())];

    private static Task<JsonObject> CompleteAsync(KernelBench bench, string typed) => Assistant(bench).CompleteAsync(Request(typed));

    private static async Task<string?> ExplainAsync(KernelBench bench, string typed) =>
        (string?)(await Assistant(bench).InspectAsync(Request(typed)))["data"]!["text/plain"];

    private static TypingAssistant Assistant(KernelBench bench) => new(() => bench.Session.Kernel);

    private static JupyterMessage Request(string typed)
    {
        string before = typed[..typed.IndexOf('‸', StringComparison.Ordinal)];
        return JupyterMessage.New("session", "complete_request", new JsonObject { ["code"] = typed.Replace("‸", "", StringComparison.Ordinal), ["cursor_pos"] = before.EnumerateRunes().Count() }, parent: null);
    }
}
