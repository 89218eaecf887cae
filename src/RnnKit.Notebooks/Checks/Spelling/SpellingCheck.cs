namespace RnnKit.Notebooks.Checks.Spelling;

/// <summary>The spelling of documents, asked of the spell checker in one go: to read its dictionaries takes it longer than to read a document.</summary>
public static class SpellingCheck
{
    /// <summary>The complaints about each document, in their order.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<Complaint>>> CheckAsync(IReadOnlyList<SpelledDocument> documents, Hunspell hunspell)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(hunspell);
        SpelledText[] texts = [.. documents.SelectMany(document => document.Texts)];
        IReadOnlyList<IReadOnlyList<string>> english = await hunspell.UnknownWordsAsync([.. texts.Select(text => text.English)]).ConfigureAwait(false);
        IReadOnlyList<IReadOnlyList<string>> quoted = await hunspell.UnknownWordsAsync([.. texts.Select(text => text.Quoted)], mayBeFrench: true).ConfigureAwait(false);
        Complaint[][] found = [.. texts.Zip(english, quoted).Select(text => Complaints(text.First.CellId, text.Second.Concat(text.Third)))];
        var all = new List<IReadOnlyList<Complaint>>();
        int next = 0;
        foreach (SpelledDocument document in documents)
        {
            int first = next;
            next += document.Texts.Count;
            all.Add([.. found[first..next].SelectMany(complaints => complaints).DistinctBy(complaint => complaint.Message)]);
        }
        return all;
    }

    private static Complaint[] Complaints(string? cellId, IEnumerable<string> words) =>
        [.. words.Select(word => new Complaint(cellId, $"'{word}' is no American English word of the dictionary or of notebooks/words.txt."))];
}
