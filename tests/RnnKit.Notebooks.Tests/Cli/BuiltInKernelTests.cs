using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using RnnKit.Notebooks.Cli;

namespace RnnKit.Notebooks.Tests.Cli;

[Collection(KernelCollection.Name)]
public sealed class BuiltInKernelTests
{
    private static readonly string s_folder = Repository.PathOf("notebooks");

    [Fact]
    public void The_notebooks_of_a_run_share_the_library_and_all_that_it_refers_to_in_its_folder()
    {
        string[] referred = ["RnnKit"], known;
        do
        {
            known = referred;
            referred = [.. known.Concat(known.SelectMany(References)).Where(name => File.Exists(FileOf(name))).Distinct().Order(StringComparer.Ordinal)];
        }
        while (referred.Length > known.Length);

        Assert.Equal(referred, BuiltInKernel.OptionsIn(s_folder).Shares.Order(StringComparer.Ordinal));
        Assert.Empty(BuiltInKernel.LiveOptionsIn(s_folder).Shares);
    }

    [Fact]
    public void The_library_of_a_notebook_is_that_of_the_one_before()
    {
        const string Refer = "#r \"lib/bin/RnnKit.dll\"\n";
        using (var first = new KernelBench(s_folder))
            first.Run(Refer + "AppDomain.CurrentDomain.SetData(\"library\", typeof(RnnKit.Foundations.Threads));");
        using var second = new KernelBench(s_folder);
        Assert.Equal("out: True", KernelBench.Describe(second.Run(Refer + "Console.Write(object.ReferenceEquals(AppDomain.CurrentDomain.GetData(\"library\"), typeof(RnnKit.Foundations.Threads)));")));
    }

    private static string FileOf(string name) => Path.Combine(s_folder, "lib", "bin", name + ".dll");

    private static string[] References(string name)
    {
        using var file = new PEReader(File.OpenRead(FileOf(name)));
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
