using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>Training that is stopped and goes on ends with the bits of training that was never stopped.</summary>
public sealed class ResumeTests
{
    private static readonly CancellationToken Running = TestContext.Current.CancellationToken;

    public static TheoryData<string> Optimizers => ["sgd", "momentum", "rmsprop", "adam", "adamw"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_run_that_goes_on_after_a_stop_at_any_step_is_the_run_that_never_stopped(string optimizer)
    {
        const int Epochs = 3;
        SequenceModel<float> whole = Model();
        History expected = Trainer(optimizer).Fit(whole, Data(), Epochs, shuffleSeed: 5, cancellationToken: Running);
        for (int at = 1; at < expected.Steps.Count; at++)
        {
            SequenceModel<float> model = Model();
            Trainer<float> trainer = Trainer(optimizer);
            History stopped = StopAfter(at, trainer, model, Epochs);
            Assert.Equal(StopReason.Stopped, stopped.StopReason);
            Assert.Equal(at, stopped.Steps.Count);

            History resumed = trainer.Fit(model, Data(), Epochs, shuffleSeed: 5, resume: stopped, cancellationToken: Running);

            Assert.Equal(expected.Steps, resumed.Steps);
            Assert.Equal(expected.Epochs, resumed.Epochs);
            for (int p = 0; p < whole.Parameters.Count; p++) Assert.Equal(whole.Parameters[p].Values.ToArray(), model.Parameters[p].Values.ToArray());
        }
    }

    [Fact]
    public void A_completed_run_goes_on_for_more_epochs()
    {
        SequenceModel<float> whole = Model(), model = Model();
        Trainer<float> trainer = Trainer("adam");
        History expected = Trainer("adam").Fit(whole, Data(), 5, shuffleSeed: 5, cancellationToken: Running);

        History two = trainer.Fit(model, Data(), 2, shuffleSeed: 5, cancellationToken: Running);
        History five = trainer.Fit(model, Data(), 5, shuffleSeed: 5, resume: two, cancellationToken: Running);

        Assert.Equal(expected.Steps, five.Steps);
        Assert.Equal(2, two.Epochs.Count);
    }

    [Fact]
    public void The_history_of_another_run_is_refused()
    {
        SequenceModel<float> model = Model();
        Trainer<float> trainer = Trainer("adam");
        History two = trainer.Fit(model, Data(), 2, cancellationToken: Running);

        var other = Assert.Throws<ArgumentException>(() => trainer.Fit(model, [.. Data().Take(3)], 4, resume: two, cancellationToken: Running));

        Assert.Contains("'resume' has 8 steps in 2 whole epochs; expected the history of a run over 3 batches", other.Message);
    }

    [Fact]
    public void Early_stopping_ends_after_its_patience_and_puts_the_best_epoch_back()
    {
        double[] losses = [5, 3, 2, 2.5, double.NaN, 2.2, 1];
        int epoch = 0;
        SequenceModel<float> model = Model();
        float[][] best = [];
        var trainer = new Trainer<float>(new Adam<float>(0.01)) { EarlyStopping = new EarlyStopping(() => losses[epoch++], patience: 3) };

        History history = trainer.Fit(
            model, Data(), 20, progress: e => { if (e.Epoch == 3) best = [.. model.Parameters.Select(p => p.Values.ToArray())]; }, cancellationToken: Running);

        Assert.Equal(StopReason.NoImprovement, history.StopReason);
        Assert.Equal(6, history.Epochs.Count);
        Assert.Equal(2, history.Epochs[2].ValidationLoss);
        Assert.Equal(best, model.Parameters.Select(p => p.Values.ToArray()));
        Assert.Contains("'resume' ended with NoImprovement", Assert.Throws<ArgumentException>(() => trainer.Fit(model, Data(), 20, resume: history, cancellationToken: Running)).Message);
    }

    [Fact]
    public void A_trainer_that_does_not_have_the_best_parameters_is_refused()
    {
        Trainer<float> Stopping(params double[] losses)
        {
            int epoch = 0;
            return new Trainer<float>(new Adam<float>(0.01)) { EarlyStopping = new EarlyStopping(() => losses[epoch++], patience: 2) };
        }
        SequenceModel<float> model = Model(), another = Model();
        History two = Stopping(1, 2).Fit(model, Data(), 2, cancellationToken: Running);
        Trainer<float> ofAnother = Stopping(1, 2);
        ofAnother.Fit(another, Data(), 1, cancellationToken: Running);

        foreach (Trainer<float> wrong in new[] { Stopping(3), ofAnother })
            Assert.Contains(
                "'resume' was best after epoch 1, but this trainer does not have the parameters of then; expected the trainer of that run, or one after Checkpoint.Load",
                Assert.Throws<ArgumentException>(() => wrong.Fit(model, Data(), 9, resume: two, cancellationToken: Running)).Message);

        History plain = Trainer("adam").Fit(model, Data(), 1, cancellationToken: Running); // it has no best epoch yet
        Assert.Equal(StopReason.Completed, Stopping(3, 2).Fit(model, Data(), 2, resume: plain, cancellationToken: Running).StopReason);
    }

    [Fact]
    public void An_improvement_too_small_does_not_count()
    {
        EpochRecord[] Epochs(params double[] losses) => [.. losses.Select((loss, i) => new EpochRecord(i + 1, 0, 0, 0, 0, loss))];
        var rule = new EarlyStopping(() => 0, patience: 2, improvement: 0.1);

        Assert.Equal(0, rule.EpochsSinceBest(Epochs(1)));
        Assert.Equal(1, rule.EpochsSinceBest(Epochs(1, 0.95)));
        Assert.Equal(0, rule.EpochsSinceBest(Epochs(1, 0.95, 0.85)));
        Assert.Equal(2, rule.EpochsSinceBest(Epochs(double.NaN, double.NaN)));
    }

    [Fact]
    public void The_schedule_sets_the_rate_of_every_step()
    {
        var optimizer = new Sgd<float>(1);
        var rates = new List<double>();
        var trainer = new Trainer<float>(optimizer) { Schedule = Schedule.Exponential(0.5, 0.5) };

        trainer.Fit(Model(), Data(), 1, stepped: _ => rates.Add(optimizer.LearningRate), cancellationToken: Running);

        Assert.Equal([0.5, 0.25, 0.125, 0.0625], rates);
    }

    internal static SequenceModel<float> Model()
    {
        var layer = new Stacked<float>([new Recurrent<float>(new GruCell<float>(4, 6, seed: 1)), new Recurrent<float>(new RnnCell<float>(6, 6, seed: 2))], dropout: 0.3);
        return new SequenceModel<float>(layer, new Dense<float>(6, 4, seed: 3, name: "head"), ReadOut.EveryStep) { DropoutSeed = 4 };
    }

    internal static Trainer<float> Trainer(string optimizer) => new(optimizer switch
    {
        "sgd" => new Sgd<float>(0.1),
        "momentum" => new Sgd<float>(0.1, momentum: 0.9),
        "rmsprop" => new RmsProp<float>(0.01),
        "adam" => new Adam<float>(0.01),
        _ => new AdamW<float>(0.01),
    })
    {
        ClipNorm = 1,
        Schedule = Schedule.Cosine(0.02, 12, 0.001, warmUp: 3),
        Clock = new StillClock(),
    };

    internal static IReadOnlyList<Batch<float>> Data() => SymbolTasks.Echo<float>(32, length: 6, delay: 1, symbols: 4, seed: 3).Batches(8);

    internal static History StopAfter(int step, Trainer<float> trainer, ILearner<float, Batch<float>> model, int epochs)
    {
        using var stop = new CancellationTokenSource();
        return trainer.Fit(model, Data(), epochs, shuffleSeed: 5, stepped: s => { if (s.Step == step) stop.Cancel(); }, cancellationToken: stop.Token);
    }

    private sealed class StillClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
