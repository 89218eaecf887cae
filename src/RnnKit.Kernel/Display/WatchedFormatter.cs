using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Display;

/// <summary>
/// Stands in front of the package's own formatters, which follow a value that holds itself 20 ways six levels deep, wait for a task that
/// is not finished, and let what a property throws end the cell: a value that cannot be shown is named by its type, with the reason.
/// </summary>
internal sealed class WatchedFormatter(string mimeType) : ITypeFormatter
{
    private static readonly Func<Type, string, IEnumerable<ITypeFormatter>, ITypeFormatter?> s_choose = typeof(Formatter)
        .GetMethod("TryFindPreferredFormatter", BindingFlags.NonPublic | BindingFlags.Static)!
        .CreateDelegate<Func<Type, string, IEnumerable<ITypeFormatter>, ITypeFormatter?>>();

    /// <summary>Stands in front of the formatters for both forms that people read.</summary>
    public static void Register()
    {
        Formatter.Register(new WatchedFormatter(HtmlFormatter.MimeType));
        Formatter.Register(new WatchedFormatter(PlainTextFormatter.MimeType));
    }

    /// <inheritdoc/>
    public string MimeType { get; } = mimeType;

    /// <inheritdoc/>
    public Type Type => typeof(object);

    /// <inheritdoc/>
    public bool Format(object instance, FormatContext context)
    {
        if (instance is null or string or System.Type || instance.GetType().IsPrimitive)
            return Own(instance).Format(instance!, context);
        if (instance is Task { IsCompleted: false })
            return Say(instance, "it is not finished: await it", context);
        if (DisplayWatch.Current is { } watch)
            return Within(watch, instance, context);

        CellRun? cell = CellRun.Current;
        (string? text, string? problem) = ReferenceEquals(cell?.Unshowable, instance) ? (null, DisplayWatch.TooLong) : DisplayWatch.Run(() => instance.ToDisplayString(MimeType));
        if (problem == DisplayWatch.TooLong && cell is not null)
            cell.Unshowable = instance;
        if (problem is not null)
            return Say(instance, problem, context);
        context.Writer.Write(text);
        return true;
    }

    private bool Within(DisplayWatch watch, object instance, FormatContext context)
    {
        watch.ThrowIfOverdue();
        if (instance.GetType().IsValueType)
            return Own(instance).Format(instance, context);
        if (!watch.Enter(instance))
            return Say(instance, "it holds itself", context);
        try
        {
            return Own(instance).Format(instance, context);
        }
        finally
        {
            watch.Leave(instance);
        }
    }

    private ITypeFormatter Own(object? instance)
    {
        Type type = instance?.GetType() ?? typeof(object);
        Formatter.GetPreferredMimeTypesFor(type); // registers what the type itself brings along
        return s_choose(type, MimeType, Formatter.RegisteredFormatters().Except(Formatter.RegisteredFormatters(includeDefaults: false)))
            ?? throw new ArgumentException($"No formatter is registered for MIME type {MimeType}.");
    }

    private bool Say(object instance, string problem, FormatContext context)
    {
        string text = $"{instance.GetType().ToDisplayString(PlainTextFormatter.MimeType)}: {problem}.";
        context.Writer.Write(MimeType == HtmlFormatter.MimeType ? $"<i>{System.Net.WebUtility.HtmlEncode(text)}</i>" : text);
        return true;
    }
}
