using System.Runtime.CompilerServices;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Export;

/// <summary>What a program made of a notebook calls first.</summary>
public static class NotebookProgram
{
    /// <summary>
    /// Has relative paths begin at the notebook's folder, and charts written as text. What cells display goes to the console, since no
    /// kernel runs.
    /// </summary>
    /// <param name="folder">The notebook's folder, relative to the program's source file.</param>
    /// <param name="sourceFile">The program's source file; the compiler fills it in.</param>
    public static void Begin(string folder, [CallerFilePath] string sourceFile = "")
    {
        Environment.CurrentDirectory = Path.GetFullPath(folder, Path.GetDirectoryName(sourceFile)!);
        ChartFormats.Register(page: null);
    }
}
