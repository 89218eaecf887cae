using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Kernel.Tests.Directives;

/// <summary>Makes a NuGet package of one assembly.</summary>
internal static class Nupkg
{
    public static void Write(string folder, string name, string version, string code)
    {
        using var assembly = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(assembly).Success);

        Directory.CreateDirectory(folder);
        using ZipArchive package = ZipFile.Open(Path.Combine(folder, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        Add(package, $"lib/net8.0/{name}.dll", assembly.ToArray());
        Add(package, $"{name}.nuspec", Encoding.UTF8.GetBytes($"""
            <?xml version="1.0"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{name}</id><version>{version}</version><authors>test</authors><description>test</description>
                <dependencies><group targetFramework="net8.0" /></dependencies>
              </metadata>
            </package>
            """));
    }

    private static void Add(ZipArchive package, string path, byte[] contents)
    {
        using Stream entry = package.CreateEntry(path).Open();
        entry.Write(contents);
    }
}
