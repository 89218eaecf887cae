using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Storage;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>Training goes on from a file, in a model and a trainer made anew, to the bits of training that was never stopped.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 3;
    private static readonly CancellationToken Running = TestContext.Current.CancellationToken;
    private readonly string folder = Directory.CreateTempSubdirectory("rnnkit-").FullName;

    private string File => Path.Combine(folder, "run.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(ResumeTests.Optimizers), MemberType = typeof(ResumeTests))]
    public void A_run_goes_on_from_a_file_to_the_same_bits(string optimizer)
    {
        SequenceModel<float> whole = ResumeTests.Model();
        History expected = ResumeTests.Trainer(optimizer).Fit(whole, ResumeTests.Data(), Epochs, shuffleSeed: 5, cancellationToken: Running);
        foreach (int at in new[] { 1, 4, 7, 11 })
        {
            SequenceModel<float> first = ResumeTests.Model(), second = ResumeTests.Model();
            Trainer<float> before = ResumeTests.Trainer(optimizer), after = ResumeTests.Trainer(optimizer);
            Checkpoint.Save(File, first, before, ResumeTests.StopAfter(at, before, first, Epochs));
            Draw.Parameters(new Random(1), second); // nothing of it may remain

            History history = Checkpoint.Load(File, second, after);
            History resumed = after.Fit(second, ResumeTests.Data(), Epochs, shuffleSeed: 5, resume: history, cancellationToken: Running);

            Assert.Equal(StopReason.Stopped, history.StopReason);
            Assert.Equal(expected.Steps, resumed.Steps);
            Assert.Equal(expected.Epochs, resumed.Epochs);
            for (int p = 0; p < whole.Parameters.Count; p++) Assert.Equal(whole.Parameters[p].Values.ToArray(), second.Parameters[p].Values.ToArray());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_that_carries_its_states_goes_on_to_the_same_bits(bool shared)
    {
        SequenceModel<float> whole = Reader();
        using DataParallel<float, Batch<float>> wholeShared = Shared(whole);
        History expected = ResumeTests.Trainer("adam").Fit(shared ? wholeShared : whole, ResumeTests.Data(), Epochs, shuffleSeed: 5, cancellationToken: Running);
        foreach (int at in new[] { 1, 4, 7, 11 })
        {
            SequenceModel<float> first = Reader(), second = Reader();
            using DataParallel<float, Batch<float>> firstShared = Shared(first), secondShared = Shared(second);
            Trainer<float> before = ResumeTests.Trainer("adam"), after = ResumeTests.Trainer("adam");
            ILearner<float, Batch<float>> stopped = shared ? firstShared : first, goesOn = shared ? secondShared : second;
            Checkpoint.Save(File, stopped, before, ResumeTests.StopAfter(at, before, stopped, Epochs));
            second.Predict(ResumeTests.Data()[0]); // nothing of this state may remain

            History resumed = after.Fit(goesOn, ResumeTests.Data(), Epochs, shuffleSeed: 5, resume: Checkpoint.Load(File, goesOn, after), cancellationToken: Running);

            Assert.Equal(expected.Steps, resumed.Steps);
            for (int p = 0; p < whole.Parameters.Count; p++) Assert.Equal(whole.Parameters[p].Values.ToArray(), second.Parameters[p].Values.ToArray());
        }
    }

    [Fact]
    public void A_run_saved_without_states_starts_from_zeros()
    {
        SequenceModel<float> model = Reader();
        Trainer<float> trainer = ResumeTests.Trainer("adam");
        History history = trainer.Fit(model, ResumeTests.Data(), 1, cancellationToken: Running);
        model.ResetStates();
        Checkpoint.Save(File, model, trainer, history);
        float[] fromZeros = model.Predict(ResumeTests.Data()[0]).Values.ToArray();

        Checkpoint.Load(File, model, trainer);

        Assert.Equal(fromZeros, model.Predict(ResumeTests.Data()[0]).Values.ToArray());
    }

    [Fact]
    public void States_that_do_not_fit_are_refused()
    {
        SequenceModel<float> model = Reader(), forgetful = new(new LstmCell<float>(4, 6, seed: 1), 4, seed: 2, ReadOut.EveryStep);
        Trainer<float> trainer = ResumeTests.Trainer("adam");
        Checkpoint.Save(File, model, trainer, trainer.Fit(model, ResumeTests.Data(), 1, cancellationToken: Running));

        Assert.Contains("expected one that is Stateful", Refused(forgetful, trainer));
        Rewrite(file => file with { Tensors = [.. file.Tensors.Where(t => t.Name != "state.0.c")] });
        Assert.Contains("there is no tensor 'state.0.c'", Refused(model, trainer));
    }

    [Theory]
    [InlineData("learning_rate", "0", "'learning_rate' is '0'; expected a finite number above 0")]
    [InlineData("learning_rate", "NaN", "'learning_rate' is 'NaN'; expected a finite number above 0")]
    [InlineData("learning_rate", "fast", "'learning_rate' is 'fast'; expected a number")]
    [InlineData("draws", "0.5", "'draws' is '0.5'; expected a whole number")]
    [InlineData("stop", "7", "the run ended with '7'")]
    public void A_file_with_a_wrong_number_is_refused_by_its_path_and_changes_nothing(string name, string text, string message) =>
        RefusedWhole(file => file with { Metadata = new Dictionary<string, string>(file.Metadata) { [name] = text } }, message);

    [Theory]
    [InlineData("history steps", 4)]
    [InlineData("history epochs", 7)]
    public void A_history_that_ends_in_the_middle_of_a_line_is_refused(string name, int count) =>
        RefusedWhole(
            file => file with { Tensors = [.. file.Tensors.Select(t => t.Name == name ? StoredTensor.Of<double>(name, [count], new double[count]) : t)] },
            $"tensor '{name}' has {count} numbers; expected a multiple of {count - 1}");

    [Fact]
    public void Early_stopping_remembers_its_best_epoch_over_a_file()
    {
        double[] losses = [3, 1, 2, 2, 2];
        float[][] best = [];
        Trainer<float> Trainer(int first) { int next = first; return new Trainer<float>(new Adam<float>(0.01)) { EarlyStopping = new EarlyStopping(() => losses[next++], patience: 3) }; }
        SequenceModel<float> first = ResumeTests.Model(), second = ResumeTests.Model();
        Trainer<float> before = Trainer(0), after = Trainer(3);

        History history = before.Fit(first, ResumeTests.Data(), 3, progress: e => { if (e.Epoch == 2) best = [.. first.Parameters.Select(p => p.Values.ToArray())]; }, cancellationToken: Running);
        Checkpoint.Save(File, first, before, history);
        History ended = after.Fit(second, ResumeTests.Data(), 20, resume: Checkpoint.Load(File, second, after), cancellationToken: Running);

        Assert.Equal(StopReason.NoImprovement, ended.StopReason);
        Assert.Equal([3, 1, 2, 2, 2], ended.Epochs.Select(e => e.ValidationLoss!.Value));
        Assert.Equal(best, second.Parameters.Select(p => p.Values.ToArray()));
    }

    [Fact]
    public void The_file_of_another_run_is_refused_and_changes_nothing()
    {
        SequenceModel<float> model = ResumeTests.Model();
        Trainer<float> trainer = ResumeTests.Trainer("adam");
        Checkpoint.Save(File, model, trainer, trainer.Fit(model, ResumeTests.Data(), 1, cancellationToken: Running));
        var other = new SequenceModel<float>(new GruCell<float>(4, 6, seed: 9), 4, seed: 9);
        float[] before = other.Parameters[0].Values.ToArray();

        Assert.Contains("there is no tensor 'parameter.W_r'", Assert.Throws<InvalidDataException>(() => Checkpoint.Load(File, other, ResumeTests.Trainer("adam"))).Message);
        Assert.Contains("the run was with Adam; expected Sgd", Assert.Throws<InvalidDataException>(() => Checkpoint.Load(File, model, ResumeTests.Trainer("sgd"))).Message);
        ModelFile.Save(File, model);
        Assert.Contains("expected the file of a training run", Assert.Throws<InvalidDataException>(() => Checkpoint.Load(File, model, trainer)).Message);
        Assert.Equal(before, other.Parameters[0].Values.ToArray());
    }

    private static SequenceModel<float> Reader() => new(new LstmCell<float>(4, 6, seed: 1), 4, seed: 2, ReadOut.EveryStep) { Stateful = true };

    private static DataParallel<float, Batch<float>> Shared(SequenceModel<float> model) => new(model, Reader, shares: 3, threads: 2);

    private void Rewrite(Func<SafetensorsFile, SafetensorsFile> change) => change(SafetensorsFile.Read(File)).Write(File);

    private string Refused(SequenceModel<float> model, Trainer<float> trainer)
    {
        string message = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(File, model, trainer)).Message;
        Assert.StartsWith(File, message);
        return message;
    }

    /// <summary>The file of a run, changed, is refused, and neither parameters nor optimizer take anything over.</summary>
    private void RefusedWhole(Func<SafetensorsFile, SafetensorsFile> change, string message)
    {
        SequenceModel<float> model = ResumeTests.Model(), other = ResumeTests.Model();
        Trainer<float> trainer = ResumeTests.Trainer("adam"), fresh = ResumeTests.Trainer("adam");
        Checkpoint.Save(File, model, trainer, trainer.Fit(model, ResumeTests.Data(), 1, cancellationToken: Running));
        Rewrite(change);
        float[][] before = [.. other.Parameters.Select(p => p.Values.ToArray())];

        Assert.Contains(message, Refused(other, fresh));

        Assert.Equal(before, other.Parameters.Select(p => p.Values.ToArray()));
        Assert.All(other.Parameters, p => Assert.Equal(0, fresh.Optimizer.Memory[p].Steps));
    }
}
