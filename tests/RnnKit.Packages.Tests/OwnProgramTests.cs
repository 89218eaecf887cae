using System.Globalization;
using System.Text.Json;
using RnnKit.Cells;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Packages.Tests;

/// <summary>The packages in programs of one's own: each trains a model, to the digits that it has here.</summary>
[Collection(nameof(PackedPackages))]
public class OwnProgramTests(PackedPackages packed)
{
    private readonly PackedPackages packages = packed.OrSkip();

    private const string Usings = """
        using RnnKit.Cells;
        using RnnKit.Tasks;
        using RnnKit.Training;

        """;

    private const string Training = """
        var (train, test) = SymbolTasks.Echo<float>(count: 200, length: 8, delay: 2, symbols: 3, seed: 1).Split(0.8);
        var model = new SequenceModel<float>(new LstmCell<float>(train.InputSize, hiddenSize: 12, seed: 1), train.OutputSize, seed: 2, ReadOut.EveryStep);
        new Trainer<float>(new Adam<float>(0.02)) { ClipNorm = 1 }.Fit(model, train.Batches(16), epochs: 8, shuffleSeed: 3);
        System.Console.WriteLine(System.FormattableString.Invariant($"loss {model.Loss(test.AsBatch()):R}"));

        """;

    private static readonly Lazy<string> Here = new(() =>
    {
        var (train, test) = SymbolTasks.Echo<float>(count: 200, length: 8, delay: 2, symbols: 3, seed: 1).Split(0.8);
        var model = new SequenceModel<float>(new LstmCell<float>(train.InputSize, hiddenSize: 12, seed: 1), train.OutputSize, seed: 2, ReadOut.EveryStep);
        new Trainer<float>(new Adam<float>(0.02)) { ClipNorm = 1 }.Fit(model, train.Batches(16), epochs: 8, shuffleSeed: 3);
        return string.Create(CultureInfo.InvariantCulture, $"loss {model.Loss(test.AsBatch()):R}");
    });

    [Fact]
    public async Task A_file_based_app_trains_a_model()
    {
        string folder = packages.Folder("file");
        // Not compiled ahead of time, for which the SDK would fetch a compiler.
        await File.WriteAllTextAsync(Path.Combine(folder, "app.cs"), $"#:package RnnKit@{packages.Version}\n#:property PublishAot=false\n{Usings}{Training}", TestContext.Current.CancellationToken);
        Assert.Contains(Here.Value, await Command.DotnetAsync(folder, packages.OwnFolder, "run", "app.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_console_project_trains_a_model_and_saves_it_as_onnx()
    {
        string folder = packages.Folder("console");
        await File.WriteAllTextAsync(Path.Combine(folder, "console.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="RnnKit.Onnx" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Program.cs"), $"using RnnKit.Onnx;\n{Usings}{Training}OnnxFile.Save(model, \"model.onnx\");\n", TestContext.Current.CancellationToken);
        Assert.Contains(Here.Value, await Command.DotnetAsync(folder, packages.OwnFolder, "run"), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(folder, "model.onnx")).Length, 1000, 100_000);
    }

    [Fact]
    public async Task A_notebook_trains_a_model()
    {
        string folder = packages.Folder("notebook");
        string[] cells =
        [
            $"#i \"nuget:{packages.Feed}\"\n#i \"nuget:{PackedPackages.MachinePackages}\"\n#r \"nuget: RnnKit, {packages.Version}\"",
            Usings + Training,
        ];
        await File.WriteAllTextAsync(Path.Combine(folder, "own.ipynb"), JsonSerializer.Serialize(new
        {
            cells = cells.Select((source, i) => new { cell_type = "code", id = $"cell-{i}", metadata = new { }, execution_count = (int?)null, outputs = Array.Empty<object>(), source }),
            metadata = new
            {
                kernelspec = new { display_name = ".NET (C#)", language = "C#", name = ".net-csharp" },
                language_info = new { name = "C#" },
            },
            nbformat = 4,
            nbformat_minor = 5,
        }), TestContext.Current.CancellationToken);
        string tool = Path.Combine(AppContext.BaseDirectory, "RnnKit.Notebooks.dll");
        await Command.DotnetAsync(folder, packages.OwnFolder, tool, "run", "own.ipynb", "--out", "executed");
        Assert.Contains(Here.Value, await File.ReadAllTextAsync(Path.Combine(folder, "executed", "own.ipynb"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
