#!/usr/bin/env bash
# Plotly.NET 6.0.0 (C#): Chart.Combine writes the layouts of all its charts into the layout of the first, which is changed by it.
# Exits 0 as long as it does.
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

double[] numbers = [1, 2];
GenericChart loss = Chart.Line<double, double, string>(x: numbers, y: numbers).WithXAxisStyle<double, double, string>(TitleText: "epoch");
GenericChart error = Chart.Line<double, double, string>(x: numbers, y: numbers).WithXAxisStyle<double, double, string>(TitleText: "minutes");
string Title(GenericChart chart) => GenericChart.toJson(chart).Split("\"xaxis\":{\"title\":{\"text\":\"")[1].Split('"')[0];

string before = Title(loss);
Chart.Combine([loss, error]);
Console.WriteLine($"Plotly.NET {typeof(GenericChart).Assembly.GetName().Version}: the first chart's axis says '{before}' before Combine, '{Title(loss)}' after it");
return before == "epoch" && Title(loss) == "minutes" ? 0 : 1;
CS
dotnet run Program.cs
