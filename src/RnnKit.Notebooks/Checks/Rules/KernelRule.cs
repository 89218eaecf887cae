using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Languages;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>
/// The metadata by which front ends pick the kernel. The name of the language is the one that the kernel tells: VS Code's Jupyter extension
/// drops the cells that wait to run when picking a kernel changes their language.
/// </summary>
internal static class KernelRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        JsonObject metadata = notebook.Metadata;
        (string Place, string? Value, string Expected)[] wanted =
        [
            ("kernelspec.name", metadata.TextAt("kernelspec", "name"), ".net-csharp"),
            ("kernelspec.display_name", metadata.TextAt("kernelspec", "display_name"), ".NET (C#)"),
            ("kernelspec.language", metadata.TextAt("kernelspec", "language"), "C#"),
            ("language_info.name", metadata.TextAt("language_info", "name"), "C#"),
        ];
        foreach (var (place, value, expected) in wanted)
            if (value != expected)
                yield return new Complaint(null, $"its metadata must have {place} = '{expected}'.");
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            if (!NotebookLanguage.IsCSharp(cell))
                yield return new Complaint(cell.Id, $"it is in {NotebookLanguage.Of(cell)}; the series is in C#.");
            if (cell.Metadata.TextAt("dotnet_interactive", "language") != "csharp")
                yield return new Complaint(cell.Id, "its metadata must have dotnet_interactive.language = 'csharp'.");
            if (cell.Metadata.TextAt("polyglot_notebook", "kernelName") != "csharp")
                yield return new Complaint(cell.Id, "its metadata must have polyglot_notebook.kernelName = 'csharp'.");
        }
    }
}
