// The first cell of every notebook imports this file. Paths are relative to the notebook's folder.
// Packages come first and together: a kernel resolves them once a session.

#r "nuget: Plotly.NET, 5.1.0"
#r "nuget: Plotly.NET.CSharp, 0.13.0"
#r "nuget: Plotly.NET.Interactive, 5.0.0"
#r "lib/bin/MathNet.Numerics.dll"
#r "lib/bin/RnnKit.dll"

using System.Globalization;
using System.IO;
using System.Threading;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Numerics;
using RnnKit.Seq2Seq;
using RnnKit.Storage;
using RnnKit.Tasks;
using RnnKit.Text;
using RnnKit.Training;
using Plotly.NET;
using Plotly.NET.CSharp;
using static Plotly.NET.GenericChartExtensions;
using Chart = Plotly.NET.CSharp.Chart;

#!import lib/Show.cs
#!import lib/Comparison.cs
#!import lib/Check.cs
#!import lib/ChartStyle.cs
#!import lib/LogTicks.cs
#!import lib/ChartPanels.cs
#!import lib/LiveChart.cs
#!import lib/ChartThinning.cs
#!import lib/ChartParts.cs
#!import lib/HeatmapCharts.cs
#!import lib/BarCharts.cs
#!import lib/Charts.cs
#!import lib/Sliders.cs
#!import lib/Surfaces.cs
#!import lib/Inspectors.cs
#!import lib/Spread.cs
#!import lib/TextCharts.cs
#!import lib/AbcKey.cs
#!import lib/AbcSign.cs
#!import lib/AbcMusic.cs
#!import lib/Abc.cs
#!import lib/Melodies.cs
#!import lib/Translator.cs

// Plotly.NET has a Trace too; in a notebook the name means the trace of a run.
using Trace = RnnKit.Inspection.Trace;

/// <summary>The kernel made ready for a notebook: one culture, our ways to show things, and a line that says so.</summary>
public static class Setup
{
    /// <summary>Call it as the last line of the first cell: it only compiles when everything above was loaded.</summary>
    public static Panel Ready()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Show.Register();
        Show.Register<Verdict>(verdict => verdict.ToPanel());
        var versions = "⏱ " + string.Join(" · ", KernelName(), $".NET {Environment.Version}",
            $"{Environment.ProcessorCount} cores", Named(typeof(Gate<>)), Named(typeof(Matrix<>)), Named(typeof(GenericChart)));
        const string ready = "✔ Ready: RnnKit, MathNet.Numerics, charts and checks are loaded.";
        var html = "<div style=\"border-left:4px solid #2e9e5b;padding:.3em .8em;background:rgba(46,158,91,.12)\">\n"
            + $"<small>{Show.Escape(versions)}</small><br>\n<b style=\"color:#2e9e5b\">{ready}</b>\n</div>";
        return new Panel(html, versions + "\n" + ready);
    }

    private static string KernelName()
    {
        var assembly = typeof(KernelInvocationContext).Assembly.GetName();
        return assembly.Name == "Microsoft.DotNet.Interactive" ? ".NET Interactive kernel" : "built-in kernel of RnnKit";
    }

    private static string Named(Type type)
    {
        var assembly = type.Assembly.GetName();
        return $"{assembly.Name} {assembly.Version.ToString(3)}";
    }
}
