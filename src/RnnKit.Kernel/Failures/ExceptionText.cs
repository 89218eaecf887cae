using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace RnnKit.Kernel.Failures;

/// <summary>
/// An exception as a reader wants it: what went wrong, in which line of which cell, and by which calls; the kernel's own frames and
/// the machinery of async methods are left out, and so are the folders in which libraries were built.
/// </summary>
internal static class ExceptionText
{
    private const int MostFrames = 50;

    /// <summary>The lines to show.</summary>
    public static IReadOnlyList<string> Lines(Exception exception, SourceTexts sources)
    {
        var lines = new List<string>();
        Add(lines, exception, sources, prefix: "");
        return lines;
    }

    /// <summary>The place in a cell or imported file nearest to where the exception was thrown; null when there is none.</summary>
    public static (string Source, int Line)? Place(Exception exception, SourceTexts sources)
    {
        foreach (StackFrame frame in Frames(exception))
        {
            if (sources.NameOf(frame.GetFileName()) is { } name && frame.GetFileLineNumber() > 0)
                return (name, frame.GetFileLineNumber());
        }
        return exception.InnerException is { } inner ? Place(inner, sources) : null;
    }

    /// <summary>What the exception says. A class of the reader's own may throw even here.</summary>
    public static string Message(Exception exception)
    {
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception e)
        {
            return $"(its Message cannot be read: that throws {e.GetType().FullName})";
        }
    }

    private static void Add(List<string> lines, Exception exception, SourceTexts sources, string prefix)
    {
        lines.AddRange($"{prefix}{exception.GetType().FullName}: {Message(exception)}".ReplaceLineEndings("\n").Split('\n'));
        List<(StackFrame Frame, MethodBase Method)> frames =
        [
            .. Frames(exception)
                .Select(frame => (frame, frame.GetMethod()!))
                .Where(item => item.Item2 is not null && !IsMachinery(item.Item2)),
        ];
        for (int i = 0; i < frames.Count; i++)
        {
            if (i == MostFrames)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"   … and {frames.Count - i} more calls"));
                break;
            }
            // Of .NET's own calls only the one that the reader's code made.
            bool isInside = i + 1 < frames.Count && IsFramework(frames[i].Method) && IsFramework(frames[i + 1].Method);
            if (!isInside)
                AddFrame(lines, frames[i].Frame, frames[i].Method, sources);
        }

        IEnumerable<Exception> causes = exception is AggregateException many ? many.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        foreach (Exception cause in causes)
            Add(lines, cause, sources, "caused by ");
    }

    /// <summary>Those of a recursion without end are too many to be looked up.</summary>
    private static StackFrame[] Frames(Exception exception)
    {
        StackFrame[] bare = new StackTrace(exception, fNeedFileInfo: false).GetFrames();
        return bare.Length > 20 * MostFrames ? bare[..(2 * MostFrames)] : new StackTrace(exception, fNeedFileInfo: true).GetFrames();
    }

    private static void AddFrame(List<string> lines, StackFrame frame, MethodBase method, SourceTexts sources)
    {
        string? file = sources.NameOf(frame.GetFileName());
        int number = frame.GetFileLineNumber();
        string name = FrameName.Of(method);
        if (file is null || number == 0)
        {
            if (name.Length > 0)
                lines.Add($"   at {name}");
            return;
        }

        lines.Add($"   at {(name.Length > 0 ? $"{name} in " : "")}{SourcePlace.Describe(file, number)}");
        if (sources.Line(file, number) is { Length: > 0 } code)
            lines.Add($"      {code}");
    }

    private static bool IsFramework(MethodBase method) =>
        method.DeclaringType?.Assembly.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) == true;

    private static bool IsMachinery(MethodBase method)
    {
        Type? type = method.DeclaringType;
        return method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
            || (type is not null && type.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false))
            || type?.Assembly == typeof(ExceptionText).Assembly
            || type?.Assembly.GetName().Name is { } assembly && (assembly.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            || type?.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices"
            || type?.FullName is "System.Runtime.ControlledExecution" or "System.Threading.ExecutionContext" or "System.Threading.Thread";
    }
}
