using RnnKit.Documents;
using RnnKit.Documents.Files;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit picture</c>: draws the pictures of README.md anew, from the charts in the notebooks.</summary>
internal sealed class PictureCommand(Surroundings surroundings)
{
    /// <summary>Draws it and says where it is.</summary>
    /// <exception cref="BadInputException">A notebook or its chart is not there, or nothing here can draw it.</exception>
    public async Task<int> RunAsync(string? file)
    {
        var series = new Series(surroundings);
        IReadOnlyList<NotebookDocument> notebooks = series.Load([]);
        if (!ChartImages.TryGet(series.WebAssets, out ChartImages? images, out string? reason))
            throw new BadInputException(reason);
        await using (images.ConfigureAwait(false))
        {
            var cards = new List<(string, byte[])>();
            foreach ((string name, string cell, string heading) in FrontPicture.Parts)
            {
                cards.Add((heading, await images.DrawAsync(FrontPicture.Card(Named(notebooks, name), cell)).ConfigureAwait(false)));
            }
            string target = Path.GetFullPath(file ?? Path.Combine(series.Root!, "docs", "inside.png"), surroundings.Folder);
            AtomicFile.WriteBytes(target, await images.DrawPageAsync(FrontPicture.Page(cards), "#picture").ConfigureAwait(false));
            await surroundings.Out.WriteLineAsync($"The picture: {surroundings.Show(target)}").ConfigureAwait(false);
            if (file is null)
                await DrawJourneyAsync(images, notebooks, Path.Combine(series.Root!, "docs", "journey.png")).ConfigureAwait(false);
        }
        return ExitCode.Success;
    }

    private static NotebookDocument Named(IReadOnlyList<NotebookDocument> notebooks, string name) =>
        notebooks.FirstOrDefault(one => one.Name == name) ?? throw new BadInputException($"There is no notebook {name}.");

    private async Task DrawJourneyAsync(ChartImages images, IReadOnlyList<NotebookDocument> notebooks, string target)
    {
        (string name, string cell) = JourneyPicture.Chart;
        byte[] chart = await images.DrawAsync(FrontPicture.Card(Named(notebooks, name), cell, JourneyPicture.ChartSize.Width, JourneyPicture.ChartSize.Height)).ConfigureAwait(false);
        AtomicFile.WriteBytes(target, await images.DrawPageAsync(JourneyPicture.Page(chart), "#picture").ConfigureAwait(false));
        await surroundings.Out.WriteLineAsync($"The first steps: {surroundings.Show(target)}").ConfigureAwait(false);
    }
}
