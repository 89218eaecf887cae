namespace RnnKit.Onnx.Building;

/// <summary>What is said where a model cannot become a file, in the words of the caller's arguments.</summary>
internal static class Refusal
{
    /// <summary>A part of the model has no form in ONNX, or does not fit in a file.</summary>
    public static ArgumentException OfModel(string message) => Of("model", message);

    /// <summary>The options do not fit the model.</summary>
    public static ArgumentException OfOptions(string message) => Of("options", message);

    private static ArgumentException Of(string argument, string message) => new($"'{argument}' {message}", argument);
}
