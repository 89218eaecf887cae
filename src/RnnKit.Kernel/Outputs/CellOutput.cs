using System.Text.Json.Nodes;

namespace RnnKit.Kernel.Outputs;

/// <summary>One thing that a cell shows, in the terms of Jupyter's messages and of notebook files.</summary>
public abstract record CellOutput;

/// <summary>Text written to a stream.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, line ends included.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value shown by the cell.</summary>
/// <param name="DisplayId">Names it for <see cref="UpdateOutput"/>.</param>
/// <param name="Data">Its forms by MIME type: text as a string, JSON types as JSON.</param>
public sealed record DisplayOutput(string DisplayId, JsonObject Data) : CellOutput;

/// <summary>New contents for everything shown under an id, in this cell or an earlier one.</summary>
/// <param name="DisplayId">The id.</param>
/// <param name="Data">The forms by MIME type.</param>
public sealed record UpdateOutput(string DisplayId, JsonObject Data) : CellOutput;

/// <summary>The value of the cell's last expression.</summary>
/// <param name="Data">Its forms by MIME type.</param>
public sealed record ResultOutput(JsonObject Data) : CellOutput;

/// <summary>Why the cell failed.</summary>
/// <param name="Name">The kind of failure, such as an exception's type.</param>
/// <param name="Message">The message.</param>
/// <param name="Traceback">The lines to show to the reader.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>What was shown so far is to be taken away.</summary>
/// <param name="Wait">Only when something else is shown, so that nothing flickers.</param>
public sealed record ClearOutput(bool Wait) : CellOutput;
