using RnnKit.Notebooks.CSharp.Assistance;

namespace RnnKit.Notebooks.Tests.CSharp;

/// <summary>What the kernel knows about code that is being typed. <c>‸</c> is the cursor.</summary>
[Collection(KernelCollection.Name)]
public class TypingTests
{
    [Theory]
    [InlineData("Math.Ta‸", "Tan", "Tanh")]
    [InlineData("Math.‸", "Tanh", "PI", "Max")]
    [InlineData("System.Glob‸", "Globalization")]
    [InlineData("using System.Glob‸", "Globalization")]
    [InlineData("new List<int>().Ad‸", "Add", "AddRange")]
    [InlineData("new[] { 1.5 }.Sel‸", "Select", "SelectMany")]
    [InlineData("string? s = null; s?.Len‸", "Length")]
    [InlineData("DayOfWeek.M‸", "Monday")]
    [InlineData("Strin‸", "String", "StringBuilder")]
    [InlineData("foreac‸", "foreach")]
    [InlineData("var inner = 1; { int innermost = 2; inn‸ }", "inner", "innermost")]
    [InlineData("#!time\nMath.Ta‸", "Tanh")]
    [InlineData("Math.Ta‸\nvar later = 1;", "Tanh")]
    public void Names_that_fit_are_offered(string typed, params string[] expected)
    {
        Completions found = Complete(new KernelBench(), typed);
        Assert.Empty(expected.Except(found.Names.Select(name => name.Text)));
    }

    [Fact]
    public void What_earlier_cells_declared_is_offered_with_its_kind()
    {
        var bench = new KernelBench();
        bench.Run("double learningRate = 0.1; int Learn(int steps) => steps; record Learner(int Units) { public int Twice => 2 * Units; }");
        Completions found = Complete(bench, "lear‸");
        Assert.Equal([("learningRate", "variable"), ("Learn", "function"), ("Learner", "class")], found.Names.Select(name => (name.Text, name.Kind)));
        Assert.Equal(["Twice"], Complete(bench, "new Learner(3).Tw‸").Names.Select(name => name.Text));
        Assert.Contains("Units", Complete(bench, "var one = new Learner(3);\none.‸").Names.Select(name => name.Text));
    }

    [Fact]
    public void Members_are_those_of_the_value_and_not_of_its_type()
    {
        string[] names = [.. Complete(new KernelBench(), "\"a\".‸").Names.Select(name => name.Text)];
        Assert.Contains("Length", names);
        Assert.DoesNotContain("IsNullOrEmpty", names);
    }

    [Theory]
    [InlineData("\"Math.Ta‸\"")]
    [InlineData("// Math.Ta‸")]
    [InlineData("nothing.Known‸")]
    [InlineData("")]
    public void Nothing_is_offered_where_no_name_is_due(string typed)
    {
        Completions found = Complete(new KernelBench(), typed.Length == 0 ? "zzz‸" : typed);
        Assert.Empty(found.Names);
    }

    [Fact]
    public void The_typed_part_is_what_gets_replaced()
    {
        Completions found = Complete(new KernelBench(), "var y = Math.Tan‸ + 1;");
        Assert.Equal((13, 16), (found.Start, found.End));
    }

    [Theory]
    [InlineData("Math.Ta‸nh(1)", "double Math.Tanh(double value)", "hyperbolic tangent")]
    [InlineData("Math.Tanh(‸", "double Math.Tanh(double value)", "hyperbolic tangent")]
    [InlineData("new List<int>().A‸dd(1)", "void List<int>.Add(int item)", "end")]
    [InlineData("new[] { 1 }.Sele‸ct(x => x)", "Select", "new form")]
    [InlineData("DayOfWee‸k.Monday", "enum System.DayOfWeek", "day of the week")]
    public void A_name_is_explained_by_its_signature_and_documentation(string typed, string signature, string documentation)
    {
        string explained = Explain(new KernelBench(), typed)!;
        Assert.Contains(signature, explained, StringComparison.Ordinal);
        Assert.Contains(documentation, explained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_a_cell_loaded_is_explained_with_its_documentation()
    {
        var bench = new KernelBench();
        bench.Run($"#r \"{Repository.PathOf("notebooks", "lib", "bin", "RnnKit.dll")}\"\nusing RnnKit.Cells;\n");
        string explained = Explain(bench, "new LstmCell<float>(‸")!;
        Assert.Contains("LstmCell(int inputSize, int hiddenSize, int seed", explained, StringComparison.Ordinal);
        Assert.Contains("hiddenSize:", explained, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_cell_declared_is_explained_and_what_nobody_declared_is_not()
    {
        var bench = new KernelBench();
        bench.Run("double rate = 0.1;");
        Assert.Contains("double rate", Explain(bench, "ra‸te")!, StringComparison.Ordinal);
        Assert.Null(Explain(bench, "unkno‸wn"));
        Assert.Null(Explain(bench, "‸"));
    }

    private static Completions Complete(KernelBench bench, string typed) => bench.Session.Complete(typed.Replace("‸", "", StringComparison.Ordinal), typed.IndexOf('‸', StringComparison.Ordinal));

    private static string? Explain(KernelBench bench, string typed) => bench.Session.Explain(typed.Replace("‸", "", StringComparison.Ordinal), typed.IndexOf('‸', StringComparison.Ordinal));
}
