using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Kernel.Tests.Directives;

[Collection(KernelCollection.Name)]
public class ReferenceTests
{
    [Fact]
    public void An_assembly_is_found_from_the_notebooks_folder_with_what_lies_beside_it()
    {
        using var folder = new TemporaryFolder();
        MetadataReference below = Build(folder, "Below", "public static class Below { public static int Value => 3; }");
        Build(folder, "Above", "public static class Above { public static int Value => Below.Value + 1; }", below);

        var bench = new KernelBench(folder.FullPath);
        Assert.Equal("out: 4", KernelBench.Describe(bench.Run("#r \"bin/Above.dll\"\nConsole.Write(Above.Value)")));
    }

    [Fact]
    public void A_loaded_assembly_can_be_built_again_and_the_kernel_says_that_it_is_older()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "Lib", "public static class Lib { public static int Value => 1; }");
        var bench = new KernelBench(folder.FullPath);
        bench.Run("#r \"bin/Lib.dll\"\nConsole.Write(Lib.Value)");
        Build(folder, "Lib", "public static class Lib { public static int Value => 2; }");

        Assert.Equal(
            "err: cell [2], line 1: warning: Lib.dll has changed since it was loaded; restart the kernel to use the new one.⏎ | out: 1",
            KernelBench.Describe(bench.Run("#r \"bin/Lib.dll\"\nConsole.Write(Lib.Value)")));
        Assert.Equal("out: 2", KernelBench.Describe(new KernelBench(folder.FullPath).Run("#r \"bin/Lib.dll\"\nConsole.Write(Lib.Value)")));
    }

    [Theory]
    [InlineData(true, "out: 2")]
    [InlineData(false, "out: 1")]
    public void A_session_has_its_own_static_fields_unless_it_shares_the_assembly(bool shares, string second)
    {
        using var folder = new TemporaryFolder();
        Build(folder, $"Count{shares}", "public static class Counter { public static int Value; }");
        string Run() => KernelBench.Describe(new KernelBench(folder.FullPath, shares: shares ? [$"Count{shares}"] : []).Run($"#r \"bin/Count{shares}.dll\"\nConsole.Write(++Counter.Value)"));

        Assert.Equal("out: 1", Run());
        Assert.Equal(second, Run());
    }

    [Fact]
    public void What_sessions_share_they_share_only_with_those_that_find_the_same_files()
    {
        using var folder = new TemporaryFolder();
        MetadataReference low = Build(folder, "Low", "public static class Low { public static int Value => 3; }");
        Build(folder, "High", "public static class High { public static int Runs; public static int Value => 10 * Low.Value + ++Runs; }", low);
        string Run() => KernelBench.Describe(new KernelBench(folder.FullPath, shares: ["High", "Low"]).Run("#r \"bin/High.dll\"\n#r \"bin/Low.dll\"\nConsole.Write(High.Value + \" \" + Low.Value)"));

        Assert.Equal("out: 31 3", Run());
        Assert.Equal("out: 32 3", Run());
        Build(folder, "Low", "public static class Low { public static int Value => 4; }");
        Assert.Equal("out: 41 4", Run());
    }

    [Fact]
    public void A_shared_assembly_that_comes_after_the_others_is_the_sessions_own()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "Early", "public static class Early { public static int Value; }");
        string Run()
        {
            var bench = new KernelBench(folder.FullPath, shares: ["Early", "Later"]);
            bench.Run("#r \"bin/Early.dll\"");
            Build(folder, "Later", "public static class Later { public static int Value; }");
            string shown = KernelBench.Describe(bench.Run("#r \"bin/Later.dll\"\nConsole.Write(++Early.Value + \" \" + ++Later.Value)"));
            File.Delete(Path.Combine(folder.FullPath, "bin", "Later.dll"));
            return shown;
        }

        Assert.Equal("out: 1 1", Run());
        Assert.Equal("out: 2 1", Run());
    }

    [Fact]
    public void A_loaded_assembly_says_where_its_file_is()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "Place", "public static class Place { }");
        Assert.Equal(
            "out: TruePlace.dll",
            KernelBench.Describe(new KernelBench(folder.FullPath).Run("#r \"bin/Place.dll\"\nvar at = typeof(Place).Assembly.Location; Console.Write(System.IO.File.Exists(at) + System.IO.Path.GetFileName(at))")));
    }

    [Fact]
    public void An_assembly_is_loaded_from_the_users_own_folder_and_not_from_one_that_users_share()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "Owned", "public static class Owned { }");
        string own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "rnnkit", "assemblies");
        Assert.StartsWith(
            $"out: {own}{Path.DirectorySeparatorChar}",
            KernelBench.Describe(new KernelBench(folder.FullPath).Run("#r \"bin/Owned.dll\"\nConsole.Write(typeof(Owned).Assembly.Location)")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.dll", "no");
        var bench = new KernelBench(folder.FullPath);
        bench.Run("#r \"x.dll\"");
        Assert.Equal("cell [1], line 1: #r \"x.dll\": this file is no .NET assembly.", Assert.Single(bench.Last!.Failure!.Traceback));
    }

    [Fact]
    public void Where_no_copy_can_be_made_the_cell_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "Copied", "public static class Copied { }");
        var bench = new KernelBench(folder.FullPath, cache: Path.Combine(folder.Write("file", ""), "below"));
        bench.Run("#r \"bin/Copied.dll\"");
        string message = Assert.Single(bench.Last!.Failure!.Traceback);
        Assert.StartsWith("cell [1], line 1: #r \"bin/Copied.dll\": it is loaded from a copy, which cannot be made: ", message, StringComparison.Ordinal);
        Assert.EndsWith("then run the cell again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_cell_keeps_its_references_and_can_be_run_again()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "Again", "public static class Again { public static int Value => 8; }");
        var bench = new KernelBench(folder.FullPath);
        bench.Run("#r \"bin/Again.dll\"\nnonsense");
        Assert.Equal("out: 8", KernelBench.Describe(bench.Run("#r \"bin/Again.dll\"\nConsole.Write(Again.Value)")));
    }

    private static PortableExecutableReference Build(TemporaryFolder folder, string name, string code, params MetadataReference[] references)
    {
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullPath, "bin")).FullName, name + ".dll");
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromFile(file);
    }
}
