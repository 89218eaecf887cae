using System.Text;
using RnnKit.Documents;
using RnnKit.Documents.Files;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Export;

/// <summary>A notebook as a C# program of one file that <c>dotnet run</c> takes as it is. In it a debugger stops at a cell's own lines.</summary>
/// <param name="Name">The notebook's name.</param>
/// <param name="Text">The program.</param>
internal sealed record ExportedProgram(string Name, string Text)
{
    /// <summary>What every cell sees without asking for it.</summary>
    private static readonly string[] EveryCellSees =
    [
        "using System;", "using System.Text;", "using System.Collections;", "using System.Collections.Generic;", "using System.Threading.Tasks;",
        "using System.Linq;", "using static Microsoft.DotNet.Interactive.Kernel;",
    ];

    /// <summary>Cells are written without nullable annotations, show values by reflection, and print the same in every country.</summary>
    private static readonly string[] Properties = ["InvariantGlobalization=true", "ManagePackageVersionsCentrally=false", "Nullable=disable", "PublishAot=false"];

    /// <summary>Makes a program of a notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="library">What the notebooks import.</param>
    /// <param name="folder">Where the program will lie; what it refers to is written relative to it.</param>
    /// <exception cref="BadInputException">The notebook's code makes no program; the message says which cell and why.</exception>
    public static ExportedProgram Of(NotebookDocument notebook, NotebookLibrary library, string folder)
    {
        NotebookCode code = NotebookCode.Of(notebook, library);
        string begin = $"Setup.Begin(\"{Relative(folder, Path.GetDirectoryName(notebook.FilePath)!)}\"); // relative paths begin there, as in the notebook\n";
        var compilation = new ProgramCompilation(library.Assemblies());
        ProgramText text = ProgramText.Of(Head(notebook, code.Packages, library, folder), EveryCellSees.Concat(code.Usings), begin, code.Pieces);
        string program = compilation.WithValuesShown(text);
        if (code.AsksForOwnPackages)
            return new ExportedProgram(notebook.Name, program);
        (string needed, (int Position, string Message)? error) = compilation.Checked(program);
        return error is var (position, message)
            ? throw new BadInputException($"{notebook.Name}: {ProgramText.PlaceAt(program, position)}: the notebook runs in a kernel, but makes no program: {message}")
            : new ExportedProgram(notebook.Name, needed);
    }

    /// <summary>Writes the program and gives its path.</summary>
    /// <param name="folder">The folder that it was made for.</param>
    /// <param name="overwrites">Whether a program that stands there may be replaced.</param>
    /// <exception cref="BadInputException">Another text stands there.</exception>
    public string Save(string folder, bool overwrites)
    {
        string file = Path.Combine(folder, Name + ".cs");
        if (!overwrites && File.Exists(file) && File.ReadAllText(file) != Text)
            throw new BadInputException($"{file} is there already, with another text. It may hold changes of yours: name another folder with --out, or replace it with --force.");
        AtomicFile.WriteText(file, Text);
        return file;
    }

    private static string Head(NotebookDocument notebook, IEnumerable<PackageName> packages, NotebookLibrary library, string folder)
    {
        string file = notebook.Name + ".cs";
        string targets = Relative(folder, library.Targets);
        var head = new StringBuilder();
        head.Append($"// {notebook.Title}\n//\n// The cells of the notebook, in order, as a program. Text goes to the console, charts go to {notebook.Name}.html beside this file.\n");
        head.Append($"// Run it at the speed of the notebook: dotnet run -c Release {(file.Contains(' ', StringComparison.Ordinal) ? $"\"{file}\"" : file)}\n");
        head.Append("// Step through it, and on into RnnKit: open it in VS Code with the C# Dev Kit, set a breakpoint and press F5. What is built for a\n");
        head.Append("// debugger trains more slowly.\n");
        head.Append($"#:project {Relative(folder, library.Project)}\n");
        head.Append($"#:project {Relative(folder, library.Library)}\n");
        foreach (PackageName package in packages.Distinct())
            head.Append(package.AsDirective()).Append('\n');
        head.Append($"#:property DirectoryBuildTargetsPath={(Path.IsPathRooted(targets) ? targets : $"$(MSBuildProjectDirectory)/{targets}")}\n");
        foreach (string property in Properties)
            head.Append($"#:property {property}\n");
        return head.Append('\n').ToString();
    }

    /// <summary>With the slashes that C# strings, MSBuild and every system take.</summary>
    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
