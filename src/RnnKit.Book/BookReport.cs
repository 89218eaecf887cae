namespace RnnKit.Book;

/// <summary>A book that has been written.</summary>
/// <param name="IndexPath">Its first page.</param>
/// <param name="Note">What the user should know about it, as one sentence; null when all is as it should be.</param>
/// <param name="Missing">What the notebooks refer to and the book does not hold, a sentence each.</param>
public sealed record BookReport(string IndexPath, string? Note, IReadOnlyList<string> Missing);
