namespace RnnKit.Kernel.Cells;

/// <summary>Where a running cell gets input from a person.</summary>
public interface IInputSource
{
    /// <summary>Asks for a line; <paramref name="isPassword"/> hides what is typed.</summary>
    Task<string> AskAsync(string prompt, bool isPassword, CancellationToken cancellation);
}
