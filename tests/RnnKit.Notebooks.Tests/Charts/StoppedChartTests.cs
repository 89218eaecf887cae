using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>A training that is stopped leaves a chart that says where, with the kernel and the library as notebooks have them.</summary>
[Collection(KernelCollection.Name)]
public sealed class StoppedChartTests(ReadyKernel kernel) : IClassFixture<ReadyKernel>
{
    private const string Ended = "var next = Charts.Live(\"Training\", \"step\", \"loss\", \"train\"); next.Add(1, 0.5); next.Done(\"It fell\");";

    [Fact]
    public void A_chart_that_grows_until_the_cell_is_stopped_claims_nothing_in_its_title()
    {
        kernel.TextOf(Ended); // the first drawing of all takes its time, which the limit would count
        string shown = kernel.TextOf(
            """
            var live = Charts.Live("Training", "step", "loss", "train");
            var token = KernelInvocationContext.Current.CancellationToken;
            for (int step = 0; !token.IsCancellationRequested; step++)
            {
                live.Add(step, 1.0 / (step + 1));
                System.Threading.Thread.Sleep(5);
            }
            live.Done("The loss falls to nothing");
            """,
            limit: TimeSpan.FromSeconds(2));

        Assert.StartsWith("Chart: Training: stopped at step ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_chart_that_comes_to_its_end_states_its_finding() =>
        Assert.StartsWith("Chart: It fell", kernel.TextOf(Ended), StringComparison.Ordinal);
}
