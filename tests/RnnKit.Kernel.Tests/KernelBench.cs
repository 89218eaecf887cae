using System.Globalization;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Engine;
using RnnKit.Kernel.Outputs;

namespace RnnKit.Kernel.Tests;

/// <summary>The kernel owns the console and the working folder of the process: its tests run one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class KernelCollection
{
    public const string Name = "kernel";
}

/// <summary>Runs cells in one session, and tells what they showed as lines: <c>out:</c>, <c>err:</c>, <c>show:</c>, <c>value:</c>, <c>error:</c>.</summary>
internal sealed class KernelBench
{
    /// <summary>After it a cell is stopped that has not come as far as it should.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly KernelSession _session;
    private readonly Lock _lock = new();
    private int _count;

    public KernelBench(string? folder = null, IInputSource? input = null, string? cache = null, IReadOnlyList<string>? shares = null)
    {
        Input = input;
        _session = KernelSession.Create(new KernelOptions
        {
            Folder = folder ?? Path.GetTempPath(),
            CacheFolder = cache ?? Cache,
            Shares = shares ?? [],
            Late = (cell, output) => Late.Add((cell.Name, output)),
        });
    }

    public static string Cache { get; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "rnnkit", "assemblies");

    public KernelSession Session => _session;

    public IInputSource? Input { get; }

    public List<List<CellOutput>> Cells { get; } = [];

    public List<(string Cell, CellOutput Output)> Late { get; } = [];

    public CellResult? Last { get; private set; }

    /// <summary>How long the last cell went on after its interrupt.</summary>
    public TimeSpan Stopping { get; private set; }

    public List<CellOutput> Run(string code) => Run(code, limit: null, interrupt: null);

    public List<CellOutput> RunWithin(TimeSpan limit, string code) => Run(code, limit, interrupt: null);

    public List<CellOutput> RunAndStopAfter(TimeSpan time, string code) => Run(code, limit: null, time);

    /// <summary>Stops the cell once its code has set <see cref="AppDomain.SetData(string, object?)"/> under a name.</summary>
    public List<CellOutput> RunAndStopOnce(string name, string code)
    {
        AppDomain.CurrentDomain.SetData(name, null);
        using var stop = new CancellationTokenSource();
        var press = new Thread(() =>
        {
            SpinWait.SpinUntil(() => AppDomain.CurrentDomain.GetData(name) is not null, Longest);
            stop.Cancel();
        })
        { IsBackground = true };
        press.Start();
        try
        {
            return Run(code, limit: null, stop);
        }
        finally
        {
            AppDomain.CurrentDomain.SetData(name, true); // also where the cell never came so far
            press.Join();
        }
    }

    public static string Describe(IReadOnlyList<CellOutput> outputs) => ShownLine.Of(outputs.Select(output => output switch
    {
        StreamOutput stream => ShownLine.Stream(stream.Name, stream.Text),
        ResultOutput result => ShownLine.Value("value", Forms(result.Data)),
        DisplayOutput shown => ShownLine.Value("show", Forms(shown.Data)),
        ErrorOutput error => $"error: {error.Name}",
        _ => "?",
    }));

    /// <summary>The forms of a value; the plain text that goes beside every richer one is held by the protocol's tests.</summary>
    private static IEnumerable<(string Type, string Text)> Forms(System.Text.Json.Nodes.JsonObject data) => data
        .Where(form => form.Key != "text/plain" || !(data.ContainsKey("text/html") || data.ContainsKey("text/latex")))
        .Select(form => (form.Key, form.Value!.ToString()));

    private List<CellOutput> Run(string code, TimeSpan? limit, TimeSpan? interrupt)
    {
        using var stop = new CancellationTokenSource(interrupt ?? Timeout.InfiniteTimeSpan);
        return Run(code, limit, stop);
    }

    private List<CellOutput> Run(string code, TimeSpan? limit, CancellationTokenSource stop)
    {
        long stopped = 0;
        stop.Token.Register(() => stopped = System.Diagnostics.Stopwatch.GetTimestamp());
        List<CellOutput> cell = [];
        Cells.Add(cell);
        using (var gathered = new GatheredStreams(output => Keep(cell, output), beat: null))
            Last = _session.RunAsync(new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{++_count}]"), code), gathered.Add, limit, Input, stop.Token).GetAwaiter().GetResult();
        Stopping = stopped == 0 ? TimeSpan.Zero : System.Diagnostics.Stopwatch.GetElapsedTime(stopped);
        return cell;
    }

    /// <summary>As a notebook keeps them: an update in place of what it replaces, and nothing of what was cleared.</summary>
    private void Keep(List<CellOutput> cell, CellOutput output)
    {
        lock (_lock)
        {
            if (cell is [.., ClearOutput])
                cell.Clear();
            if (output is ClearOutput { Wait: false })
                cell.Clear();
            else if (output is UpdateOutput update)
                Cells.ForEach(one => Replace(one, update));
            else
                cell.Add(output);
        }
    }

    private static void Replace(List<CellOutput> cell, UpdateOutput update)
    {
        for (int i = 0; i < cell.Count; i++)
        {
            if (cell[i] is DisplayOutput shown && shown.DisplayId == update.DisplayId)
                cell[i] = shown with { Data = update.Data };
        }
    }
}
