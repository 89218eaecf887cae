using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Series;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>What a notebook sets in bold stands in the glossary, and what the glossary leads here for is in bold here.</summary>
internal static class GlossaryRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook) =>
        notebook.FilePath is { } path && Glossary.In(Path.GetDirectoryName(path)) is { } glossary
            ? Check(notebook, Path.GetFileName(path), glossary)
            : [];

    /// <summary>Holds a notebook with this file name against a glossary.</summary>
    public static IEnumerable<Complaint> Check(NotebookDocument notebook, string file, Glossary glossary)
    {
        var met = new HashSet<GlossaryEntry>();
        foreach ((NotebookCell cell, string words) in BoldTerms.Of(notebook))
        {
            if (glossary.IsNoTerm(words))
                continue;
            if (glossary.Find(words) is not { } entry)
                yield return new Complaint(cell.Id, $"'{words}' is in bold and has no entry in {Glossary.FileName}; where it is no term, its comment says so, or it is in italics.");
            else if (met.Add(entry) && !entry.Notebooks.Contains(file))
                yield return new Complaint(cell.Id, $"'{words}' is in bold, and its entry in {Glossary.FileName} does not name this notebook.");
        }
        foreach (GlossaryEntry entry in glossary.Entries.Where(entry => entry.Notebooks.Contains(file) && !met.Contains(entry)))
            yield return new Complaint(null, $"{Glossary.FileName} leads here for '{entry.Term}', which is not in bold here.");
    }
}
