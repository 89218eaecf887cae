using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Documents.Languages;

/// <summary>
/// The language of a notebook and of its cells, as the metadata of Jupyter, .NET Interactive, VS Code and Jupytext name it. What
/// names none is C#.
/// </summary>
public static class NotebookLanguage
{
    /// <summary>The language of the notebook's cells, those aside that name their own.</summary>
    public static string Of(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        JsonObject metadata = notebook.Metadata;
        return LanguageName.Of(metadata.TextAt("polyglot_notebook", "kernelInfo", "defaultKernelName"))
            ?? LanguageName.Of(metadata.TextAt("dotnet_interactive", "defaultKernelName"))
            ?? LanguageName.Of(metadata.TextAt("kernelspec", "language"))
            ?? LanguageName.OfKernel(metadata.TextAt("kernelspec", "name"))
            ?? LanguageName.Of(metadata.TextAt("language_info", "name"))
            ?? LanguageName.Of(metadata.TextAt("jupytext", "main_language"))
            ?? LanguageOfAllCells(notebook)
            ?? LanguageName.CSharp;
    }

    /// <summary>The language that the cell's metadata name; null when they name none, and the cell is in its notebook's.</summary>
    public static string? Of(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        JsonObject metadata = cell.Metadata;
        return LanguageName.Of(metadata.TextAt("polyglot_notebook", "kernelName"))
            ?? LanguageName.Of(metadata.TextAt("dotnet_interactive", "language"))
            ?? LanguageName.Of(metadata.TextAt("vscode", "languageId"));
    }

    /// <summary>Whether the cell is in C#: it names that language, or none.</summary>
    public static bool IsCSharp(NotebookCell cell) => Of(cell) is null or LanguageName.CSharp;

    /// <summary>Refuses a notebook that is not C#.</summary>
    /// <exception cref="BadInputException">It names another language.</exception>
    public static void RequireCSharp(NotebookDocument notebook)
    {
        string language = Of(notebook);
        if (language == LanguageName.CSharp)
            return;
        string kernel = notebook.Metadata.TextAt("kernelspec", "name") is { Length: > 0 } name ? $" (kernel '{name}')" : "";
        throw new BadInputException($"{notebook.FilePath ?? notebook.Name}: this is a notebook in {language}{kernel}; only notebooks in C# can be used here.");
    }

    /// <summary>A notebook may leave it to its cells: when all name one language, it is the notebook's.</summary>
    private static string? LanguageOfAllCells(NotebookDocument notebook)
    {
        string?[] named = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(Of).Distinct()];
        return named is [{ } only] ? only : null;
    }
}
