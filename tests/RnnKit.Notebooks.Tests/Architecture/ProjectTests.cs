using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace RnnKit.Notebooks.Tests.Architecture;

/// <summary>Projects are floors: each knows only those named here, so the book cannot ask the kernel, nor the kernel the tool.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["RnnKit"] = [],
        ["RnnKit.Onnx"] = ["RnnKit"],
        ["RnnKit.Documents"] = [],
        ["RnnKit.Kernel"] = ["RnnKit.Documents"],
        ["RnnKit.Book"] = ["RnnKit.Documents"],
        ["RnnKit.Notebooks"] = ["RnnKit.Book", "RnnKit.Documents", "RnnKit.Kernel"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below(string name)
    {
        XElement project = XElement.Load(Repository.PathOf("src", name, $"{name}.csproj"));
        string[] refersTo = [.. project.Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)).Order(StringComparer.Ordinal)];

        Assert.Equal(Below[name], refersTo);
    }

    [Fact]
    public void The_kernel_knows_neither_the_book_nor_the_library()
    {
        string[] known = [.. typeof(RnnKit.Kernel.Engine.KernelSession).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(assembly => assembly.StartsWith("RnnKit", StringComparison.Ordinal))];

        Assert.Equal(["RnnKit.Documents"], known);
    }

    /// <summary>An assembly whose references come in a later cell is another one to the compiler from then on, and variables no longer fit.</summary>
    [Fact]
    public void What_only_some_notebooks_load_the_library_of_all_does_not_refer_to()
    {
        using var file = new PEReader(File.OpenRead(Repository.PathOf("notebooks", "lib", "bin", "RnnKit.NotebookLib.dll")));
        MetadataReader metadata = file.GetMetadataReader();
        string[] known = [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];

        Assert.Contains("RnnKit", known);
        Assert.DoesNotContain(known, name => name.Contains("Onnx", StringComparison.Ordinal));
    }

    [Fact]
    public void No_type_of_ours_stands_in_a_namespace_of_a_package()
    {
        string[] ours = ["RnnKit.Documents", "RnnKit.Kernel", "RnnKit.Book", "RnnKit.Notebooks"];
        string[] strangers = [.. ours.Select(name => Assembly.Load(name)).SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace is { } space && (space.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) || space.StartsWith("Plotly", StringComparison.Ordinal)))
            .Select(type => type.FullName!)];

        Assert.True(strangers.Length == 0, string.Join("\n", strangers));
    }
}
