using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Plotly.NET;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>
/// The charts of the notebooks, as cells use them: the usings of the setup, the files of notebooks/lib as one script, and a
/// display that counts.
/// </summary>
public sealed class NotebookScope
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Text; using System.Threading.Tasks;
        using Plotly.NET;
        using Plotly.NET.CSharp;
        using Plotly.NET.LayoutObjects;
        using Chart = Plotly.NET.CSharp.Chart;
        using RnnKit.Cells;
        using RnnKit.Foundations;
        """;

    private const string CountingDisplay = """
        public sealed class DisplayedValue
        {
            public List<string> Figures { get; } = new List<string>();
            public List<TimeSpan> Times { get; } = new List<TimeSpan>();
            static readonly System.Diagnostics.Stopwatch Clock = System.Diagnostics.Stopwatch.StartNew();
            public void Update(object value)
            {
                Times.Add(Clock.Elapsed);
                Figures.Add(GenericChart.toJson((GenericChart)value));
            }
        }
        public sealed class KernelInvocationContext
        {
            public static KernelInvocationContext Current { get; } = new KernelInvocationContext();
            public System.Threading.CancellationToken CancellationToken { get; set; }
            public List<DisplayedValue> Displays { get; } = new List<DisplayedValue>();
            public DisplayedValue Display(object value)
            {
                var shown = new DisplayedValue();
                shown.Update(value);
                Displays.Add(shown);
                return shown;
            }
        }
        """;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly Lazy<Task<ScriptState<object>>> Loaded = new(LoadAsync);

    private static readonly string[] Parts = ["Make", "Restyle", "Chart", "Ticks", "Slider", "Surface", "Inspector", "Spread"];

    /// <summary>The files that draw.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("notebooks", "lib"), "*.cs").Select(path => Path.GetFileName(path))
            .Where(name => Parts.Any(part => name.Contains(part, StringComparison.Ordinal)) && name != "ChartDisplay.cs").Order(StringComparer.Ordinal)];

    /// <summary>The value of a cell.</summary>
    internal static async Task<T> RunAsync<T>(string cell)
    {
        var state = await (await Loaded.Value).ContinueWithAsync<T>(cell);
        return state.ReturnValue;
    }

    internal static Task<GenericChart> ChartAsync(string cell) => RunAsync<GenericChart>(cell);

    private static async Task<ScriptState<object>> LoadAsync()
    {
        var options = ScriptOptions.Default.AddReferences(
            typeof(GenericChart).Assembly, typeof(Plotly.NET.CSharp.Chart).Assembly, typeof(DynamicObj.DynamicObj).Assembly, typeof(Microsoft.FSharp.Collections.ListModule).Assembly, typeof(Enumerable).Assembly)
            .AddReferences(new[] { "RnnKit.dll", "MathNet.Numerics.dll" }.Select(name => MetadataReference.CreateFromFile(Repository.PathOf("notebooks", "lib", "bin", name))));
        var state = await CSharpScript.RunAsync(Usings, options);
        state = await state.ContinueWithAsync(CountingDisplay);
        CompilationUnitSyntax[] units = [.. Files.Select(file => SyntaxFactory.ParseCompilationUnit(File.ReadAllText(Repository.PathOf("notebooks", "lib", file)), options: Script))];
        return await state.ContinueWithAsync(string.Concat(units.SelectMany(unit => unit.Usings).Select(line => line.ToString()).Distinct(StringComparer.Ordinal).Concat(units.SelectMany(unit => unit.Members).Select(type => type.ToFullString()))));
    }
}
