namespace RnnKit.Kernel.Cells;

/// <summary>A cell's code and the name under which messages speak of it.</summary>
/// <param name="Name">Such as <c>cell [4]</c>, the number that a front end shows beside the cell.</param>
/// <param name="Text">The code, directives included.</param>
public sealed record CellSource(string Name, string Text);
