#!/usr/bin/env bash
# System.Numerics.Tensors: TensorPrimitives.SoftMax does not subtract the largest number first, as softmax commonly does:
# it is NaN for logits of 100 in float, and for logits of -200.
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
    <PackageReference Include="System.Numerics.Tensors" Version="[10.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Numerics.Tensors;

foreach (float shift in new[] { 0f, 100f, -200f })
{
    var p = new float[2];
    TensorPrimitives.SoftMax<float>([shift, shift + 1], p);
    Console.WriteLine($"{shift}: {p[0]:F4} {p[1]:F4}");
}
PROGRAM

seen=$(dotnet run 2>&1)
expected='0: 0.2689 0.7311
100: NaN NaN
-200: NaN NaN'
echo "System.Numerics.Tensors 10.0.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
