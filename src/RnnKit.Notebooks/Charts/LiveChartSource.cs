using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;
using RnnKit.Book.Web;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// Charts for a live front end: beside the figure, which VS Code draws itself, a page fragment for front ends that know nothing of
/// Plotly, such as Jupyter Notebook. The first chart of a session carries plotly.js along, compressed to stay below the rate that
/// Jupyter's server lets through, where <paramref name="plotlyScript"/> is on the machine; otherwise the browser loads it from the network.
/// </summary>
internal sealed class LiveChartSource(string plotlyScript) : IMimeBundleSource
{
    private readonly ChartBundleSource _charts = new();
    private bool _carried;

    /// <inheritdoc/>
    public MimeBundle? TryCreate(object value)
    {
        if (_charts.TryCreate(value) is not { } bundle)
            return null;
        bundle["text/html"] = JsonValue.Create(Library() + Fragment(PlotlyFigure.From(bundle[PlotlyFigure.MimeType])));
        return bundle;
    }

    private static string Fragment(PlotlyFigure figure)
    {
        string id = $"chart-{Guid.NewGuid():N}";
        WebFile script = WebLibrary.Plotly.Script;
        string data = JsonSerializer.Serialize(figure.Json); // escapes <, > and &: nothing in it ends the script
        return
            $$"""
            <div id="{{id}}" style="width:100%;max-width:{{figure.Width}}px;height:{{figure.Height}}px"></div>
            <script>
            (() => {
              const figure = {{data}};
              const load = () => new Promise((done, failed) => {
                const script = document.createElement("script");
                Object.assign(script, { src: "{{WebLibrary.Plotly.PublicAddress(script)}}", integrity: "{{script.Integrity}}", crossOrigin: "anonymous", onload: done });
                script.onerror = () => failed(new Error("plotly.js could not be loaded"));
                document.head.append(script);
              });
              const ready = window.Plotly ? Promise.resolve() : (window.rnnkitPlotly ??= load());
              const place = () => document.getElementById("{{id}}"); // a live chart's next state may have taken it away
              ready.then(() => place() && window.Plotly.newPlot(place(), figure.data, figure.layout, { responsive: true, ...figure.config }))
                .catch(problem => { if (place()) place().textContent = "The chart cannot be drawn: " + problem.message + "."; });
            })();
            </script>
            """;
    }

    private string Library()
    {
        if (_carried || !File.Exists(plotlyScript))
            return "";
        _carried = true;
        return
            $$"""
            <script>
            window.rnnkitPlotly ??= (async () => {
              const octets = Uint8Array.from(atob("{{Compressed(plotlyScript)}}"), letter => letter.charCodeAt(0));
              const script = document.createElement("script");
              script.textContent = await new Response(new Blob([octets]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
              document.head.append(script);
            })();
            </script>

            """;
    }

    private static string Compressed(string file)
    {
        using var octets = new MemoryStream();
        using (var zip = new GZipStream(octets, CompressionLevel.Optimal, leaveOpen: true))
        using (FileStream source = File.OpenRead(file))
            source.CopyTo(zip);
        return Convert.ToBase64String(octets.GetBuffer(), 0, (int)octets.Length);
    }
}
