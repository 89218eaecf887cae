using RnnKit.Documents.Ipynb;

namespace RnnKit.Documents.Languages;

/// <summary>What a run does with a cell.</summary>
public enum CellRole
{
    /// <summary>Nothing: prose, or a cell without code.</summary>
    None,

    /// <summary>It runs.</summary>
    Runs,

    /// <summary>It is tagged <c>skip-execution</c>: it does not run, and what it showed before stays.</summary>
    Skipped,

    /// <summary>It is HTML or Markdown, and what it shows is what it says.</summary>
    Shown,

    /// <summary>It is in a language that nothing here runs.</summary>
    Foreign,
}

/// <summary>Reads from a cell's tags and metadata how it is to be run, as nbclient and .NET Interactive do.</summary>
public static class CellRoles
{
    private const string SkipExecution = "skip-execution";
    private const string RaisesException = "raises-exception";

    /// <summary>What a run does with the cell.</summary>
    public static CellRole Of(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source))
            return CellRole.None;
        if (cell.Tags.Contains(SkipExecution))
            return CellRole.Skipped;
        return NotebookLanguage.Of(cell) switch
        {
            null or LanguageName.CSharp => CellRole.Runs,
            LanguageName.Html or LanguageName.Markdown => CellRole.Shown,
            _ => CellRole.Foreign,
        };
    }

    /// <summary>Whether the cell is there to show a failure: the cells after it run all the same.</summary>
    public static bool MayFail(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Tags.Contains(RaisesException);
    }

    /// <summary>What a cell of HTML or Markdown shows.</summary>
    public static DisplayOutput WhatIsShown(NotebookCell cell)
    {
        string mimeType = NotebookLanguage.Of(cell) == LanguageName.Html ? "text/html" : "text/markdown";
        return new DisplayOutput(new MimeBundle { { mimeType, cell.Source }, { "text/plain", cell.Source } });
    }

    /// <summary>Refuses a notebook with a cell that nothing here runs.</summary>
    /// <exception cref="BadInputException">There is one; the message names it and its language.</exception>
    public static void RequireRunnable(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        if (notebook.Cells.FirstOrDefault(cell => Of(cell) == CellRole.Foreign) is { } foreign)
            throw new BadInputException(
                $"{notebook.FilePath ?? notebook.Name}: cell '{foreign.Id}' is in {NotebookLanguage.Of(foreign)}, which does not run here; the tag '{SkipExecution}' leaves it out.");
    }
}
