#!/usr/bin/env bash
# Microsoft.DotNet.Interactive 1.0.0-beta.26120.1: in a program of one's own, GetOrCreateAmbientContext puts a writer of its own in the
# place of Console.Out. What is written from then on becomes events and reaches no console. Exits 0 as long as it does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'CS'
#:package Microsoft.DotNet.Interactive@1.0.0-beta.26120.1
#:property PublishAot=false
#:property NoWarn=NU1603
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

TextWriter console = Console.Out;
Console.WriteLine("written before the context");
KernelInvocationContext context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode(""));
Console.WriteLine("written after it");
bool isTaken = !ReferenceEquals(console, Console.Out);
Console.SetOut(console);
Console.WriteLine($"written after Console.SetOut; the context had replaced Console.Out: {isTaken}");
GC.KeepAlive(context);
return isTaken ? 0 : 1;
CS
dotnet run Program.cs > output
cat output
! grep -q "written after it" output
