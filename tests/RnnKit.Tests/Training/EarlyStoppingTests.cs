using RnnKit.Foundations;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>Which parameters a run with early stopping ends with: a model whose only parameter counts the epochs.</summary>
public sealed class EarlyStoppingTests
{
    private static readonly CancellationToken Running = TestContext.Current.CancellationToken;
    private static readonly double[] Losses = [3, 2, 1, 1.5, 1.6];

    [Fact]
    public void Where_the_epochs_run_out_before_patience_does_the_best_epoch_is_put_back()
    {
        (History history, Counter model) = Fit(new Trainer<double>(new Sgd<double>(1)) { EarlyStopping = Rule(patience: 10) });

        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.Equal(3, model.Epoch);
        Assert.Equal(3, history.RestoredEpoch);
        Assert.Contains("parameters of epoch 3", history.ToString());
    }

    [Theory]
    [InlineData(10, StopReason.Completed)]
    [InlineData(2, StopReason.NoImprovement)]
    public void Or_the_last_one_is_kept_where_that_is_asked_for(int patience, StopReason reason)
    {
        (History history, Counter model) = Fit(new Trainer<double>(new Sgd<double>(1)) { EarlyStopping = Rule(patience, restoreBest: false) });

        Assert.Equal(reason, history.StopReason);
        Assert.Equal(5, model.Epoch);
        Assert.Null(history.RestoredEpoch);
    }

    [Fact]
    public void A_best_epoch_that_is_the_last_one_needs_no_way_back()
    {
        (History history, Counter model) = Fit(new Trainer<double>(new Sgd<double>(1)) { EarlyStopping = Rule(patience: 10) }, epochs: 3);

        Assert.Equal(3, model.Epoch);
        Assert.Null(history.RestoredEpoch);
    }

    [Fact]
    public void A_run_that_was_stopped_keeps_its_last_step_to_go_on_from()
    {
        using var stop = new CancellationTokenSource();
        var model = new Counter();
        var trainer = new Trainer<double>(new Sgd<double>(1)) { EarlyStopping = Rule(patience: 10) };

        History history = trainer.Fit(model, [0], 9, progress: e => { if (e.Epoch == 5) stop.Cancel(); }, cancellationToken: stop.Token);

        Assert.Equal(StopReason.Stopped, history.StopReason);
        Assert.Equal(5, model.Epoch);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_completed_run_goes_on_from_its_last_epoch_not_from_the_best(bool throughAFile)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Trainer<double> trainer = new(new Sgd<double>(1)) { EarlyStopping = Rule(patience: 10) };
            (History history, Counter model) = Fit(trainer);
            if (throughAFile)
            {
                Checkpoint.Save(path, model, trainer, history);
                (model, trainer) = (new Counter(), new(new Sgd<double>(1)) { EarlyStopping = new EarlyStopping(() => 0.5, 10) });
                history = Checkpoint.Load(path, model, trainer);
                Assert.Equal((3, 3), (history.RestoredEpoch, model.Epoch));
            }

            History longer = trainer.Fit(model, [0], 6, resume: history, cancellationToken: Running);

            Assert.Equal(6, longer.Epochs.Count);
            Assert.Equal(throughAFile ? 6 : 3, model.Epoch); // of the sixth epoch's loss: 0.5 from the new rule, 2 from the old one
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Without_the_last_parameters_it_is_refused()
    {
        (History history, Counter model) = Fit(new Trainer<double>(new Sgd<double>(1)) { EarlyStopping = Rule(patience: 10) });

        var refused = Assert.Throws<ArgumentException>(() => new Trainer<double>(new Sgd<double>(1)).Fit(model, [0], 9, resume: history, cancellationToken: Running));

        Assert.Contains("'resume' ended with the parameters of its best epoch, but this trainer does not have those of the last", refused.Message);
    }

    [Fact]
    public void The_rule_says_which()
    {
        Assert.Equal("EarlyStopping after 2 epochs without improvement, with the parameters of the best epoch", Rule(2).ToString());
        Assert.Equal("EarlyStopping after 2 epochs without improvement, with the parameters of the last epoch", Rule(2, restoreBest: false).ToString());
    }

    private static EarlyStopping Rule(int patience, bool restoreBest = true)
    {
        int epoch = 0;
        return new EarlyStopping(() => epoch < Losses.Length ? Losses[epoch++] : 2, patience, restoreBest: restoreBest);
    }

    private static (History History, Counter Model) Fit(Trainer<double> trainer, int epochs = 5)
    {
        var model = new Counter();
        return (trainer.Fit(model, [0], epochs, cancellationToken: Running), model);
    }

    /// <summary>A gradient of -1 at every step, and a learning rate of 1.</summary>
    private sealed class Counter : ILearner<double, int>
    {
        public IReadOnlyList<Parameter<double>> Parameters { get; } = [new Parameter<double>("w", 1, 1)];

        public double Epoch => Parameters[0].Values[0];

        public double Learn(int batch)
        {
            Parameters[0].Gradients[0] = -1;
            return 0;
        }
    }
}
