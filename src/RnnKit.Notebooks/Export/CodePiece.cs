namespace RnnKit.Notebooks.Export;

/// <summary>Code that stood together in a notebook, or in a script that it imports.</summary>
/// <param name="Place">Where, for messages and comments: a cell's id, or a file.</param>
/// <param name="Headings">The headings that came before it in the notebook.</param>
/// <param name="Text">The code.</param>
/// <param name="ShowsValue">Whether the kernel would show the value of its last expression.</param>
internal sealed record CodePiece(string Place, IReadOnlyList<string> Headings, string Text, bool ShowsValue);
