using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Semantics;

/// <summary>What a cell shows, in the words that both kernels share: without the style beside HTML, the layout of errors and the digits of times.</summary>
internal static partial class ShownByCells
{
    public static string Tell(NotebookCell cell) => Number().Replace(Time().Replace(ShownLine.Of(Merged(cell).Select(Tell).Where(told => told.Length > 0)), "N ms"), "CELL");

    /// <summary>
    /// Writes to one stream are one output. What the genuine compiler says of an error stands in its stream beside the error itself; that two
    /// versions of an assembly will do it says of most values.
    /// </summary>
    private static List<CellOutput> Merged(NotebookCell cell)
    {
        var outputs = new List<CellOutput>();
        bool fails = cell.Outputs.Any(output => output is ErrorOutput);
        foreach (CellOutput output in cell.Outputs)
        {
            if (output is StreamOutput piece && outputs.LastOrDefault() is StreamOutput before && before.Name == piece.Name)
                outputs[^1] = new StreamOutput(piece.Name, before.Text + piece.Text);
            else if (output is not StreamOutput { Name: "stderr" } note || !(AssemblyVersions().IsMatch(note.Text) || (fails && CompilerError().IsMatch(note.Text))))
                outputs.Add(output);
        }
        return outputs;
    }

    private static string Tell(CellOutput output) => output switch
    {
        StreamOutput stream => ShownLine.Stream(stream.Name, stream.Text),
        ExecuteResultOutput result => $"value: {Forms(result)}",
        DisplayOutput shown when Forms(shown) is { Length: > 0 } forms => $"show: {forms}",
        ErrorOutput { ErrorName: "Compilation error" } or ErrorOutput { ErrorValue: "compilation error" } => "error: it does not compile",
        ErrorOutput { ErrorName: "Error" or "Directive error" } error => $"error: {error.ErrorValue.Split('\n')[0].TrimEnd()}",
        ErrorOutput error => $"error: {error.ErrorName}: {error.ErrorValue.Split('\n')[0]}",
        _ => "",
    };

    /// <summary>Plain text beside a richer form is the built-in kernel's alone.</summary>
    private static string Forms(DisplayOutput output)
    {
        string?[] forms = [output.Data.Text("text/html") is { } html ? "html " + Style().Replace(html, "").Trim() : output.Data.Text("text/plain"), output.Data.Text("text/markdown"), output.Data["application/json"]?.ToString()];
        return string.Join(" + ", forms.Where(form => !string.IsNullOrEmpty(form)));
    }

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(@"\(\d+,\d+\): error CS\d+:|^\s*$")]
    private static partial Regex CompilerError();

    [GeneratedRegex(@"^\s*warning CS1701:[^\n]*\s*$")]
    private static partial Regex AssemblyVersions();

    [GeneratedRegex(@"cell \[\d+\]")]
    private static partial Regex Number();

    [GeneratedRegex(@"[0-9.]+ ?ms\b")]
    private static partial Regex Time();
}
