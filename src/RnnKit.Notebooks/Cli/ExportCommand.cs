using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Export;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit export</c>: a notebook as a program, to step through in a debugger.</summary>
internal sealed class ExportCommand(Surroundings surroundings)
{
    /// <summary>Writes the program and says how to run it.</summary>
    /// <param name="notebook">The notebook's number in the series, its name, or its path.</param>
    /// <param name="folder">Where the program goes; null for the usual place.</param>
    /// <param name="overwrites">Whether a program that stands there may be replaced.</param>
    public int Run(string notebook, string? folder, bool overwrites)
    {
        var series = new Series(surroundings);
        NotebookDocument document = series.Find(notebook);
        var library = NotebookLibrary.In(series.Notebooks ?? throw new BadInputException("There is no folder 'notebooks' here or above: a program needs its lib."));
        string target = Path.GetFullPath(folder ?? series.Exported, surroundings.Folder);
        string file = surroundings.Show(ExportedProgram.Of(document, library, target).Save(target, overwrites));
        surroundings.Out.WriteLine($"Wrote {file}. Run it: dotnet run -c Release {(file.Contains(' ', StringComparison.Ordinal) ? $"\"{file}\"" : file)}");
        return ExitCode.Success;
    }
}
