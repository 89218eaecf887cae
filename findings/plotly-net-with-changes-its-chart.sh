#!/usr/bin/env bash
# Plotly.NET 6.0.0 (C#): chart.WithSize(…) and its like give a new chart, and change the one that they are called on as well.
# Exits 0 as long as they do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'CS'
#:package Plotly.NET@6.0.0
#:package Plotly.NET.CSharp@0.14.0
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

GenericChart large = Chart.Line<double, double, string>(x: [1, 2], y: [1, 2]).WithSize(Width: 800, Height: 600);
GenericChart small = large.WithSize(Width: 300, Height: 200);
string Width(GenericChart chart) => GenericChart.toJson(chart).Split("\"width\":")[1].Split(',', '}')[0];
Console.WriteLine($"Plotly.NET {typeof(GenericChart).Assembly.GetName().Version}: two charts: {!ReferenceEquals(large, small)}; the one made 800 wide is now {Width(large)}, the one made of it {Width(small)}");
return !ReferenceEquals(large, small) && Width(large) == "300" ? 0 : 1;
CS
dotnet run Program.cs
