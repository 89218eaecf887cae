#!/usr/bin/env bash
# TorchSharp: tensor.sum(0) is not the sum over dimension 0, as tensor.sum(1) is over dimension 1, but the sum of all numbers.
# To C#, the literal 0 is a value of any enum, so the overload with an optional ScalarType is as good and has fewer parameters.
# Write sum(0L). The overloads are read from the compiled calls; nothing native is loaded.
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
    <PackageReference Include="TorchSharp" Version="[0.107.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Reflection;
using static TorchSharp.torch;

foreach (string name in new[] { nameof(Calls.Zero), nameof(Calls.One), nameof(Calls.ZeroAsLong) })
    Console.WriteLine($"{name}: {Called(typeof(Calls).GetMethod(name)!)}");

// The first call in the compiled method: call or callvirt, then the token of what is called.
static string Called(MethodInfo method)
{
    byte[] code = method.GetMethodBody()!.GetILAsByteArray()!;
    for (int i = 0; i + 4 < code.Length; i++)
        if (code[i] is 0x28 or 0x6F && Resolve(method.Module, BitConverter.ToInt32(code, i + 1)) is { Name: "sum" } sum)
            return $"sum({string.Join(", ", sum.GetParameters().Select(p => p.Name))})";
    return "none";
}

static MethodBase? Resolve(Module module, int token)
{
    try { return module.ResolveMethod(token); }
    catch (ArgumentException) { return null; }
}

static class Calls
{
    public static Tensor Zero(Tensor t) => t.sum(0);
    public static Tensor One(Tensor t) => t.sum(1);
    public static Tensor ZeroAsLong(Tensor t) => t.sum(0L);
}
PROGRAM

seen=$(dotnet run 2>&1 | grep -v warning)
expected='Zero: sum(type)
One: sum(dim, keepdim, type)
ZeroAsLong: sum(dim, keepdim, type)'
echo "TorchSharp 0.107.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
