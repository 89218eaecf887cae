#!/usr/bin/env bash
# MathNet.Numerics: QR().Solve of a system of tiny numbers gives another system's solution.
# x solves c·A x = c·b for every c, and is (-1, 1) here; for c = 1e-200 it comes out as (0.5, 0.25).
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > Try.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="MathNet.Numerics" Version="[5.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using MathNet.Numerics.LinearAlgebra;

var a = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2 }, { 3, 4 } });
var b = Vector<double>.Build.Dense(new double[] { 1, 1 });
foreach (double c in new[] { 1, 1e-100, 1e-200 })
    Console.WriteLine($"{c}: {string.Join(" ", (a * c).QR().Solve(b * c).Select(x => x.ToString("F2")))}");
PROGRAM

seen=$(dotnet run 2>&1)
expected='1: -1.00 1.00
1E-100: -1.00 1.00
1E-200: 0.50 0.25'
echo "MathNet.Numerics 5.0.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
