#!/usr/bin/env bash
# MathNet.Numerics: AlmostEqualRelative calls 1e-20 and 9e-20 equal to a relative 1e-10; of tiny numbers it looks at the absolute difference.
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
using MathNet.Numerics;

foreach (double c in new[] { 1, 1e-8, 1e-20 })
    Console.WriteLine($"{c} and 9 times that: {(c).AlmostEqualRelative(9 * c, 1e-10)}");
PROGRAM

seen=$(dotnet run 2>&1)
expected='1 and 9 times that: False
1E-08 and 9 times that: False
1E-20 and 9 times that: True'
echo "MathNet.Numerics 5.0.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
