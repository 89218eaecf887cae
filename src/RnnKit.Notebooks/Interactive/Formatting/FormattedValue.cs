using System.Text.Json.Nodes;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One form of a shown value.</summary>
public class FormattedValue(string mimeType, string value)
{
    /// <summary>The form's MIME type.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>The form's text.</summary>
    public string Value { get; } = value;

    /// <summary>All preferred forms of a value, or those asked for.</summary>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[] mimeTypes)
    {
        ValueFormatter formatter = RunningCell.Current?.Formatter ?? new ValueFormatter([]);
        return From(formatter.Format(value, mimeTypes));
    }

    /// <summary>One form of a value: the one asked for, or the one preferred most.</summary>
    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null) =>
        CreateManyFromObject(value, mimeType is null ? [] : [mimeType])[0];

    /// <inheritdoc/>
    public override string ToString() => $"{MimeType}: {Value}";

    internal static IReadOnlyList<FormattedValue> From(MimeBundle data) =>
        [.. data.Select(form => new FormattedValue(form.Key, form.Value is JsonValue text ? text.ToString() : form.Value.ToJsonString()))];
}
