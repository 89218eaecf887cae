using System.Text.RegularExpressions;

/// <summary>
/// The charts of a program, on a page that needs no network: it carries the plotly.js inside Plotly.NET.dll. The file is written whole
/// with each new chart, so that it can be looked at while the program stands at a breakpoint.
/// </summary>
public sealed class ChartPage
{
    /// A chart that grows is written anew no more often than this, and once more when the program ends.
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(1);

    private readonly string file;
    private readonly List<string> ids = new List<string>();
    private readonly Dictionary<string, string> charts = new Dictionary<string, string>();
    private readonly System.Diagnostics.Stopwatch sinceWritten = System.Diagnostics.Stopwatch.StartNew();
    private bool isBehind;
    private bool isBroken;

    public ChartPage(string file)
    {
        this.file = file;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Catch();
    }

    /// <summary>Puts a chart on the page, or in the place of the one with the same id.</summary>
    public void Show(string id, GenericChart chart)
    {
        lock (charts)
        {
            var isNew = !charts.ContainsKey(id);
            if (isNew)
                ids.Add(id);
            charts[id] = GenericChart.toChartHTML(chart);
            isBehind = true;
            if (isNew || sinceWritten.Elapsed >= BetweenWrites)
                Write();
        }
    }

    /// <summary>Where a chart is, for a browser.</summary>
    public string Place(string id) => $"{Path.GetFileName(file)}#chart-{ids.IndexOf(id) + 1}";

    /// <summary>A chart's title as plain text.</summary>
    public static string TitleOf(GenericChart chart)
    {
        var title = chart.GetLayout().TryGetPropertyValue("title")?.Value;
        var text = (title is DynamicObj.DynamicObj parts ? parts.TryGetPropertyValue("text")?.Value : title) as string;
        return text == null ? "without a title" : System.Net.WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(text, "<br ?/?>", " "), "<[^>]+>", ""));
    }

    private void Catch()
    {
        lock (charts)
            if (isBehind)
                Write();
    }

    private void Write()
    {
        if (isBroken)
            return;
        var temporary = file + ".tmp";
        try
        {
            File.WriteAllText(temporary, Page());
            File.Move(temporary, file, overwrite: true);
            isBehind = false;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            isBroken = true;
            Console.Error.WriteLine($"{file}: the charts cannot be written there. {problem.Message}");
        }
        sinceWritten.Restart();
    }

    private string Page()
    {
        var page = new StringBuilder();
        var name = global::Show.Escape(Path.GetFileNameWithoutExtension(file));
        page.Append($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Charts of {name}</title>\n");
        page.Append("<style>body{max-width:900px;margin:2em auto;padding:0 1em;font-family:system-ui,sans-serif}section{margin:2em 0}</style>\n");
        page.Append("<script>").Append(Plotly.Value).Append("</script>\n</head>\n<body>\n");
        page.Append($"<h1>Charts of {name}</h1>\n<p>In the order in which the program showed them.</p>\n");
        for (var i = 0; i < ids.Count; i++)
            page.Append($"<section id=\"chart-{i + 1}\">\n{charts[ids[i]]}\n</section>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static readonly Lazy<string> Plotly = new Lazy<string>(() =>
    {
        using var source = typeof(GenericChart).Assembly.GetManifestResourceStream($"Plotly.NET.plotly-{Globals.PLOTLYJS_VERSION}.min.js");
        using var reader = new StreamReader(source);
        return reader.ReadToEnd();
    });
}
