using RnnKit.Cells;
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
}
