// A line chart that grows while a network trains. It redraws in place, at most four times a second, and `Done` draws the
// last state, which is what stays in the notebook. Where Stop ended the cell, the title says at which place and claims no more.
public sealed class LiveChart
{
    /// Whether the running cell was stopped. The setup has code of the session ask instead: a kernel may give a token to that alone.
    public static Func<bool> WasStopped { get; set; } = () => KernelInvocationContext.Current?.CancellationToken.IsCancellationRequested == true;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.0 / 3); // with the last state, which waits for nothing, four a second

    private readonly string axis;
    private readonly string[] names;
    private readonly List<double> places = new List<double>();
    private readonly List<double>[] values;
    private readonly Func<string, double[], (string Name, double[] Values)[], GenericChart> draw;
    private readonly System.Diagnostics.Stopwatch sinceDrawn = System.Diagnostics.Stopwatch.StartNew();
    private string title;
    private DisplayedValue shown;

    public LiveChart(string title, string axis, string[] names, Func<string, double[], (string Name, double[] Values)[], GenericChart> draw)
    {
        if (names.Length == 0)
            throw new ArgumentException("names: expected at least one series, came none.", nameof(names));
        this.title = title;
        this.axis = axis;
        this.names = names;
        this.draw = draw;
        values = names.Select(_ => new List<double>()).ToArray();
    }

    /// One value a series at x; NaN where a series has none.
    public void Add(double x, params double[] now)
    {
        if (now.Length != names.Length)
            throw new ArgumentException($"now: expected one value a series, {names.Length}, came {now.Length}.", nameof(now));
        places.Add(x);
        for (var i = 0; i < now.Length; i++)
            values[i].Add(now[i]);
        if (shown != null && sinceDrawn.Elapsed < Pause)
            return;
        Draw();
        sinceDrawn.Restart();
    }

    /// Draws the last state, under a new title when there is a finding to state and the run came to its end.
    public void Done(string finding = null)
    {
        var isStopped = WasStopped();
        if (isStopped && places.Count > 0)
            title = $"{title}: stopped at {axis.Split('(')[0].Trim()} {places[places.Count - 1].ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}";
        else if (!isStopped)
            title = finding ?? title;
        if (places.Count > 0)
            Draw();
    }

    private void Draw()
    {
        var chart = draw(title, places.ToArray(), names.Select((name, i) => (name, values[i].ToArray())).ToArray());
        if (shown == null)
            shown = KernelInvocationContext.Current.Display(chart);
        else
            shown.Update(chart);
    }
}
