// Charts over a text: one bar a token, every token named at its place, also where it comes twice.

using Plotly.NET;

public static class TextCharts
{
    /// <summary>A number for each token of a text, in order.</summary>
    public static GenericChart Tokens(string title, string yAxis, IEnumerable<string> tokens, IEnumerable<double> values, string xAxis = "token")
    {
        var names = tokens.Select(token => token == " " ? "␣" : token).ToArray();
        var places = names.Select((name, i) => $"{i + 1}. {name}").ToArray();
        var chart = Charts.Bars(title, xAxis, yAxis, places, values);
        Restyle.Text(chart.GetTraces()[0], TextTemplate: "");
        ChartPanels.NamePlaces(chart, vertical: false, places, names);
        return chart;
    }
}
