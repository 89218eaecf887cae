#!/usr/bin/env bash
# MathNet.Numerics: the Euclidean norm of the same two numbers is right as that of a vector and ∞ or 0 as that of a matrix.
# Vector.L2Norm scales its numbers, Matrix.FrobeniusNorm does not.
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

foreach (double x in new[] { 1, 1e160, 1e-200 })
{
    double vector = Vector<double>.Build.Dense(2, x).L2Norm(), matrix = Matrix<double>.Build.Dense(2, 1, x).FrobeniusNorm();
    Console.WriteLine($"{x}: vector {vector / x:F4}, matrix {matrix / x:F4}");
}
PROGRAM

seen=$(dotnet run 2>&1)
expected='1: vector 1.4142, matrix 1.4142
1E+160: vector 1.4142, matrix Infinity
1E-200: vector 1.4142, matrix 0.0000'
echo "MathNet.Numerics 5.0.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
