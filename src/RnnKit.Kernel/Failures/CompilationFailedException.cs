namespace RnnKit.Kernel.Failures;

/// <summary>Code does not compile.</summary>
internal sealed class CompilationFailedException(IReadOnlyList<CodeMessage> errors) : Exception("The code does not compile.")
{
    /// <summary>The errors, in the order of the text.</summary>
    public IReadOnlyList<CodeMessage> Errors { get; } = [.. errors.OrderBy(error => error.Place.Start)];
}
