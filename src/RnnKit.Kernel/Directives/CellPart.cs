namespace RnnKit.Kernel.Directives;

/// <summary>A piece of a cell: code, or a directive to the kernel.</summary>
/// <param name="Line">The line it begins in, counted from 1.</param>
internal abstract record CellPart(int Line);

/// <summary>Code, with blank lines in front so that it stands in the same lines as in the cell.</summary>
internal sealed record CodePart(string Text, int Line) : CellPart(Line);

/// <summary><c>#r "file.dll"</c></summary>
internal sealed record AssemblyPart(string Path, int Line) : CellPart(Line);

/// <summary><c>#r "nuget: Name, Version"</c></summary>
internal sealed record PackagePart(string Name, string? Version, int Line) : CellPart(Line);

/// <summary><c>#i "nuget: source"</c></summary>
internal sealed record PackageSourcePart(string Source, int Line) : CellPart(Line);

/// <summary><c>#!import file</c> or <c>#load "file"</c></summary>
internal sealed record ImportPart(string Directive, string Path, int Line) : CellPart(Line);

/// <summary><c>#!time</c>: how long the cell took is shown at its end.</summary>
internal sealed record TimePart(int Line) : CellPart(Line);

/// <summary>Text in another language, shown as it is: <c>#!markdown</c>, <c>#!html</c>.</summary>
internal sealed record TextPart(string MimeType, string Text, int Line) : CellPart(Line);

/// <summary>A directive that the genuine kernel follows by itself, such as <c>#!who</c> or <c>#!set</c>.</summary>
internal sealed record KernelPart(string Text, int Line) : CellPart(Line);
