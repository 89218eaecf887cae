using RnnKit.Documents;
using RnnKit.Notebooks.Export;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit export</c>: a notebook as a program, to step through in a debugger.</summary>
internal sealed class ExportCommand(Surroundings surroundings)
{
    /// <summary>Writes the program and says how to run it.</summary>
    /// <param name="notebook">The notebook's number in the series, its name, or its path.</param>
    /// <param name="folder">Where the program goes; null for the usual place.</param>
    public int Run(string notebook, string? folder)
    {
        var series = new Series(surroundings);
        NotebookDocument document = series.Find(notebook);
        string library = Path.Combine(series.Root ?? surroundings.Folder, "src", "RnnKit", "RnnKit.csproj");
        if (!File.Exists(library))
            throw new BadInputException($"{surroundings.Show(library)} is not there: a program needs the library's project.");

        string target = Path.GetFullPath(folder ?? series.Exported, surroundings.Folder);
        string file = surroundings.Show(ExportedProgram.Of(document, library, target).Save(target, document.Name));
        surroundings.Out.WriteLine($"Wrote {file}. Run it: dotnet run {(file.Contains(' ', StringComparison.Ordinal) ? $"\"{file}\"" : file)}");
        return ExitCode.Success;
    }
}
