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
        IReadOnlyList<string> english = await hunspell.UnknownWordsAsync(string.Join('\n', texts.Select(text => text.English))).ConfigureAwait(false);
        IReadOnlyList<string> quoted = await hunspell.UnknownWordsAsync(string.Join('\n', texts.Select(text => text.Quoted)), mayBeFrench: true).ConfigureAwait(false);
        return [.. documents.Select(document => Complaints(document.Texts, english, quoted))];
    }

    private static Complaint[] Complaints(IReadOnlyList<SpelledText> texts, IReadOnlyList<string> english, IReadOnlyList<string> quoted) =>
    [
        .. from found in english.Select(word => (Word: word, In: texts.FirstOrDefault(text => text.HasInEnglish(word))))
               .Concat(quoted.Select(word => (Word: word, In: texts.FirstOrDefault(text => text.HasInQuotes(word)))))
               .Where(found => found.In is not null)
               .DistinctBy(found => found.Word)
           select new Complaint(found.In!.CellId, $"'{found.Word}' is no American English word of the dictionary or of notebooks/words.txt."),
    ];
}
