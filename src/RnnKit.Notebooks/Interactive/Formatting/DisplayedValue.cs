using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value as it is shown, which can be shown anew in its place.</summary>
public class DisplayedValue
{
    private readonly Func<RunningCell, object?, MimeBundle> _format;
    private readonly RunningCell _cell;

    internal DisplayedValue(object? value, IReadOnlyList<FormattedValue> formattedValues, RunningCell cell, Func<RunningCell, object?, MimeBundle> format)
    {
        Value = value;
        FormattedValues = formattedValues;
        _cell = cell;
        _format = format;
    }

    /// <summary>What the place is called in the outputs.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString();

    /// <summary>The value shown now.</summary>
    public object? Value { get; private set; }

    /// <summary>Its forms.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; }

    /// <summary>Whether it has been updated.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? updatedValue)
    {
        RunningCell cell = RunningCell.Current ?? _cell;
        MimeBundle data = _format(cell, updatedValue);
        Value = updatedValue;
        FormattedValues = FormattedValue.From(data);
        IsUpdated = true;
        cell.Update(data, DisplayId);
    }
}
