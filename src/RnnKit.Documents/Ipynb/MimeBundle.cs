using System.Collections;
using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>
/// One output in several forms: MIME type to value, in the order of writing. Text is one string here, a list of lines on disk;
/// a JSON type (<c>application/json</c>, <c>…+json</c>) holds an object.
/// </summary>
public sealed class MimeBundle : IEnumerable<KeyValuePair<string, JsonNode>>
{
    private readonly List<KeyValuePair<string, JsonNode>> _forms = [];

    /// <summary>The MIME types present, in order.</summary>
    public IEnumerable<string> MimeTypes => _forms.Select(form => form.Key);

    /// <summary>The number of forms.</summary>
    public int Count => _forms.Count;

    /// <summary>The value for a MIME type, or null when the bundle has no such form; setting replaces in place or appends.</summary>
    public JsonNode? this[string mimeType]
    {
        get => _forms.Find(form => form.Key == mimeType).Value;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var form = KeyValuePair.Create(mimeType, value);
            int place = _forms.FindIndex(existing => existing.Key == mimeType);
            if (place < 0)
                _forms.Add(form);
            else
                _forms[place] = form;
        }
    }

    /// <summary>Adds a form; for collection initializers.</summary>
    public void Add(string mimeType, JsonNode value) => this[mimeType] = value;

    /// <summary>The text of a form, or null when the bundle has none of this type or it is no text.</summary>
    public string? Text(string mimeType) => MultilineText.AsString(this[mimeType]);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonNode>> GetEnumerator() => _forms.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static MimeBundle FromJson(JsonObject data)
    {
        var bundle = new MimeBundle();
        foreach ((string mimeType, JsonNode? value) in data)
        {
            JsonNode? whole = !IsJson(mimeType) && MultilineText.Join(value) is { } text ? text : value?.DeepClone();
            if (whole is not null)
                bundle.Add(mimeType, whole);
        }
        return bundle;
    }

    internal JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach ((string mimeType, JsonNode value) in _forms)
            data.SetSorted(mimeType, SplitsIntoLines(mimeType) && MultilineText.AsString(value) is { } text ? MultilineText.Split(text) : value.DeepClone());
        return data;
    }

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    private static bool SplitsIntoLines(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "application/javascript" or "image/svg+xml";
}
