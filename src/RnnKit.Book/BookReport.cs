namespace RnnKit.Book;

/// <summary>A book that has been written.</summary>
/// <param name="IndexPath">Its first page.</param>
/// <param name="Note">What the user should know about it, as one sentence; null when all is as it should be.</param>
public sealed record BookReport(string IndexPath, string? Note);
