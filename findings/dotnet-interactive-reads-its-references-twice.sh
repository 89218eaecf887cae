#!/usr/bin/env bash
# Microsoft.DotNet.Interactive.CSharp 1.0.0-beta.26120.1: the first cell of a C# kernel and then the second read all assemblies of the
# program around it that its own refer to, whole: the compilers among them. A resolver of one's own for missing references does not last
# either: the kernel puts its own in place before a cell whenever the working folder is a new one. Linux alone counts what a process
# reads. Exits 0 as long as a second cell reads more than 20 MB.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'CS'
#:package Microsoft.DotNet.Interactive.CSharp@1.0.0-beta.26120.1
#:property PublishAot=false
#:property NoWarn=NU1603;NU1608
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;

long Read() => long.Parse(File.ReadLines("/proc/self/io").First(line => line.StartsWith("rchar")).Split(' ')[1]);
TextWriter console = Console.Out;
using var kernel = new CompositeKernel { new CSharpKernel() };
var megabytes = new List<long>();
foreach (string cell in new[] { "1+1", "2+2", "3+3" })
{
    long before = Read();
    await kernel.SendAsync(new SubmitCode(cell));
    megabytes.Add((Read() - before) / 1_000_000);
}
Directory.SetCurrentDirectory("/");
long moved = Read();
await kernel.SendAsync(new SubmitCode("4+4"));
console.WriteLine($"MB read by the first cell, the second and the third: {string.Join(", ", megabytes)}; by one in another folder: {(Read() - moved) / 1_000_000}");
return megabytes[0] > 20 ? 0 : 1;
CS
dotnet run Program.cs
