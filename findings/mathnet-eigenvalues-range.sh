#!/usr/bin/env bash
# MathNet.Numerics: Evd loses the eigenvalues of a matrix whose numbers are well within double, once their squares are not.
# The eigenvalues of c·[[0, -2], [3, 0]] are ±c·2.449i.
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

var matrix = Matrix<double>.Build.DenseOfArray(new double[,] { { 0, -2 }, { 3, 0 } });
foreach (double c in new[] { 1, 1e-300, 1e160 })
    Console.WriteLine($"{c}: {((matrix * c).Evd().EigenValues[0].Magnitude / c):F4}");
PROGRAM

seen=$(dotnet run 2>&1)
expected='1: 2.4495
1E-300: 0.0000
1E+160: Infinity'
echo "MathNet.Numerics 5.0.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
