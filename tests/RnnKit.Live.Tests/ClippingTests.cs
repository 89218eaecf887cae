using Microsoft.Playwright;
using RnnKit.Foundations;

namespace RnnKit.Live.Tests;

/// <summary>The walkers of notebook 06 in the page, against the notebook's own equations.</summary>
public sealed class ClippingTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    /// <summary>A free walker that a wall has thrown lands where the last digits of its slope say, and those differ by machine.</summary>
    [Fact]
    public async Task Up_to_the_wall_the_walkers_stand_where_the_notebooks_walkers_stand()
    {
        await using LivePart part = await book.OpenAsync(browser, "clipping");
        int steps = 0;
        foreach ((string button, int count) in Enumerable.Repeat(("10 steps", 10), 10).Prepend(("One step", 1)))
        {
            await part.Section.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            steps += count;

            double[] found = await part.NumbersAsync("tbody tr", "data-at");
            Near.Equal([.. State(Walk(double.PositiveInfinity, steps)), .. State(Walk(1, steps))], found);
        }

        Assert.Empty(part.Watched.Complaints);
    }

    [Fact]
    public async Task The_free_walker_is_thrown_and_the_one_on_the_leash_ends_in_the_valley()
    {
        await using LivePart part = await book.OpenAsync(browser, "clipping");
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "All 250" }).ClickAsync();

        double[] free = await part.NumbersAsync("tbody tr:first-child", "data-at"), leashed = await part.NumbersAsync("tbody tr:last-child", "data-at");
        Assert.True(free[5] > 1, $"longest free stride {free[5]}");
        Assert.InRange(leashed[5], 0, 0.1001);
        Assert.True(leashed[2] < 0.01 && free[2] > leashed[2], $"loss {free[2]} free, {leashed[2]} on the leash");
    }

    [Fact]
    public async Task Another_leash_starts_over()
    {
        await using LivePart part = await book.OpenAsync(browser, "clipping");
        await part.Section.GetByRole(AriaRole.Button, new() { Name = "10 steps" }).ClickAsync();
        await part.Section.GetByLabel("The leash").FocusAsync();
        await part.Page.Keyboard.PressAsync("ArrowLeft");

        Assert.Contains("After 0 of 250 steps", await part.Section.Locator("caption").TextContentAsync(), StringComparison.Ordinal);
    }

    private static double[] State((double w, double b)[] path)
    {
        double[] strides = [0, .. path.Zip(path.Skip(1), (p, q) => Norm((q.w - p.w, q.b - p.b)))];
        (double w, double b) = path[^1];
        return [w, b, LossOf(w, b), Norm(Gradient(w, b)), strides[^1], strides.Max()];
    }

    private static (double w, double b)[] Walk(double threshold, int steps)
    {
        var path = new List<(double w, double b)> { (5.0, -2.0) };
        for (int step = 0; step < steps; step++)
        {
            (double w, double b) = path[^1];
            (double w, double b) g = Gradient(w, b);
            double scale = Math.Min(1, threshold / Norm(g));
            path.Add((w - 0.1 * scale * g.w, b - 0.1 * scale * g.b));
        }

        return [.. path];
    }

    private static double LossOf(double w, double b)
    {
        double h = 0.5;
        for (int t = 0; t < 50; t++)
            h = Activation.Sigmoid.Value(w * h + b);
        return (h - 0.7) * (h - 0.7);
    }

    private static (double w, double b) Gradient(double w, double b, double e = 1e-6) =>
        ((LossOf(w + e, b) - LossOf(w - e, b)) / (2 * e), (LossOf(w, b + e) - LossOf(w, b - e)) / (2 * e));

    private static double Norm((double w, double b) g) => Math.Sqrt(g.w * g.w + g.b * g.b);
}
