#!/usr/bin/env bash
# C# scripting: when a later cell refers to an assembly that an earlier one needs, all types of the earlier one become others.
# Tool.dll uses Part.dll in a private field alone. The first submission refers to Tool.dll and makes a Tool; the second adds Part.dll,
# and then 'Tool again = tool;' does not compile: the compiler has two types Tool now. Without the new reference, or with both
# from the start, it compiles. So in a notebook, #r an assembly together with whatever it refers to.
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
    <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.CodeAnalysis.CSharp.Scripting" Version="[5.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

string core = typeof(object).Assembly.Location;
string Compile(string name, string code, params string[] references)
{
    string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, name)).FullName, file = Path.Combine(folder, name + ".dll");
    var result = CSharpCompilation.Create(
        name, [CSharpSyntaxTree.ParseText(code)], references.Append(core).Select(r => MetadataReference.CreateFromFile(r)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(file);
    if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    return file;
}

string part = Compile("Part", "public class Part { }");
string tool = Compile("Tool", "public class Tool { Part part; }", part);

async Task Say(string what, string[] first, string[] second)
{
    ScriptState<object> state = await CSharpScript.RunAsync("var tool = new Tool();", ScriptOptions.Default.AddReferences(first.Select(f => MetadataReference.CreateFromFile(f))));
    try
    {
        await state.ContinueWithAsync("Tool again = tool;", state.Script.Options.AddReferences(second.Select(f => MetadataReference.CreateFromFile(f))));
        Console.WriteLine($"{what}: compiles");
    }
    catch (CompilationErrorException e)
    {
        Console.WriteLine($"{what}: {e.Diagnostics[0].Id}");
    }
}

await Say("Part never", [tool], []);
await Say("Part from the start", [tool, part], []);
await Say("Part later", [tool], [part]);
PROGRAM

seen=$(dotnet run 2>&1 | grep -v warning)
expected='Part never: compiles
Part from the start: compiles
Part later: CS0029'
echo "Microsoft.CodeAnalysis.CSharp.Scripting 5.0.0"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
