namespace RnnKit.Kernel.Directives;

/// <summary>A directive cannot be followed: it is unknown, or names a file or package that is not there.</summary>
internal sealed class DirectiveException : Exception
{
    public DirectiveException(string message, string source, int line, Exception? inner = null)
        : base(message, inner)
    {
        SourceName = source;
        Line = line;
    }

    /// <summary>The cell or file that the directive stands in.</summary>
    public string SourceName { get; }

    /// <summary>Its line there, counted from 1.</summary>
    public int Line { get; }
}
