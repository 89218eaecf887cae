using System.Diagnostics;
using Microsoft.DotNet.Interactive.Events;

/// <summary>Writes what a program displays to its console: the text form of each value, and of a chart its title and where it is.</summary>
public sealed class ConsoleView : IObserver<KernelEvent>
{
    /// What changes while it is looked at is written anew no more often than this.
    private static readonly TimeSpan BetweenUpdates = TimeSpan.FromSeconds(2);

    private readonly TextWriter console;
    private readonly ChartPage page;
    private readonly Dictionary<string, (long At, string Text)> written = new Dictionary<string, (long At, string Text)>();

    public ConsoleView(TextWriter console, ChartPage page)
    {
        (this.console, this.page) = (console, page);
    }

    public void OnNext(KernelEvent something)
    {
        if (something is not DisplayEvent shown)
            return;
        lock (written)
        {
            var id = shown.ValueId ?? "";
            var isNew = !written.TryGetValue(id, out var last);
            if (shown.Value is GenericChart chart)
            {
                page.Show(id, chart);
                var title = ChartPage.TitleOf(chart);
                if (isNew || title != last.Text) // a training draws its chart many times and gives it a new title at its end
                    Write(id, title, $"[chart] {title}  →  {page.Place(id)}");
            }
            else if (isNew || Stopwatch.GetElapsedTime(last.At) >= BetweenUpdates)
            {
                Write(id, "", TextOf(shown));
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => console.WriteLine(error);

    private void Write(string id, string title, string line)
    {
        written[id] = (Stopwatch.GetTimestamp(), title);
        console.WriteLine(line + "\n"); // a line between what two cells show
    }

    private static string TextOf(DisplayEvent shown) => shown.Value == null
        ? string.Join("\n", shown.FormattedValues.Select(form => form.Value))
        : shown.Value.ToDisplayString("text/plain");
}
