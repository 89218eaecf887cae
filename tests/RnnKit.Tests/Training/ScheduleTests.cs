using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class ScheduleTests
{
    [Fact]
    public void Constant_stays()
    {
        Assert.Equal(0.3, Schedule.Constant(0.3).At(1));
        Assert.Equal(0.3, Schedule.Constant(0.3).At(1_000_000));
    }

    [Fact]
    public void Steps_go_down_by_a_factor_every_so_many_steps()
    {
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25], Rates(Schedule.Step(1, every: 3, factor: 0.5), 7));
    }

    [Fact]
    public void Exponential_multiplies_every_step()
    {
        Assert.Equal([2, 1, 0.5, 0.25], Rates(Schedule.Exponential(2, decay: 0.5), 4));
    }

    [Fact]
    public void The_inverse_square_root_warms_up_to_its_peak_and_goes_down_from_there()
    {
        Schedule schedule = Schedule.InverseSquareRoot(0.8, warmUp: 4);

        Assert.Equal([0.2, 0.4, 0.6, 0.8], Rates(schedule, 4).Select(r => Math.Round(r, 12)));
        Assert.Equal(0.8 / 2, schedule.At(16), 1e-15);
        Assert.Equal(0.8 / 10, schedule.At(400), 1e-15);
    }

    [Fact]
    public void A_cosine_goes_from_peak_to_floor_and_stays()
    {
        Schedule schedule = Schedule.Cosine(1, steps: 11, floor: 0.2);

        Assert.Equal(1, schedule.At(1), 1e-15);
        Assert.Equal(0.6, schedule.At(6), 1e-15); // half way
        Assert.Equal(0.2, schedule.At(11), 1e-15);
        Assert.Equal(0.2, schedule.At(500), 1e-15);
        Assert.Equal(Rates(schedule, 11).OrderDescending(), Rates(schedule, 11));
    }

    [Fact]
    public void A_cosine_may_warm_up_first()
    {
        Schedule schedule = Schedule.Cosine(1, steps: 12, floor: 0.2, warmUp: 4);

        Assert.Equal([0.25, 0.5, 0.75, 1], Rates(schedule, 4));
        Assert.Equal(0.6, schedule.At(8), 1e-15);
        Assert.Equal(0.2, schedule.At(12), 1e-15);
    }

    [Fact]
    public void A_rate_stays_a_number_above_zero_however_long_the_run()
    {
        Schedule[] extreme = [Schedule.Exponential(0.001, 0.9), Schedule.Exponential(1, 1.5), Schedule.Step(0.1, 1), Schedule.Step(1, 1, 10), Schedule.Cosine(double.MaxValue, 100, 1, 50)];

        foreach (Schedule schedule in extreme)
            foreach (int step in new[] { 1, 30, 7008, 100_000, int.MaxValue })
                Assert.InRange(schedule.At(step), double.Epsilon, double.MaxValue);
        Assert.Equal(double.Epsilon, Schedule.Exponential(0.001, 0.9).At(7008));
        Assert.Equal(double.MaxValue, Schedule.Exponential(1, 1.5).At(7008));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Assert.Contains("'rate' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant(0)).Message);
        Assert.Contains("'every' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Step(1, 0)).Message);
        Assert.Contains("'decay' is -1", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Exponential(1, -1)).Message);
        Assert.Contains("'warmUp' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.InverseSquareRoot(1, 0)).Message);
        Assert.Contains("'warmUp' is 5", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(1, 5, 0.1, 5)).Message);
        Assert.Contains("expected 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(1, 5, 2)).Message);
        Assert.Contains("'step' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Constant(1).At(0)).Message);
    }

    private static double[] Rates(Schedule schedule, int steps) => [.. Enumerable.Range(1, steps).Select(schedule.At)];
}
