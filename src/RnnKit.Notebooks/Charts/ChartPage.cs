using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Plotly.NET;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// Charts as parts of a page. The first one of a session carries plotly.js along, the one inside Plotly.NET's assembly, compressed to
/// stay below the rate that Jupyter's server lets through: no chart needs a network.
/// </summary>
public sealed class ChartPage
{
    private static readonly Lazy<string> s_script = new(() => Read(typeof(ChartPage).Assembly, "Charts.chart.js"));
    private static readonly Lazy<string> s_library = new(Compressed);
    private bool _carried;

    /// <summary>One chart.</summary>
    public string Write(PlotlyFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        string id = $"chart-{Guid.NewGuid():N}";
        string data = JsonSerializer.Serialize(figure.Json); // escapes <, > and &: nothing in it ends the script
        return $"""
            {Library()}<div id="{id}" style="max-width:{figure.Width}px"><p>{WebUtility.HtmlEncode(figure.Description)}</p><p><small>A script draws this chart; this page runs none.</small></p></div>
            <script>
            ({s_script.Value.Trim()})("{id}", {data}, null);
            </script>
            """;
    }

    private string Library()
    {
        if (_carried)
            return "";
        _carried = true;
        return
            $$"""
            <script>
            window.rnnkitPlotly ??= (async () => {
              const octets = Uint8Array.from(atob("{{s_library.Value}}"), letter => letter.charCodeAt(0));
              const text = await new Response(new Blob([octets]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
              const define = window.define;
              window.define = undefined; // a page's require.js must not take it for one of its own
              document.head.append(Object.assign(document.createElement("script"), { textContent: text }));
              window.define = define;
            })();
            </script>

            """;
    }

    private static string Compressed()
    {
        using var octets = new MemoryStream();
        using (var zip = new GZipStream(octets, CompressionLevel.Optimal, leaveOpen: true))
        using (Stream source = typeof(GenericChart).Assembly.GetManifestResourceStream($"Plotly.NET.plotly-{Globals.PLOTLYJS_VERSION}.min.js")!)
            source.CopyTo(zip);
        return Convert.ToBase64String(octets.GetBuffer(), 0, (int)octets.Length);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
