#!/usr/bin/env bash
# Plotly.NET 6.0.0: the formatter that the core package brings for .NET Interactive writes a placeholder in place of the chart.
# Exits 0 as long as it does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'CS'
#:package Plotly.NET@6.0.0
#:package Plotly.NET.CSharp@0.14.0
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

GenericChart chart = Chart.Line<double, double, string>(x: [1, 2], y: [1, 2]);
dynamic formatter = Activator.CreateInstance(typeof(GenericChartFormatter))!;
var written = new StringWriter();
formatter.Format((object)chart, (TextWriter)written);
Console.WriteLine($"Plotly.NET {typeof(GenericChart).Assembly.GetName().Version}: GenericChartFormatter ({formatter.MimeType}) writes '{written}'");
return written.ToString().Contains("<div", StringComparison.Ordinal) ? 1 : 0;
CS
dotnet run Program.cs
