namespace RnnKit.Documents;

/// <summary>Something the user gave cannot be used: a file, an option, a folder. The message says what and why.</summary>
public class BadInputException : Exception
{
    /// <summary>Describes what was given and why it cannot be used.</summary>
    public BadInputException(string message)
        : base(message)
    {
    }

    /// <summary>Describes what was given and why it cannot be used, keeping the cause.</summary>
    public BadInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
