using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Tasks;
using RnnKit.Tests.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class DataParallelTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_number_of_threads_changes_nothing_to_the_last_bit(int threads)
    {
        Assert.Equal(Trained(threads: 1, shares: 4), Trained(threads, shares: 4));
        Assert.Equal(Translated(threads: 1, shares: 3), Translated(threads, shares: 3));
    }

    [Fact]
    public void Shares_learn_what_the_whole_batch_learns()
    {
        PairBatch batch = Models.Pairs(new Random(1), 7);
        for (int shares = 1; shares <= 9; shares++)
        {
            var (whole, divided) = (Translator(), Translator());
            using var parallel = new DataParallel<double, PairBatch>(divided, Translator, shares, threads: 2);
            whole.ZeroGradients();
            parallel.ZeroGradients();

            Assert.Equal(whole.Learn(batch), parallel.Learn(batch), 1e-12);
            for (int k = 0; k < whole.Parameters.Count; k++)
                for (int i = 0; i < whole.Parameters[k].Count; i++)
                    Assert.Equal(whole.Parameters[k].Gradients[i], divided.Parameters[k].Gradients[i], 1e-12);
        }
    }

    [Fact]
    public void Numbers_to_predict_are_weighted_by_their_steps()
    {
        var random = new Random(2);
        var x = new Sequence<double>(5, 2, 4, [5, 1, 3, 2]);
        var y = new Sequence<double>(5, 1, 4, [5, 1, 3, 2]);
        foreach (ref double value in x.Values) value = random.NextDouble();
        foreach (ref double value in y.Values) value = random.NextDouble();
        SequenceModel<double> Model() => new(new RnnCell<double>(2, 3, seed: 1), 1, seed: 2, ReadOut.EveryStep);
        var batch = new Batch<double>(x, y);
        using var parallel = new DataParallel<double, Batch<double>>(Model(), Model, shares: 2, threads: 1);

        Assert.Equal(Model().Learn(batch), parallel.Learn(batch), 1e-14);
    }

    [Fact]
    public void A_batch_filled_anew_is_learned_as_it_is_now()
    {
        var random = new Random(4);
        Sequence<double> x = Draw.Sequence<double>(random, 5, 2, 4, [5, 1, 3, 2]), y = Draw.Sequence<double>(random, 5, 1, 4, [5, 1, 3, 2]);
        SequenceModel<double> Model() => new(new GruCell<double>(2, 3, seed: 1), 1, seed: 2, ReadOut.EveryStep);
        var batch = new Batch<double>(x, y);
        SequenceModel<double> whole = Model(), divided = Model();
        using var parallel = new DataParallel<double, Batch<double>>(divided, Model, shares: 3, threads: 2);
        parallel.Learn(batch);

        Draw.Sequence<double>(random, 5, 2, 4).Values.CopyTo(x.Values);
        Draw.Sequence<double>(random, 5, 1, 4).Values.CopyTo(y.Values);

        SameGradients(whole, divided, () => Assert.Equal(whole.Learn(batch), parallel.Learn(batch), 1e-14));
    }

    [Fact]
    public void What_is_set_on_the_model_between_two_batches_holds_for_its_copies()
    {
        Dataset<double> data = SymbolTasks.Echo<double>(6, length: 8, delay: 2, symbols: 4, seed: 1);
        SequenceModel<double> Model() => new(new LstmCell<double>(4, 3, seed: 1), 4, seed: 2, ReadOut.EveryStep);
        SequenceModel<double> whole = Model(), divided = Model();
        using var parallel = new DataParallel<double, Batch<double>>(divided, Model, shares: 3, threads: 2);
        parallel.Learn(data.Batches(6)[0]);

        divided.Truncate = whole.Truncate = 2;

        SameGradients(whole, divided, () => Assert.Equal(whole.Learn(data.Batches(6)[0]), parallel.Learn(data.Batches(6)[0]), 1e-14));
    }

    [Fact]
    public void Teacher_forcing_lowered_between_two_batches_is_lower_for_the_copies()
    {
        PairBatch batch = Models.Pairs(new Random(1), 7);
        double SecondLoss(double forcing, double then)
        {
            RnnKit.Seq2Seq.EncoderDecoder<double> model = Translator();
            using var parallel = new DataParallel<double, PairBatch>(model, Translator, shares: 2, threads: 2);
            model.TeacherForcing = forcing;
            parallel.Learn(batch);
            model.TeacherForcing = then;
            return parallel.Learn(batch);
        }

        Assert.Equal(SecondLoss(0, then: 0), SecondLoss(1, then: 0));
        Assert.NotEqual(SecondLoss(1, then: 1), SecondLoss(1, then: 0));
    }

    [Fact]
    public void States_are_carried_on_and_forgotten_as_in_the_whole_model()
    {
        var random = new Random(5);
        Batch<double>[] text = [.. Enumerable.Range(0, 5).Select(_ => Piece(random, 5))];
        for (int shares = 1; shares <= 6; shares++)
        {
            SequenceModel<double> whole = Reader(), divided = Reader();
            using var parallel = new DataParallel<double, Batch<double>>(divided, Reader, shares, threads: 2);
            foreach (Batch<double> piece in text)
            {
                if (piece == text[3])
                {
                    whole.ResetStates();
                    divided.ResetStates();
                }
                SameGradients(whole, divided, () => Assert.Equal(whole.Learn(piece), parallel.Learn(piece), 1e-14));
            }
            Assert.Equal(whole.Loss(text[0]), divided.Loss(text[0]), 1e-14);
        }
    }

    [Fact]
    public void An_example_without_a_target_is_read_all_the_same()
    {
        var random = new Random(6);
        Batch<double>[] text = [Piece(random, 5), Piece(random, 5, silent: [0, 2, 4]), Piece(random, 5, silent: [0, 1]), Piece(random, 5)];
        for (int shares = 1; shares <= 5; shares++)
        {
            SequenceModel<double> whole = Reader(), divided = Reader();
            using var parallel = new DataParallel<double, Batch<double>>(divided, Reader, shares, threads: 1);
            foreach (Batch<double> piece in text)
                SameGradients(whole, divided, () => Assert.Equal(whole.Learn(piece), parallel.Learn(piece), 1e-14));
        }
    }

    [Fact]
    public void A_batch_of_another_size_is_refused_until_the_model_forgets()
    {
        var random = new Random(7);
        SequenceModel<double> model = Reader();
        using var parallel = new DataParallel<double, Batch<double>>(model, Reader, shares: 2, threads: 1);
        parallel.Learn(Piece(random, 4));

        Assert.Contains("ResetStates", Assert.Throws<ArgumentException>(() => parallel.Learn(Piece(random, 3))).Message);
        model.ResetStates();
        Assert.True(double.IsFinite(parallel.Learn(Piece(random, 3))));
    }

    [Fact]
    public void A_copy_that_carries_no_states_is_refused_where_the_model_does()
    {
        SequenceModel<double> Forgetful() => new(new GruCell<double>(3, 4, seed: 1), 3, seed: 2, ReadOut.EveryStep);
        using var parallel = new DataParallel<double, Batch<double>>(Reader(), Forgetful, shares: 2, threads: 1);

        Assert.Contains("Stateful", Assert.Throws<ArgumentException>(() => parallel.Learn(Piece(new Random(1), 4))).Message);
    }

    [Fact]
    public void A_copy_must_be_another_model_of_the_same_parts()
    {
        var model = Translator();

        Assert.Throws<ArgumentException>(() => new DataParallel<double, PairBatch>(model, () => model, shares: 2, threads: 1));
        Assert.Throws<ArgumentException>(() => new DataParallel<double, PairBatch>(model, () => Models.Create<double>("lstm", "one way", "none", 0, seed: 1), shares: 2, threads: 1));
    }

    [Fact]
    public void After_the_first_batch_a_step_allocates_less_than_a_kilobyte()
    {
        using var parallel = new DataParallel<double, PairBatch>(Translator(), Translator, shares: 2, threads: 1);
        PairBatch batch = Models.Pairs(new Random(1), 8);
        for (int i = 0; i < 40; i++) parallel.Learn(batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) parallel.Learn(batch);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 10, 0, 1023);
    }

    [Fact]
    public void So_it_is_with_numbers_and_carried_states()
    {
        SequenceModel<float> Model() => new(new LstmCell<float>(3, 8, seed: 1), 2, seed: 2, ReadOut.EveryStep) { Stateful = true };
        using var parallel = new DataParallel<float, Batch<float>>(Model(), Model, shares: 2, threads: 1);
        var random = new Random(1);
        Batch<float>[] batches = [.. Enumerable.Range(0, 2).Select(_ => new Batch<float>(Draw.Sequence<float>(random, 9, 3, 6), Draw.Sequence<float>(random, 9, 2, 6)))];
        for (int i = 0; i < 40; i++) parallel.Learn(batches[i % 2]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) parallel.Learn(batches[i % 2]);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 10, 0, 1023);
    }

    private static SequenceModel<double> Reader() => new(new GruCell<double>(3, 4, seed: 1), 3, seed: 2, ReadOut.EveryStep) { Stateful = true };

    /// <summary>A piece of a text in streams; the silent ones have nothing to say.</summary>
    private static Batch<double> Piece(Random random, int streams, int[]? silent = null) => new(
        Tokens.FromExamples([.. Enumerable.Range(0, streams).Select(_ => Draw.Ids(random, 4, 3))]),
        Tokens.FromExamples([.. Enumerable.Range(0, streams).Select(s => silent?.Contains(s) == true ? [-1, -1, -1, -1] : Draw.Ids(random, 4, 3))]));

    private static void SameGradients(SequenceModel<double> whole, SequenceModel<double> divided, Action learn)
    {
        whole.ZeroGradients();
        divided.ZeroGradients();
        learn();
        for (int k = 0; k < whole.Parameters.Count; k++)
            for (int i = 0; i < whole.Parameters[k].Count; i++)
                Assert.Equal(whole.Parameters[k].Gradients[i], divided.Parameters[k].Gradients[i], 1e-12);
    }

    private static RnnKit.Seq2Seq.EncoderDecoder<double> Translator() => Models.Create<double>("gru", "both ways", "additive", readout: 4, seed: 3);

    private static float[] Trained(int threads, int shares)
    {
        SequenceModel<float> Model() => new(
            new Stacked<float>([new Recurrent<float>(new LstmCell<float>(4, 6, seed: 1)), new Recurrent<float>(new GruCell<float>(6, 5, seed: 2))], dropout: 0.2),
            new Dense<float>(5, 4, seed: 3, name: "head"),
            ReadOut.EveryStep);
        SequenceModel<float> model = Model();
        Dataset<float> data = SymbolTasks.Echo<float>(30, length: 8, delay: 2, symbols: 4, seed: 1);
        using var parallel = new DataParallel<float, Batch<float>>(model, Model, shares, threads);
        new Trainer<float>(new Adam<float>(0.01)) { ClipNorm = 1 }.Fit(parallel, data.Batches(10), epochs: 4, shuffleSeed: 5);
        return [.. model.Parameters.SelectMany(p => p.Values.ToArray())];
    }

    private static float[] Translated(int threads, int shares)
    {
        var random = new Random(6);
        RnnKit.Seq2Seq.EncoderDecoder<float> Model() => Models.Create<float>("lstm", "both ways", "general", 0, seed: 1);
        var model = Model();
        using var parallel = new DataParallel<float, PairBatch>(model, Model, shares, threads);
        new Trainer<float>(new Adam<float>(0.01)) { ClipNorm = 1 }.Fit(parallel, [Models.Pairs(random, 8), Models.Pairs(random, 2)], epochs: 6);
        return [.. model.Parameters.SelectMany(p => p.Values.ToArray())];
    }
}
