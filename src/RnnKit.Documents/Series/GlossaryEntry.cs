namespace RnnKit.Documents.Series;

/// <summary>A term of the series with what else it is called and where it is explained.</summary>
/// <param name="Term">The term, which is the entry's heading and by that its anchor.</param>
/// <param name="OtherNames">What else it is called.</param>
/// <param name="Notebooks">The files of the notebooks that set it in bold, such as <c>07-lstm.ipynb</c>.</param>
public sealed record GlossaryEntry(string Term, IReadOnlyList<string> OtherNames, IReadOnlyList<string> Notebooks)
{
    /// <summary>The term and its other names.</summary>
    public IEnumerable<string> Names => OtherNames.Prepend(Term);
}
