using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace System;

/// <summary>Showing a value from the value itself; in namespace System, so always in scope.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value, in its preferred forms or in the MIME types asked for.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        KernelInvocationContext.Required.Display(value, mimeTypes);

    /// <summary>Shows text as it is, under a MIME type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        KernelInvocationContext.Required.DisplayAs(value, mimeType);

    /// <summary>Shows a sequence as a table, a property a column.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
        KernelInvocationContext.Required.Display(value.ToTabularDataResource(), mimeTypes);
}
