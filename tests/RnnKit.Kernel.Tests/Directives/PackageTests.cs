namespace RnnKit.Kernel.Tests.Directives;

[Collection(KernelCollection.Name)]
public class PackageTests
{
    [Fact]
    public void A_package_in_the_machines_folder_is_used_with_what_it_depends_on()
    {
        var bench = new KernelBench();
        Assert.Equal(
            "out: 3",
            KernelBench.Describe(bench.Run("#r \"nuget: MathNet.Numerics, 5.0.0\"\nusing MathNet.Numerics.LinearAlgebra;\nConsole.Write(Vector<double>.Build.Dense(3).Count)")));
    }

    [Fact]
    public void The_kernels_own_packages_need_nothing() =>
        Assert.Equal("out: text/html", KernelBench.Describe(new KernelBench().Run(
            "#r \"nuget: Microsoft.DotNet.Interactive.Formatting, 1.0.0-beta.1\"\nConsole.Write(Microsoft.DotNet.Interactive.Formatting.HtmlFormatter.MimeType)")));

    [Fact]
    public void A_package_from_a_folder_beside_the_notebook_is_restored()
    {
        using var folder = new TemporaryFolder();
        string name = $"Rnnkit.Test.P{Guid.NewGuid():N}";
        Nupkg.Write(Path.Combine(folder.FullPath, "feed"), name, "1.2.0", "public static class Packaged { public static int Value => 12; }");
        var bench = new KernelBench(folder.FullPath);
        Assert.Equal("out: 12", KernelBench.Describe(bench.Run($"#i \"nuget: feed\"\n#r \"nuget: {name}, 1.2.0\"\nConsole.Write(Packaged.Value)")));
    }

    [Fact]
    public void A_package_is_restored_also_where_the_PATH_has_no_dotnet()
    {
        using var folder = new TemporaryFolder();
        string name = $"Rnnkit.Test.P{Guid.NewGuid():N}";
        Nupkg.Write(Path.Combine(folder.FullPath, "feed"), name, "1.2.0", "public static class Packaged { public static int Value => 13; }");
        string? before = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", folder.FullPath);
        try
        {
            var bench = new KernelBench(folder.FullPath);
            Assert.Equal("out: 13", KernelBench.Describe(bench.Run($"#i \"nuget: feed\"\n#r \"nuget: {name}, 1.2.0\"\nConsole.Write(Packaged.Value)")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", before);
        }
    }

    [Fact]
    public void An_unknown_package_is_named_with_its_line()
    {
        Extent.Needs(Extent.EveryPackage, isQuick: false);
        var bench = new KernelBench();
        bench.Run("var x = 1;\n#r \"nuget: Rnnkit.There.Is.No.Such.Package, 1.0.0\"");
        string message = Assert.Single(bench.Last!.Failure!.Traceback);
        Assert.StartsWith("cell [1], line 2: Rnnkit.There.Is.No.Such.Package, 1.0.0 cannot be restored: ", message, StringComparison.Ordinal);
    }
}
