using System.Reflection;

namespace RnnKit.Notebooks.CSharp;

/// <summary>Runs a compiled submission after those before it.</summary>
internal static class SubmissionRunner
{
    private const string EntryMethod = "<Factory>";

    /// <summary>Runs to the end, awaiting what the code awaits. Exceptions of the code come out as they were thrown.</summary>
    public static (SessionState State, object? Value) Run(SessionState state, Submission submission, SessionLoadContext context)
    {
        SessionState next = state.After(submission.Compilation);
        if (submission.Assembly is null)
            return (next, null);

        using var image = new MemoryStream(submission.Assembly);
        using var symbols = new MemoryStream(submission.Symbols!);
        Type type = context.LoadFromStream(image, symbols).GetType(submission.Name, throwOnError: true)!;
        MethodInfo method = type.GetMethod(EntryMethod, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(submission.Name, EntryMethod);

        // The submission puts itself into the array, behind those that ran before it.
        object?[] submissions = [.. state.Submissions, null];
        object? value = method.CreateDelegate<Func<object?[], Task<object?>>>()(submissions).GetAwaiter().GetResult();
        return (next with { Submissions = [.. submissions] }, value);
    }
}
