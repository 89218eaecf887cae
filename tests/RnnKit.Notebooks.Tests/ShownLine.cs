namespace RnnKit.Notebooks.Tests;

/// <summary>What a cell showed, in one line: <c>out:</c>, <c>err:</c>, <c>show:</c>, <c>value:</c> and <c>error:</c>, with ⏎ for the ends of lines.</summary>
internal static class ShownLine
{
    public static string Of(IEnumerable<string> outputs) => string.Join(" | ", outputs).Replace("\n", "⏎", StringComparison.Ordinal);

    public static string Stream(string name, string text) => $"{(name == "stdout" ? "out" : "err")}: {text}";

    /// <summary>A value's forms, each behind its type, but for plain text.</summary>
    public static string Value(string kind, IEnumerable<(string Type, string Text)> forms) =>
        $"{kind}: {string.Join(" + ", forms.Select(form => form.Type == "text/plain" ? form.Text : $"{form.Type} {form.Text}"))}";
}
