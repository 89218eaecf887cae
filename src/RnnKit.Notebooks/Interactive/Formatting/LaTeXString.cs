namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula in LaTeX.</summary>
public class LaTeXString(string latexCode)
{
    /// <summary>The formula's text.</summary>
    public static implicit operator LaTeXString(string source) => new(source);

    /// <inheritdoc/>
    public override string ToString() => latexCode;
}
