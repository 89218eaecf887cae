namespace RnnKit.Documents.Ipynb;

/// <summary>A file that should hold a notebook does not: it is missing, no JSON, or not nbformat 4.</summary>
public sealed class NotebookFormatException : BadInputException
{
    /// <summary>Says which file, and what is wrong with it.</summary>
    public NotebookFormatException(string file, string problem)
        : base($"{file}: {problem}")
    {
    }

    /// <summary>Says which file, and what is wrong with it, keeping the cause.</summary>
    public NotebookFormatException(string file, string problem, Exception innerException)
        : base($"{file}: {problem}", innerException)
    {
    }
}
