using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class TrainerTests
{
    private static readonly CancellationToken Running = TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_seeds_give_the_same_history_to_the_bit()
    {
        History a = Fit(Model(), Data(), 3), b = Fit(Model(), Data(), 3);

        Assert.Equal(a.Losses, b.Losses);
        Assert.Equal(a.GradientNorms, b.GradientNorms);
    }

    [Fact]
    public void A_stop_takes_effect_after_the_step_at_hand_and_leaves_the_model_usable()
    {
        using var stop = new CancellationTokenSource();
        SequenceModel<float> model = Model(), reference = Model();

        History history = new Trainer<float>(new Adam<float>(0.01)).Fit(
            model, Data(), epochs: 100, stepped: s => { if (s.Step == 5) stop.Cancel(); }, cancellationToken: stop.Token);
        new Trainer<float>(new Adam<float>(0.01)).Fit(reference, [.. Data().Concat(Data()).Take(5)], epochs: 1, cancellationToken: Running);

        Assert.Equal(StopReason.Stopped, history.StopReason);
        Assert.Equal(5, history.Steps.Count);
        Assert.Contains("stopped on request", history.ToString());
        for (int p = 0; p < model.Parameters.Count; p++) Assert.Equal(reference.Parameters[p].Value, model.Parameters[p].Value);
        Assert.True(double.IsFinite(model.Loss(Data()[0])));
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_training_with_the_last_good_parameters()
    {
        SequenceModel<float> model = Model();
        float[][] good = [];

        History history = new Trainer<float>(new Adam<float>(0.01)).Fit(model, Data(), epochs: 3, stepped: s =>
        {
            if (s.Step == 3) good = [.. model.Parameters.Select(p => p.Values.ToArray())];
            if (s.Step == 4) model.Recurrent.Cell.Gates[0].U.Values[7] = float.NaN;
        }, cancellationToken: Running);

        Assert.Equal(StopReason.NotFinite, history.StopReason);
        Assert.Equal(5, history.NonFinite!.Step);
        Assert.Equal("U", history.NonFinite.Parameter);
        Assert.True(history.NonFinite.InValue);
        Assert.Contains("the value of U", history.ToString());
        Assert.Equal(good, model.Parameters.Select(p => p.Values.ToArray()));
        Assert.True(double.IsFinite(model.Loss(Data()[0])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void So_does_a_last_step_that_was_too_large(int epochs)
    {
        SequenceModel<float> model = Model();
        IReadOnlyList<Batch<float>> data = [Data()[0]];
        float[][] good = [];
        var optimizer = new Sgd<float>(0.1);
        void Watch(StepRecord s)
        {
            if (s.Step == epochs - 1) (good, optimizer.LearningRate) = ([.. model.Parameters.Select(p => p.Values.ToArray())], 1e39);
        }

        if (epochs == 1) Watch(new StepRecord(0, 0, 0, 0));
        History history = new Trainer<float>(optimizer).Fit(model, data, epochs, stepped: Watch, cancellationToken: Running);

        Assert.Equal(StopReason.NotFinite, history.StopReason);
        Assert.Equal((epochs, epochs), (history.Steps.Count, history.NonFinite!.Step));
        Assert.True(history.NonFinite.InValue);
        Assert.Contains("the last step was too large", history.ToString());
        Assert.Equal(good, model.Parameters.Select(p => p.Values.ToArray()));
    }

    [Fact]
    public void So_it_does_where_early_stopping_has_nothing_to_put_back()
    {
        SequenceModel<float> model = Model();
        float[][] good = [.. model.Parameters.Select(p => p.Values.ToArray())];
        var trainer = new Trainer<float>(new Sgd<float>(1e39)) { EarlyStopping = new EarlyStopping(() => model.Loss(Data()[1]), patience: 1) };

        History history = trainer.Fit(model, [Data()[0]], epochs: 5, cancellationToken: Running);

        Assert.Equal(StopReason.NotFinite, history.StopReason);
        Assert.Equal(good, model.Parameters.Select(p => p.Values.ToArray()));
    }

    [Fact]
    public void Numbers_that_are_not_finite_in_the_data_are_told_from_those_in_the_model()
    {
        var x = new Sequence<float>(3, 4, 1);
        x[1, 2, 0] = float.NaN;
        SequenceModel<float> model = Model();
        float[] before = model.Parameters[0].Values.ToArray();

        History history = new Trainer<float>(new Adam<float>(0.01)).Fit(model, [new Batch<float>(x, Tokens.FromExamples([[0, 1, 2]]))], epochs: 2, cancellationToken: Running);

        Assert.Equal(StopReason.NotFinite, history.StopReason);
        Assert.Single(history.Steps);
        Assert.False(history.NonFinite!.InValue);
        Assert.Equal(before, model.Parameters[0].Values.ToArray());
    }

    [Fact]
    public void Progress_tells_every_epoch_with_the_norm_before_clipping()
    {
        var epochs = new List<EpochRecord>();
        var trainer = new Trainer<float>(new Sgd<float>(0.001)) { ClipNorm = 1e-3, Clock = new StillClock() };

        History history = trainer.Fit(Model(), Data(), epochs: 2, progress: epochs.Add, cancellationToken: Running);

        Assert.Equal([1, 2], epochs.Select(e => e.Epoch));
        Assert.Equal(epochs, history.Epochs);
        Assert.All(history.GradientNorms, norm => Assert.True(norm > 1e-2));
        Assert.Equal(history.Steps.Take(4).Average(s => s.Loss), epochs[0].Loss, 12);
        Assert.Equal(history.GradientNorms.Take(4).Max(), epochs[0].LargestGradientNorm);
        Assert.Equal(0, history.Seconds);
    }

    [Fact]
    public void Shuffling_changes_the_order_and_loses_no_batch()
    {
        var learner = new Listener();
        new Trainer<double>(new Sgd<double>(0.1)).Fit(learner, [.. Enumerable.Range(0, 20)], epochs: 2, shuffleSeed: 1, cancellationToken: Running);

        Assert.Equal(Enumerable.Range(0, 20), learner.Seen.Take(20).Order());
        Assert.Equal(Enumerable.Range(0, 20), learner.Seen.Skip(20).Order());
        Assert.NotEqual(learner.Seen.Take(20), learner.Seen.Skip(20));
        Assert.NotEqual(Enumerable.Range(0, 20), learner.Seen.Take(20));
    }

    [Fact]
    public void Nothing_to_train_on_is_refused_by_name()
    {
        var trainer = new Trainer<float>(new Adam<float>());

        Assert.Contains("'batches' is empty", Assert.Throws<ArgumentException>(() => trainer.Fit(Model(), [], 1, cancellationToken: Running)).Message);
        Assert.Contains("'epochs' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Model(), Data(), 0, cancellationToken: Running)).Message);
        Assert.Contains("'ClipNorm' is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<float>(new Adam<float>()) { ClipNorm = -1 }).Message);
    }

    private static SequenceModel<float> Model() => new(new RnnCell<float>(4, 12, seed: 1), 4, seed: 2, ReadOut.EveryStep);

    private static IReadOnlyList<Batch<float>> Data() => SymbolTasks.Echo<float>(32, length: 6, delay: 1, symbols: 4, seed: 3).Batches(8);

    private static History Fit(SequenceModel<float> model, IReadOnlyList<Batch<float>> data, int epochs) =>
        new Trainer<float>(new Adam<float>(0.01)) { ClipNorm = 1 }.Fit(model, data, epochs, shuffleSeed: 5, cancellationToken: Running);

    private sealed class Listener : ILearner<double, int>
    {
        public List<int> Seen { get; } = [];

        public IReadOnlyList<Parameter<double>> Parameters { get; } = [new Parameter<double>("w", 1, 1)];

        public double Learn(int batch)
        {
            Seen.Add(batch);
            return batch;
        }
    }

    private sealed class StillClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
