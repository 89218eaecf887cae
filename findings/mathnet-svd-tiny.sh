#!/usr/bin/env bash
# MathNet.Numerics: Svd gives wrong singular values for a matrix of tiny numbers, without a word.
# The singular values of c·A are c times those of A; for c = 1e-20 they are not: 3.16 and 0.63 instead of 5.46 and 0.37.
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

var matrix = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2 }, { 3, 4 } });
foreach (double c in new[] { 1, 1e-10, 1e-20 })
    Console.WriteLine($"{c}: {string.Join(" ", (matrix * c).Svd(computeVectors: false).S.Select(s => (s / c).ToString("F4")))}");
PROGRAM

seen=$(dotnet run 2>&1)
expected='1: 5.4650 0.3660
1E-10: 5.4650 0.3660
1E-20: 3.1623 0.6325'
echo "MathNet.Numerics 5.0.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
