using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary>
/// Makes executed notebooks ready for the repository: their outputs say which code they come from, and each chart carries a
/// picture, for readers without scripts.
/// </summary>
internal sealed class ChartPublication(Surroundings surroundings)
{
    /// <summary>Publishes; gives whether it came to its end, and says so when it was stopped.</summary>
    /// <param name="executed">The notebooks, which it changes.</param>
    /// <param name="webFolder">Where npm's libraries are kept.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="BadInputException">There is a browser, but a chart cannot be drawn.</exception>
    public async Task<bool> RunAsync(IReadOnlyList<NotebookDocument> executed, string webFolder, StopSignal stop)
    {
        foreach (NotebookDocument notebook in executed)
            SourceFingerprint.Record(notebook);
        try
        {
            if (ChartImages.TryGet(webFolder, out ChartImages? images, out string? reason, stop.Run))
                await DrawAsync(images, executed, stop.Run).ConfigureAwait(false);
            else
                await surroundings.Out.WriteLineAsync($"Charts are stored without pictures: {reason}").ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (stop.StopsRun)
        {
            await surroundings.Error.WriteLineAsync("Stopped while charts were drawn: nothing is written.").ConfigureAwait(false);
            return false;
        }
        catch (Exception e) when (e is BadInputException or FormatException)
        {
            throw new BadInputException($"The pictures of the charts cannot be drawn, so nothing is written: {e.Message}", e);
        }
    }

    private static async Task DrawAsync(ChartImages images, IReadOnlyList<NotebookDocument> executed, CancellationToken stop)
    {
        await using (images.ConfigureAwait(false))
        {
            foreach (NotebookDocument notebook in executed)
                await images.PublishAsync(notebook, stop).ConfigureAwait(false);
        }
    }
}
