using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Plotly.NET;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// Charts as parts of a page. The first one of a session carries plotly.js along, the one inside Plotly.NET's assembly, compressed to
/// stay below the rate that Jupyter's server lets through: no chart needs a network.
/// </summary>
public sealed class ChartPage
{
    private static readonly Lazy<string> s_script = new(() => Read("chart.js"));
    private static readonly Lazy<string> s_library = new(Library);
    private bool _carried;

    /// <summary>One chart.</summary>
    public string Write(PlotlyFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        string id = $"chart-{Guid.NewGuid():N}";
        string data = JsonSerializer.Serialize(figure.Json); // escapes <, > and &: nothing in it ends the script
        return $"""
            {Carried()}<div id="{id}" style="max-width:{figure.Width}px"><p>{WebUtility.HtmlEncode(figure.Description)}</p><p><small>A script draws this chart; this page runs none.</small></p></div>
            <script>
            ({s_script.Value.Trim()})("{id}", {data}, null);
            </script>
            """;
    }

    private string Carried()
    {
        if (_carried)
            return "";
        _carried = true;
        return s_library.Value;
    }

    private static string Library()
    {
        using var octets = new MemoryStream();
        using (var zip = new GZipStream(octets, CompressionLevel.Optimal, leaveOpen: true))
        using (Stream source = typeof(GenericChart).Assembly.GetManifestResourceStream($"Plotly.NET.plotly-{Globals.PLOTLYJS_VERSION}.min.js")!)
            source.CopyTo(zip);
        string script = Read("library.js").Replace("OCTETS\"", Convert.ToBase64String(octets.GetBuffer(), 0, (int)octets.Length) + "\"", StringComparison.Ordinal);
        return $"<script>\n{script.Trim()}\n</script>\n\n";
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ChartPage).Assembly.GetManifestResourceStream($"Charts.{name}")!);
        return reader.ReadToEnd();
    }
}
