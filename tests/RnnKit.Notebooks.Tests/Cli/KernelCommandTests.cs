using System.Text.Json.Nodes;
using RnnKit.Notebooks.Jupyter;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>Front ends are told of the kernel, and nothing of theirs is touched without leave.</summary>
[Collection(KernelCollection.Name)]
public sealed class KernelCommandTests : IDisposable
{
    private readonly CliBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_kernelspec_starts_this_program_by_whole_paths_and_is_interrupted_by_message()
    {
        Assert.Equal(0, await InstallAsync());
        JsonNode spec = Read(".net-csharp");
        string[] command = [.. spec["argv"]!.AsArray().Select(word => word!.GetValue<string>())];
        Assert.Equal(["kernel", "start", "-f", "{connection_file}"], command[2..]);
        Assert.All(command[..2], path => Assert.True(Path.IsPathFullyQualified(path) && File.Exists(path), path));
        Assert.Equal("message", spec["interrupt_mode"]!.GetValue<string>());
        Assert.Equal("C#", spec["language"]!.GetValue<string>());
        Assert.Equal(".NET (C#)", spec["display_name"]!.GetValue<string>());
    }

    [Fact]
    public void A_path_of_Windows_stands_in_the_kernelspec_as_it_is()
    {
        string[] command = [@"C:\Program Files\dotnet\dotnet.exe", @"C:\Users\Zoë\rnnkit\RnnKit.Notebooks.dll"];
        var spec = new KernelSpec(Path.Combine(_bench.Folder, Path.GetDirectoryName(Path.GetDirectoryName(Place("windows")))!), "windows");
        spec.Install("C#", command, force: false);
        Assert.Equal(command, Read("windows")["argv"]!.AsArray().Take(2).Select(word => word!.GetValue<string>()));
    }

    [Fact]
    public async Task It_takes_the_name_and_the_title_by_which_the_notebooks_ask_for_their_kernel()
    {
        Assert.Equal(0, await InstallAsync());
        Assert.Equal(0, await InstallAsync());
        JsonNode asked = Notebooks.Series.Load("00-start-here.ipynb").Metadata["kernelspec"]!;
        JsonNode spec = Read(asked["name"]!.GetValue<string>());
        Assert.Equal((asked["display_name"]!.GetValue<string>(), asked["language"]!.GetValue<string>()), (spec["display_name"]!.GetValue<string>(), spec["language"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_kernel_of_another_program_keeps_that_name_unless_forced()
    {
        string file = _bench.Write(Place(".net-csharp"), """{"argv":["dotnet-interactive"]}""");
        Assert.Equal(0, await InstallAsync());
        Assert.Equal("C# (RnnKit)", Read("rnnkit-csharp")["display_name"]!.GetValue<string>());
        Assert.Contains("choose 'C# (RnnKit)' in each of them", _bench.Out, StringComparison.Ordinal);
        Assert.Equal(0, await InstallAsync("--remove"));
        Assert.False(_bench.Exists(Place("rnnkit-csharp")));
        Assert.Equal(2, await InstallAsync("--name", ".net-csharp"));
        Assert.Contains("There is a kernel called .net-csharp already", _bench.Error, StringComparison.Ordinal);
        Assert.Equal(2, await InstallAsync("--name", ".net-csharp", "--remove"));
        Assert.Contains("is not RnnKit's", _bench.Error, StringComparison.Ordinal);
        Assert.Equal("""{"argv":["dotnet-interactive"]}""", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal(0, await InstallAsync("--force"));
        Assert.Equal(("message", ".NET (C#)"), (Read(".net-csharp")["interrupt_mode"]!.GetValue<string>(), Read(".net-csharp")["display_name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task It_goes_away_as_it_came()
    {
        Assert.Equal(0, await InstallAsync("--name", "mine"));
        Assert.Equal(0, await InstallAsync("--name", "mine", "--remove"));
        Assert.False(_bench.Exists(Path.GetDirectoryName(Place("mine"))!));
        Assert.Equal(2, await InstallAsync("--name", "mine", "--remove"));
        Assert.Contains("There is no kernel called mine", _bench.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("mine\n")]
    public async Task A_name_that_Jupyter_does_not_take_is_refused(string name)
    {
        Assert.Equal(2, await InstallAsync("--name", name));
        Assert.Contains("A kernel's name has letters, digits", _bench.Error, StringComparison.Ordinal);
        Assert.False(_bench.Exists("prefix"));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task No_name_removes_the_folder_of_kernels_or_what_is_above_it(string name)
    {
        Assert.Equal(0, await InstallAsync("--name", "mine"));
        string settings = _bench.Write(Path.Combine("prefix", "share", "jupyter", "settings.json"), "{}");
        Assert.Equal(2, await InstallAsync("--name", name, "--remove", "--force"));
        Assert.True(File.Exists(settings));
        Assert.True(_bench.Exists(Place("mine")));
    }

    [Fact]
    public async Task A_kernel_does_not_start_without_a_connection_file()
    {
        Assert.Equal(2, await _bench.RunAsync("kernel", "start"));
        Assert.Equal(2, await _bench.RunAsync("kernel", "start", "-f", "missing.json"));
        Assert.Contains("missing.json cannot be read", _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_kernels_are_where_Jupyter_looks_for_them()
    {
        string usual = OperatingSystem.IsWindows() ? Path.Combine("roaming", "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine("home", "Library", "Jupyter")
            : Path.Combine("home", ".local", "share", "jupyter");
        Assert.Equal(usual, Folder());
        Assert.Equal("chosen", Folder(("JUPYTER_DATA_DIR", "chosen")));
        if (OperatingSystem.IsLinux())
            Assert.Equal(Path.Combine("xdg", "jupyter"), Folder(("XDG_DATA_HOME", "xdg")));
    }

    private static string Folder(params (string Name, string Value)[] variables) => JupyterFolders.UserData(
        name => variables.FirstOrDefault(variable => variable.Name == name).Value,
        folder => folder == Environment.SpecialFolder.UserProfile ? "home" : "roaming");

    private Task<int> InstallAsync(params string[] options) => _bench.RunAsync(["kernel", "install", "--prefix", "prefix", .. options]);

    private static string Place(string name) => Path.Combine("prefix", "share", "jupyter", "kernels", name, "kernel.json");

    private JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(_bench.Folder, Place(name))))!;
}
