using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>Two executed notebooks made by hand, with prose of every kind and every kind of output.</summary>
internal static class SampleNotebooks
{
    public const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public static IReadOnlyList<NotebookDocument> All => [Start, Activations];

    public static NotebookDocument Start
    {
        get
        {
            var notebook = new NotebookDocument("00-start-here");
            notebook.Cells.Add(Markdown("intro", """
                # 00 · Start here

                Twenty seconds from now you have trained your first recurrent network. The rest of the series takes it apart.

                ## The map

                Go on with [activations](01-activations.ipynb), or jump to [breaking them](01-activations.ipynb#break-it).

                ![A line from the first notebook to the last.](images/map.svg)

                The data is described [in its folder](../data/nottem/README.md).

                ## Break it
                """));
            return notebook;
        }
    }

    public static NotebookDocument Activations
    {
        get
        {
            var notebook = new NotebookDocument("01-activations");
            foreach (NotebookCell cell in Prose().Concat(Outputs()).Concat(Exercise()))
                notebook.Cells.Add(cell);
            return notebook;
        }
    }

    public static NotebookCell Markdown(string id, string source, params string[] tags) => Tagged(new NotebookCell(CellKind.Markdown, id, source), tags);

    public static NotebookCell Code(string id, string source, params CellOutput[] outputs)
    {
        var cell = new NotebookCell(CellKind.Code, id, source);
        foreach (CellOutput output in outputs)
            cell.Outputs.Add(output);
        return cell;
    }

    public static NotebookCell Tagged(NotebookCell cell, params string[] tags)
    {
        if (tags.Length > 0)
            cell.Metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        return cell;
    }

    public static DisplayOutput Shown(string mimeType, JsonNode value) => new(new MimeBundle { { mimeType, value } });

    public static DisplayOutput Chart(string figure, bool withImage = false)
    {
        var bundle = new MimeBundle { { "application/vnd.plotly.v1+json", JsonNode.Parse(figure)! } };
        if (withImage)
            bundle.Add("image/png", Png);
        bundle.Add("text/plain", "Chart 'tanh saturates': 2 traces");
        return new DisplayOutput(bundle);
    }

    private static IEnumerable<NotebookCell> Prose()
    {
        yield return Markdown("header", """
            # 01 · Activations

            A network without a **squashing function** is one big matrix product: here you see why that forgets everything.

            *Reading 15 minutes, running 4 seconds.* Back to [the start](00-start-here.ipynb).

            ## Squashing

            The hyperbolic tangent $\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}$ maps the line to \((-1, 1)\), its slope is \(1 - \tanh^2(x)\):

            $$
            h_t = \tanh(W x_t + U h_{t-1} + b), \qquad
            \frac{\partial h_T}{\partial h_0} = \prod_{t=1}^{T} \operatorname{diag}(1 - h_t^2) \, U
            $$

            | function | range | slope at 0 | where RNNs use it | what it costs and where it hurts |
            |---|---|--:|---|---|
            | sigmoid $\sigma$ | (0, 1) | 0.25 | gates | saturates on both sides |
            | tanh | (-1, 1) | 1 | content | saturates on both sides |
            | ReLU | [0, ∞) | – | rarely | explodes |

            - [x] read the equation
            - [ ] predict the value after ten steps

            > Predict, then measure: what is left of 0.5 after ten steps?

            ```csharp
            // from the textbook
            static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
            ```

            ## Break it
            """);
        yield return Markdown("again", "## Break it\n\nThe same heading again, a price of $5 and $10, and `$not math$` in code.");
    }

    private static IEnumerable<NotebookCell> Outputs()
    {
        yield return Code("setup", "#!import lib/setup.csx\nSetup.Ready()", Shown("text/html", "<div style=\"border-left:4px solid #2e9e5b;padding:.3em .8em;background:rgba(46,158,91,.12)\"><b style=\"color:#2e9e5b\">✔ Ready</b>: built-in kernel</div>"));
        yield return Code(
            "streams",
            "using MathNet.Numerics.LinearAlgebra;\n\nvar W = Matrix<double>.Build.Dense(3, 2, (i, j) => 0.1 * i - j);   // hidden × input\nforeach (var x in new[] { -2.0, 0.5, 2 })\n    Console.WriteLine($\"tanh({x}) = {Math.Tanh(x):0.000}\");",
            new StreamOutput("stdout", "tanh(-2) = -0.964\n<script>alert('text')</script> & co\n"),
            new StreamOutput("stderr", "warning CS0168: the variable is never used\n"));
        yield return Code("value", "Enumerable.Range(0, 60).Select(i => Math.Tanh(i)).ToArray()", new ExecuteResultOutput(new MimeBundle { { "text/plain", "[ 0, 0.7615941559557649, 0.9640275800758169, 0.9950547536867305, 0.999329299739067, 0.9999092042625951, 0.9999877116507956 ]" } }, 3));
        yield return Code("error", "int.Parse(\"seven\")", new ErrorOutput("System.FormatException", "The input string 'seven' was not in a correct format.", ["\u001b[31mSystem.FormatException\u001b[0m: The input string 'seven' was not in a correct format.", "  at Cell 4, line 1: int.Parse(\"seven\")"]));
        yield return Code("html", "Show.Table(rows)", Shown("text/html", "<table><caption>W, 2 × 3</caption><tr><th onclick=\"alert(1)\">x</th><th style=\"text-align:right\">tanh x</th></tr><tr><td>1</td><td>0.7616</td></tr></table><script>document.title='hijacked'</script><img src=x onerror=\"document.title='hijacked'\">"));
        yield return Code("png", "display(image)", Shown("image/png", Png));
        yield return Code("svg", "display(drawing)", Shown("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"60\"><circle cx=\"30\" cy=\"30\" r=\"20\" fill=\"teal\"/><script>document.title='hijacked'</script></svg>"));
        yield return Code("lines", "Charts.Lines(xs, (\"tanh\", ys), (\"sigmoid\", zs)).Title(\"tanh saturates twice as fast\")", Chart(LineFigure, withImage: true));
        yield return Code("heat", "Charts.Heatmap(W, title: \"Weights <before> training\")", Chart(HeatFigure));
    }

    private static IEnumerable<NotebookCell> Exercise()
    {
        yield return Markdown("ex1", "## Exercises\n\n### 1 · How far\n\nAfter how many steps is the value below 0.01?");
        yield return Tagged(Code("ex1-stub", "double? answer = null;   // your answer"), "exercise");
        yield return Tagged(Code("ex1-check", "Check.Number(\"steps\", answer, 5, \"Ask the slope at zero.\")", Shown("text/html", "<div style=\"border-left:4px solid #8a8f98;padding:.3em .8em;background:rgba(138,143,152,.12)\"><b style=\"color:#8a8f98\">○ steps</b>: not yet.</div>")), "check");
        yield return Markdown("ex1-solution", "<details><summary>Solution</summary>\n\nThe slope is at most 1, so the value falls:\n\n```csharp\nvar answer = 5;\n```\n\n</details>", "solution");
    }

    private const string LineFigure = """
        {"data":[{"type":"scatter","mode":"lines","name":"tanh","x":[-3,-2,-1,0,1,2,3],"y":[-0.995,-0.964,-0.762,0,0.762,0.964,0.995]},
                 {"type":"scatter","mode":"lines+markers","name":"sigmoid","x":[-3,-2,-1,0,1,2,3],"y":[0.047,0.119,0.269,0.5,0.731,0.881,0.953]}],
         "layout":{"width":600,"height":380,"title":{"text":"tanh saturates <b>twice</b> as fast as the sigmoid <script>alert(1)</script>"},
                   "xaxis":{"title":{"text":"x (no unit)"}},"yaxis":{"title":{"text":"activation","font":{"color":"#444"}}}},"config":{"responsive":true}}
        """;

    private const string HeatFigure = """
        {"data":[{"type":"heatmap","z":[[0.1,-0.9,0.3],[0.2,0.8,-0.4]],"x":["a","b","c"],"y":["h1","h2"],"colorscale":"RdBu","zmid":0}],
         "layout":{"title":"Weights before training","xaxis":{"title":{"text":"input"}},"yaxis":{"title":{"text":"hidden unit"}},
                   "annotations":[{"x":"a","y":"h1","text":"start","showarrow":true,"font":{"color":"black"}}]}}
        """;
}
