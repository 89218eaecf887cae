#!/usr/bin/env bash
# Plotly.NET 6.0.0 (C#): where one of its F# methods takes an optional argument, a null of the argument's own type is not 'left out':
# FSharp.Core's implicit conversion makes Some(null) of it, and the figure gets the attribute with the value null.
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

string? prefix = null;
string Figure(TickFormatStop stop)
{
    GenericChart chart = Chart.Line<double, double, string>(x: [1, 2], y: [1, 2], UseDefaults: false);
    GenericChart.getLayout(chart).SetProperty("probe", stop);
    return GenericChart.toJson(chart).Split("\"probe\":")[1];
}

string literal = Figure(TickFormatStop.init(Enabled: true, DTickRange: null, Value: null, Name: null, TemplateItemName: null));
string variable = Figure(TickFormatStop.init(Enabled: true, DTickRange: null, Value: prefix, Name: null, TemplateItemName: null));
Console.WriteLine($"Plotly.NET {typeof(GenericChart).Assembly.GetName().Version}");
Console.WriteLine($"  Value: null                     {literal}");
Console.WriteLine($"  Value: a string that is null    {variable}");
return !literal.Contains("\"value\"", StringComparison.Ordinal) && variable.Contains("\"value\":null", StringComparison.Ordinal) ? 0 : 1;
CS
dotnet run Program.cs
