#!/usr/bin/env bash
# Plotly.NET.Interactive 6.0.0: where plotly.js comes from is an option of a chart (DisplayOptions, PlotlyJSReference). Plotly.NET heeds it
# in the pages that it writes itself; in a notebook it has no effect: the cell's HTML loads plotly.js from the same public address.
# Exits 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'CS'
#:package Plotly.NET@6.0.0
#:package Plotly.NET.CSharp@0.14.0
#:package Plotly.NET.Interactive@6.0.0
#:property NoWarn=NU1603
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

const string mine = "https://example.org/mine.js";
GenericChart chart = GenericChart.setDisplayOptions(
    DisplayOptions.setPlotlyReference(PlotlyJSReference.NewCDN(mine)).Invoke(new DisplayOptions()),
    Chart.Line<double, double, string>(x: [1, 2], y: [1, 2]));
string page = GenericChart.toEmbeddedHTML(chart), cell = Plotly.NET.Interactive.Formatters.toInteractiveHTML(chart);
Console.WriteLine($"Plotly.NET.Interactive {typeof(Plotly.NET.Interactive.Formatters).Assembly.GetName().Version}, a chart that asks for {mine}");
Console.WriteLine($"  Plotly.NET's own page names it: {page.Contains(mine, StringComparison.Ordinal)}");
Console.WriteLine($"  the notebook's HTML names it: {cell.Contains(mine, StringComparison.Ordinal)}; it names cdn.plot.ly: {cell.Contains("cdn.plot.ly", StringComparison.Ordinal)}");
return page.Contains(mine, StringComparison.Ordinal) && !cell.Contains(mine, StringComparison.Ordinal) ? 0 : 1;
CS
dotnet run Program.cs
