using RnnKit.Documents;
using System.Text;
using RnnKit.Kernel.Directives;
using RnnKit.Documents.Files;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Export;

/// <summary>
/// A notebook as a C# program of one file that <c>dotnet run</c> takes as it is, with a file beside it that tells the SDK where the
/// kernel's calls are defined. In it a debugger stops at a cell's own lines.
/// </summary>
/// <param name="Text">The program.</param>
/// <param name="Settings">What the SDK must know besides: a <c>Directory.Build.props</c>.</param>
internal sealed record ExportedProgram(string Text, string Settings)
{
    private static readonly string[] EveryCellSees =
    [
        "using System;", "using System.Text;", "using System.Collections;", "using System.Collections.Generic;", "using System.Threading.Tasks;",
        "using System.Linq;", "using static Microsoft.DotNet.Interactive.Kernel;",
    ];

    /// <summary>The assemblies with the kernel's calls.</summary>
    private static readonly string[] OfTheKernel = ["RnnKit.Notebooks", "RnnKit.Kernel", "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "System.Reactive"];

    /// <summary>The assemblies with the charts' calls.</summary>
    private static readonly string[] OfTheCharts = ["Plotly.NET", "Plotly.NET.CSharp", "DynamicObj", "FSharp.Core", "Giraffe.ViewEngine", "Newtonsoft.Json"];

    /// <summary>How the SDK is to compile a program.</summary>
    private static readonly string[] Properties =
    [
        "Nullable=disable", "ImplicitUsings=disable", "PublishAot=false", "InvariantGlobalization=true", "AllowUnsafeBlocks=true",
        "ManagePackageVersionsCentrally=false",
    ];

    /// <summary>Makes a program of a notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="library">The project file of RnnKit, so that a debugger steps into its source.</param>
    /// <param name="folder">Where the program will lie; what it refers to is written relative to it.</param>
    /// <exception cref="BadInputException">The notebook's code makes no program; the message says which cell and why.</exception>
    public static ExportedProgram Of(NotebookDocument notebook, string library, string folder)
    {
        NotebookCode code = NotebookCode.Of(notebook);
        string notebooks = Path.GetDirectoryName(notebook.FilePath)!;
        string begin = $"RnnKit.Notebooks.Export.NotebookProgram.Begin(\"{Relative(folder, notebooks)}\");";
        var compilation = new ProgramCompilation(Libraries(notebooks));
        ProgramText text = ProgramText.Of(Head(notebook, code.Packages, Relative(folder, library)), EveryCellSees, begin, code.Pieces);
        string program = compilation.WithValuesShown(text);
        if (code.Packages.Count == 0 && compilation.Error(program) is var (position, message))
            throw new BadInputException($"{notebook.Name}: {text.PlaceAt(position)}: the notebook runs in a kernel, but makes no program: {message}");
        return new ExportedProgram(program, Props(folder));
    }

    /// <summary>Writes both files and gives the program's path.</summary>
    public string Save(string folder, string name)
    {
        string file = Path.Combine(folder, name + ".cs");
        AtomicFile.WriteText(Path.Combine(folder, "Directory.Build.props"), Settings);
        AtomicFile.WriteText(file, Text);
        return file;
    }

    private static string Head(NotebookDocument notebook, IEnumerable<PackagePart> packages, string library)
    {
        var head = new StringBuilder();
        head.Append("// ").Append(notebook.Title).Append(", as a program. Run it: dotnet run ").Append(notebook.Name).Append(".cs\n");
        head.Append("// To step through it, open it in VS Code with the C# Dev Kit, set a breakpoint and press F5.\n");
        head.Append("#:project ").Append(library).Append('\n');
        foreach (PackagePart package in packages)
            head.Append("#:package ").Append(package.Name).Append(package.Version is null ? "" : $"@{package.Version}").Append('\n');
        foreach (string property in Properties)
            head.Append("#:property ").Append(property).Append('\n');
        return head.Append('\n').ToString();
    }

    private static IEnumerable<string> Libraries(string notebooks) =>
    [
        .. OfTheCharts.Select(BesideTool),
        .. new[] { "RnnKit.dll", "MathNet.Numerics.dll" }.Select(name => Path.Combine(notebooks, "lib", "bin", name)),
    ];

    private static string Props(string folder)
    {
        var items = new StringBuilder();
        foreach (string name in OfTheKernel.Concat(OfTheCharts))
            items.Append($"    <Reference Include=\"{name}\" HintPath=\"{Relative(folder, BesideTool(name))}\" />\n");
        return $"""
            <Project>
              <!-- Beside the exported notebooks: where the calls of the kernel are. -->
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);CS1701;CS1702;CS8632</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
            {items}  </ItemGroup>
            </Project>

            """;
    }

    private static string BesideTool(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    /// <summary>With the slashes that C# strings, MSBuild and every system take.</summary>
    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
