namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>A kernel in which a notebook's first cell has run.</summary>
public sealed class ReadyKernel : IDisposable
{
    private readonly KernelBench _bench;

    public ReadyKernel()
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Series.Folder;
        _bench = new KernelBench(Series.Folder);
        Ready = TextOf("#!import lib/setup.csx\nSetup.Ready()");
        Environment.CurrentDirectory = before;
    }

    public string Ready { get; }

    public void Dispose() => _bench.Dispose();

    public string TextOf(string cell, TimeSpan? limit = null) => Series.TextOf(_bench.Run(cell, limit));

    public IReadOnlyList<string> FormsOf(string cell) =>
        [.. _bench.Run(cell).Outputs.OfType<RnnKit.Documents.Ipynb.DisplayOutput>().SelectMany(output => output.Data.Select(form => form.Key))];

    /// <summary>The one value that a cell shows.</summary>
    internal RnnKit.Documents.Ipynb.DisplayOutput ShownBy(string cell)
    {
        var ran = _bench.Run(cell);
        return ran.Outputs is [RnnKit.Documents.Ipynb.DisplayOutput shown] ? shown : throw new InvalidOperationException($"The cell shows: {Series.TextOf(ran)}");
    }
}

/// <summary>What the exercise checker and the tables say, as a notebook sees them.</summary>
[Collection(KernelCollection.Name)]
public sealed class CheckTests(ReadyKernel kernel) : IClassFixture<ReadyKernel>
{
    public static TheoryData<string, string, string> Verdicts => new()
    {
        { "A number that is equal is exact", "Check.Number(\"n\", 3, 3)", "✔ n: right, exact." },
        { "A number that is close is right, and says how close", "Check.Number(\"n\", 3 + 1e-9, 3)", "✔ n: right, to within 1e-9." },
        { "A stub is not yet", "Check.Number(\"n\", Check.Todo, 3, \"h\")", "○ n: not yet. Fill in the stub, run its cell, then this one." },
        { "Null is not yet", "int? n = null; Check.Number(\"n\", n, 3)", "○ n: not yet. Fill in the stub, run its cell, then this one." },
        { "One too many is off by one", "Check.Number(\"n\", 4, 3)", "✘ n: off by one." },
        { "A flipped sign is told", "Check.Number(\"n\", -0.25, 0.25)", "✘ n: right size, but the sign is flipped." },
        { "A reciprocal is told", "Check.Number(\"n\", 4, 0.25)", "✘ n: this is one divided by what is expected." },
        { "A percentage is told", "Check.Number(\"n\", 37, 0.37)", "✘ n: off by a factor of 100: a percentage where a fraction is meant, or the reverse?" },
        { "Infinity is told", "Check.Number(\"n\", 1 / 0.0, 2)", "✘ n: this is ∞." },
        { "A wrong number gets the hint, on a line of its own", "Check.Number(\"n\", 9, 3, \"think\")", "✘ n: too large.\n  Hint: think" },
        { "A vector may be off by one factor", "Check.Vector(\"v\", new[] { 1.0, 2, 4 }, new[] { 2.0, 4, 8 })", "✘ v: right but for one constant factor that all values share." },
        { "A vector may be off by one amount", "Check.Vector(\"v\", new[] { 1.0, 2, 4 }, new[] { 2.0, 3, 5 })", "✘ v: every value is off by the same amount." },
        { "A vector may be late by a step", "Check.Vector(\"v\", new[] { 0.0, 3, 1, 4 }, new[] { 3.0, 1, 4, 1 })", "✘ v: right values, but one step late." },
        { "A vector may be in reverse", "Check.Vector(\"v\", new[] { 3.0, 1, 2 }, new[] { 2.0, 1, 3 })", "✘ v: right values, but in reverse order." },
        { "A vector may be too short", "Check.Vector(\"v\", new[] { 3.0 }, new[] { 2.0, 1, 3 })", "✘ v: too few values: 1 instead of 3." },
        { "Of an endless sequence only the start is read", "IEnumerable<int> Ones() { while (true) yield return 1; }\nCheck.Sequence(\"s\", Ones(), new[] { 1, 1 })", "✘ s: too many values: 2 are expected." },
        { "One wrong value is found", "Check.Vector(\"v\", new[] { 1.0, 2, 4 }, new[] { 1.0, 2, 3 })", "✘ v: 1 of 3 values off, the first at index 2 (too large)." },
        { "A transposed matrix is told", "Check.Matrix(\"m\", Matrix<double>.Build.Dense(2, 3, (i, j) => i + 2 * j), Matrix<double>.Build.Dense(3, 2, (i, j) => j + 2 * i))", "✘ m: right values, but transposed." },
        { "A wrong shape is told", "Check.Matrix(\"m\", Matrix<double>.Build.Dense(2, 3), Matrix<double>.Build.Dense(3, 3))", "✘ m: wrong shape: 2 × 3 instead of 3 × 3." },
        { "Floats are compared as floats", "Check.Matrix(\"m\", Matrix<float>.Build.Dense(1, 1, 1.000001f), Matrix<float>.Build.Dense(1, 1, 1f))", "✔ m: right, to within 1e-6." },
        { "A function is tried on every input", "Check.Function(\"f\", Math.Tanh, Math.Tanh, new[] { 1.0, 2 })", "✔ f: right on 2 inputs." },
        { "A function's first wrong input is told", "Check.Function(\"f\", (double x) => x > 2 ? 0 : x, x => x, new[] { 1.0, 2, 3 })", "✘ f: wrong on 1 of 3 inputs. For 3: too small." },
        { "A function off by its sign everywhere is told so", "Check.Function(\"f\", (double x) => -x, x => x, new[] { 1.0, 2, 3 })", "✘ f: right size, but the sign is flipped." },
        { "A function that throws does not break the notebook", "Check.Function<double, double>(\"f\", x => throw new InvalidOperationException(\"no\"), x => x, new[] { 1.0 })", "✘ f: your code stopped with InvalidOperationException: no" },
        { "A function not implemented is not yet", "Check.Function<double, double>(\"f\", x => throw new NotImplementedException(), x => x, new[] { 1.0 })", "○ f: not yet. Fill in the stub, run its cell, then this one." },
        { "Texts do not mind capitals and spaces", "Check.Text(\"t\", \" Many-to-One \", \"many-to-one\")", "✔ t: right." },
        { "A text may be wrong", "Check.Text(\"t\", \"one-to-one\", \"many-to-one\")", "✘ t: this is not it." },
        { "A hidden answer is known by its fingerprint", "Check.Hidden(\"c\", new[] { \"A\", \"b\" }, Check.Fingerprint(\"a\", \"B\"))", "✔ c: right." },
        { "A hidden answer may be partly wrong", "Check.Hidden(\"c\", new[] { \"a\", null }, Check.Fingerprint(\"a\", \"b\"))", "✘ c: not all of these are right." },
        { "A sealed number is known by its code", "Check.Sealed(\"s\", 0.0311999, Check.Seal(0.0312))", "✔ s: right." },
        { "A sealed number is right to five digits only", "Check.Sealed(\"s\", 0.0313, Check.Seal(0.0312))", "✘ s: this is not it." },
        { "A sealed number may have its sign flipped", "Check.Sealed(\"s\", -7, Check.Seal(7))", "✘ s: right size, but the sign is flipped." },
        { "A sealed number may be off by one", "Check.Sealed(\"s\", 99, Check.Seal(100))", "✘ s: off by one." },
        { "A sealed number may be in another unit", "Check.Sealed(\"s\", Math.PI / 4, Check.Seal(45))", "✘ s: right but for the unit: degrees or radians?" },
        { "A sealed stub is not yet", "Check.Sealed(\"s\", Check.Todo, Check.Seal(1))", "○ s: not yet. Fill in the stub, run its cell, then this one." },
        { "Sealed numbers may be in reverse order", "Check.Sealed(\"s\", new[] { 4.0, 3 }, Check.Seal(3, 4))", "✘ s: right values, but in reverse order." },
        { "A seal that is not met names no value", "Check.Sealed(\"s\", new[] { 0.0, 0 }, Check.Seal(3, 4))", "✘ s: 2 of 2 values off, the first at index 0." },
        { "A sealed function that throws does not break the notebook", "Check.Sealed(\"s\", () => throw new InvalidOperationException(\"no\"), Check.Seal(3))", "✘ s: your code stopped with InvalidOperationException: no" },
        { "A property holds or does not", "Check.That(\"p\", 1 > 2)", "✘ p: this does not hold." },
        { "A property that throws does not break the notebook", "string s = null; Check.That(\"p\", () => s.Length > 1)", "✘ p: your code stopped with NullReferenceException: Object reference not set to an instance of an object." },
        { "A measurement that throws does not break the notebook", "string m = null; Check.AtLeast(\"g\", () => m.Length, 3)", "✘ g: your code stopped with NullReferenceException: Object reference not set to an instance of an object." },
        { "A goal not reached shows both numbers", "Check.AtLeast(\"g\", 0.5, 0.95)", "✘ g: 0.5000, the goal is 0.9500." },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void A_check_says(string law, string cell, string expected) =>
        Assert.True(kernel.TextOf(cell) == expected, $"{law}: expected {expected}, came {kernel.TextOf(cell)}");

    [Fact]
    public void The_first_cell_says_ready() =>
        Assert.Equal("✔ Ready: RnnKit, MathNet.Numerics, charts and checks are loaded.", kernel.Ready);

    [Theory]
    [InlineData("Check.Number(\"n\", 1, 2)")]
    [InlineData("Matrix<double>.Build.Dense(2, 2)")]
    [InlineData("Vector<float>.Build.Dense(2)")]
    [InlineData("Show.Table(new[] { new { a = 1 } })")]
    public void What_we_show_has_an_html_and_a_text_form(string cell) => Assert.Equal(["text/html", "text/plain"], kernel.FormsOf(cell));

    [Fact]
    public void The_documentation_of_a_type_gives_signatures_and_what_members_do_as_text_and_as_a_table()
    {
        string text = kernel.TextOf("Show.Docs(typeof(LstmCell<>))");
        Assert.StartsWith("LstmCell<T>\n    ", text, StringComparison.Ordinal);
        Assert.Contains("\nnew LstmCell<T>(int inputSize, int hiddenSize, int seed, double forgetBias = 1)\n    ", text, StringComparison.Ordinal);
        Assert.Matches(@"\nGate<T> ForgetGate\n    \S.*", text);
        Assert.Equal(["text/html", "text/plain"], kernel.FormsOf("Show.Docs(typeof(LstmCell<float>))"));
    }

    [Fact]
    public void A_type_without_documentation_still_shows_its_signatures() =>
        Assert.Equal("Point\n\nnew Point(int X, int Y)", string.Join('\n', kernel.TextOf("public class Point(int X, int Y);\nShow.Docs(typeof(Point))").Split('\n').Take(3)));

    [Fact]
    public void A_matrix_says_its_shape_and_keeps_a_column_aligned() =>
        Assert.Equal("matrix, 2 × 2\n1   0.25\n0  -3.00", kernel.TextOf("Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 0.25 }, { 0, -3 } })"));

    [Fact]
    public void A_large_matrix_is_cut() =>
        Assert.Equal(13, kernel.TextOf("Matrix<double>.Build.Dense(100, 100)").Split('\n').Length);

    [Fact]
    public void Text_in_a_table_is_escaped() =>
        Assert.Contains("&lt;b&gt;", kernel.TextOf("Console.WriteLine(Show.Table(new[] { new { a = \"<b>\" } }).Html);"), StringComparison.Ordinal);
}
