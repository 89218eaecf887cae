namespace RnnKit.Display;

/// <summary>What a value looks like in a notebook.</summary>
/// <param name="Html">For pages: plain elements without scripts, legible on light and on dark.</param>
/// <param name="Text">For terminals and screen readers: the same facts, aligned.</param>
public sealed record Presentation(string Html, string Text)
{
    /// <summary>The form in text.</summary>
    public override string ToString() => Text;
}

/// <summary>A type that knows how it is shown in a notebook.</summary>
public interface IPresentable
{
    /// <summary>The value as it stands now.</summary>
    Presentation Present();
}
