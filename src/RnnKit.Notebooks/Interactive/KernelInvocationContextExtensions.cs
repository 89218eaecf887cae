using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace Microsoft.DotNet.Interactive;

/// <summary>Showing values through the running cell's context.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Shows a value, in its preferred forms or in the MIME types asked for.</summary>
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes) =>
        Show(context, value, (cell, shown) => cell.Formatter.Format(shown, mimeTypes));

    /// <summary>Shows text as it is, under a MIME type.</summary>
    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return Show(context, value, (cell, shown) =>
            shown is string text ? ValueFormatter.AsIs(mimeType, text) : cell.Formatter.Format(shown, [mimeType]));
    }

    private static DisplayedValue Show(KernelInvocationContext context, object? value, Func<RunningCell, object?, MimeBundle> format)
    {
        MimeBundle data = format(context.Cell, value);
        var shown = new DisplayedValue(value, FormattedValue.From(data), context.Cell, format);
        context.Cell.Display(data, shown.DisplayId);
        return shown;
    }
}
