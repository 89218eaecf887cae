using System.Runtime.CompilerServices;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Display;

namespace RnnKit.Notebooks.Export;

/// <summary>What a program made of a notebook calls first.</summary>
public static class NotebookProgram
{
    /// <summary>
    /// Takes the kernel's part: what the cells display goes to the console as text, and relative paths begin at the notebook's folder.
    /// </summary>
    /// <param name="folder">The notebook's folder, relative to the program's source file.</param>
    /// <param name="sourceFile">The program's source file; the compiler fills it in.</param>
    public static void Begin(string folder, [CallerFilePath] string sourceFile = "")
    {
        Environment.CurrentDirectory = Path.GetFullPath(folder, Path.GetDirectoryName(sourceFile)!);
        ValueFormatter.ResetEngine();
        RunningCell.Current = new RunningCell(new ConsoleOutputs(Console.Out), new ValueFormatter([new ChartBundleSource()]), CancellationToken.None);
    }
}
