#!/usr/bin/env bash
# Microsoft.DotNet.Interactive.CSharp 1.0.0-beta.26120.1: the object that display() gives has another id than what it showed, so that its
# Update reaches nothing. That of KernelInvocationContext.Current.Display has the right one. Exits 0 as long as they differ.
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
using Microsoft.DotNet.Interactive.Events;

TextWriter console = Console.Out;
using var kernel = new CompositeKernel { new CSharpKernel().UseKernelHelpers() };
async Task<bool> Reaches(string cell)
{
    KernelCommandResult result = await kernel.SendAsync(new SubmitCode(cell));
    string? shown = result.Events.OfType<DisplayedValueProduced>().Single().ValueId, updated = result.Events.OfType<DisplayedValueUpdated>().Single().ValueId;
    return shown == updated;
}
bool own = await Reaches("var a = display(\"one\"); a.Update(\"two\");");
bool contexts = await Reaches("var b = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.Display(\"one\"); b.Update(\"two\");");
console.WriteLine($"the update reaches what was shown: by display() {own}, by the context's Display {contexts}");
return !own && contexts ? 0 : 1;
CS
dotnet run Program.cs
