using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>
/// A prediction stays open until its cell has run: a chart that follows a <c>Predict</c> names in its title what is drawn, in nouns
/// and symbols. What came out of it is said in the prose after. The title stands in the code that readers see before they run it.
/// </summary>
internal static partial class PredictionRule
{
    private const string Mark = "**Predict";

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        bool open = false;
        foreach (NotebookCell cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                open = cell.Source.Contains(Mark, StringComparison.Ordinal);
            else if (open)
            {
                foreach (string title in Titles(cell))
                {
                    if (Finding().Match(title) is { Success: true } word)
                        yield return new Complaint(cell.Id, $"it follows a prediction, and its chart's title '{title}' says more than what is drawn ('{word.Value}'): what came out is said in the prose after.");
                }
            }
        }
    }

    private static IEnumerable<string> Titles(NotebookCell cell) =>
        cell.Outputs.OfType<DisplayOutput>().Select(output => output.Data[PlotlyFigure.MimeType]).OfType<JsonNode>()
            .Select(figure => PlotlyFigure.From(figure).Title).OfType<string>();

    /// <summary>Verbs in the form that findings take, words that compare, deny or single out: none of them names a thing drawn.</summary>
    [GeneratedRegex(
        @"\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|will|must|not|no|never|nobody|everyone|only|always|nearly|than|too|more|less|most|better|worse|best|worst"
        + @"|long(?:er|est)|short(?:er|est)|near(?:er|est)|steep(?:er|est)|larger|largest|smaller|smallest|lower|lowest|higher|highest|fewer|faster|slower|easy|hard|blind|alone"
        + @"|unless|until|while|because|so|arrive|walk|fall|rise"
        + @"|(?:add|appear|arrive|beat|begin|bring|carr(?:y|ie)|climb|come|cost|cut|decide|die|drop|end|explode|fade|fail|fall|fill|flatten|forget|get|go|grow|guess|half|halve|help|hide|hold|keep|know|lead|learn|lie|look|lose|meet|move|need|outweigh|promise|reach|read|remember|repeat|rise|sharpen|shrink|snap|solve|stand|stay|stop|stumble|swing|take|tell|turn|vanish|walk|win)(?:e?s)"
        + @"|held up|holds up)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Finding();
}
