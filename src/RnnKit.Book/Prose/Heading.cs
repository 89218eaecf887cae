namespace RnnKit.Book.Prose;

/// <summary>A heading that a link can lead to.</summary>
/// <param name="Level">1 for a title, 2 for a section, and so on.</param>
/// <param name="Id">Its id, once on the page.</param>
/// <param name="Text">What it says, as HTML without links.</param>
internal sealed record Heading(int Level, string Id, string Text);
