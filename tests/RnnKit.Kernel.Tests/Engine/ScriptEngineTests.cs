using System.Reflection;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.CSharp;
using RnnKit.Kernel.Engine;

namespace RnnKit.Kernel.Tests.Engine;

public class ScriptEngineTests
{
    [Fact]
    public void Cells_import_and_refer_to_what_they_do_in_the_genuine_kernel()
    {
        using var genuine = new CSharpKernel();
        var options = (ScriptOptions)typeof(CSharpKernel).GetField("_scriptOptions", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(genuine)!;

        Assert.Equal(options.Imports, ScriptEngine.Imports);
        Assert.Equal(options.MetadataReferences.Select(one => one.Display), ScriptOptions.Default.AddReferences(ScriptEngine.References).MetadataReferences.Select(one => one.Display));
    }
}
