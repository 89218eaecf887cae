using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Tests.Seq2Seq;

public sealed class EncoderDecoderTests
{
    [Theory]
    [MemberData(nameof(Models.Kinds), MemberType = typeof(Models))]
    public void Every_gradient_of_a_whole_model_is_that_of_central_differences(string cell, string encoder, string attention, int readout)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            EncoderDecoder<double> model = Models.Create<double>(cell, encoder, attention, readout, seed);
            PairBatch batch = Models.Pairs(new Random(seed), 4);

            GradientReport report = GradientCheck.Of(model, batch);

            Assert.True(Agrees(report), report.ToString());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void And_so_where_it_reads_its_own_words(double ratio)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            EncoderDecoder<double> model = Models.Create<double>("gru", "both ways", "additive", 0, seed);
            model.TeacherForcing = ratio;
            PairBatch batch = Models.Pairs(new Random(seed), 4);

            GradientReport report = GradientCheck.Of(model, batch);

            Assert.True(Agrees(report), report.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Models.Kinds), MemberType = typeof(Models))]
    public void Step_by_step_with_every_true_word_is_the_run_in_parallel(string cell, string encoder, string attention, int readout)
    {
        EncoderDecoder<double> parallel = Models.Create<double>(cell, encoder, attention, readout, seed: 1), stepwise = Models.Create<double>(cell, encoder, attention, readout, seed: 1);
        stepwise.TeacherForcing = Math.BitDecrement(1.0); // coins are flipped, and none is as high
        PairBatch batch = Models.Pairs(new Random(1), 5);

        Assert.Equal(parallel.Learn(batch), stepwise.Learn(batch));
        for (int p = 0; p < parallel.Parameters.Count; p++) Assert.Equal(parallel.Parameters[p].Gradient, stepwise.Parameters[p].Gradient);
    }

    [Fact]
    public void Free_running_reads_what_it_would_have_said()
    {
        EncoderDecoder<double> model = Models.Create<double>("lstm", "one way", "additive", 0, seed: 2);
        Draw.Parameters(new Random(2), model);
        var truth = new TokenPair([4, 5, 3], [3, 4, 5, 5]);
        model.TeacherForcing = 0;

        double free = model.Learn(new PairBatch([truth]));

        // The decoder reads its own words, so the truth at the reading side does not matter.
        var generator = new Generator<double>(model);
        generator.Start(Tokens.FromExamples([truth.Source]));
        int read = SpecialTokens.Start;
        double sum = 0;
        foreach (int say in (int[])[.. truth.Target, SpecialTokens.End])
        {
            if (sum != 0) generator.Continue();
            Span<double> logP = generator.Next([read]);
            sum -= logP[say];
            read = RnnKit.Numerics.Reduction.IndexOfMax<double>(logP);
        }
        Assert.Equal(sum / 5, free, 12);
    }

    [Fact]
    public void The_same_count_of_batches_flips_the_same_coins_and_the_next_batch_others()
    {
        PairBatch batch = Models.Pairs(new Random(3), 6);
        double[] Losses(int draws)
        {
            EncoderDecoder<double> model = Models.Create<double>("gru", "one way", "additive", 0, seed: 3);
            (model.TeacherForcing, model.Draws) = (0.5, draws);
            return [.. Enumerable.Range(0, 6).Select(_ => model.Learn(batch))];
        }

        Assert.Equal(Losses(0), Losses(0));
        Assert.Equal(Losses(0).Skip(2), Losses(2).Take(4));
        Assert.True(Losses(0).Distinct().Count() > 3);
    }

    [Theory]
    [MemberData(nameof(Models.Kinds), MemberType = typeof(Models))]
    public void A_batch_is_its_pairs_side_by_side(string cell, string encoder, string attention, int readout)
    {
        EncoderDecoder<double> model = Models.Create<double>(cell, encoder, attention, readout, seed: 4);
        PairBatch batch = Models.Pairs(new Random(4), 6);
        double[] sums = new double[model.ParameterCount()], together = new double[sums.Length];
        double loss = 0;
        foreach (TokenPair pair in batch.Pairs)
        {
            model.ZeroGradients();
            int count = pair.Target.Count + 1;
            loss += count * model.Learn(new PairBatch([pair]));
            double[] gradients = [.. model.Parameters.SelectMany(p => p.Gradients.ToArray())];
            for (int i = 0; i < sums.Length; i++) sums[i] += count * gradients[i];
        }
        model.ZeroGradients();

        Assert.Equal(loss / batch.Say.Count(), model.Learn(batch), 12);
        together = [.. model.Parameters.SelectMany(p => p.Gradients.ToArray())];
        for (int i = 0; i < sums.Length; i++) Assert.Equal(sums[i] / batch.Say.Count(), together[i], 12);
    }

    [Fact]
    public void An_untrained_model_scores_about_ln_V()
    {
        EncoderDecoder<float> model = Models.Create<float>("gru", "both ways", "additive", 0, seed: 5);

        Assert.InRange(model.Loss(Models.Pairs(new Random(5), 50)), 0.85 * Math.Log(Models.TargetWords), 1.2 * Math.Log(Models.TargetWords));
    }

    /// <summary>The loss goes through a large batch in parts.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(150)]
    public void Prediction_accuracy_and_loss_are_of_the_same_logits(int pairs)
    {
        EncoderDecoder<double> model = Models.Create<double>("gru", "one way", "general", 4, seed: 6);
        PairBatch batch = Models.Pairs(new Random(6), pairs);
        double loss = model.Loss(batch);

        Sequence<double> logits = model.Predict(batch);

        Assert.Equal(loss, SoftmaxCrossEntropy.Evaluate(logits, batch.Say, new Sequence<double>(1, 1, 1)), 12);
        (int right, int count) = SoftmaxCrossEntropy.Hits(logits, batch.Say);
        Assert.Equal((double)right / count, model.Accuracy(batch), 12);
    }

    [Fact]
    public void With_attention_it_learns_to_write_a_sequence_backward()
    {
        var random = new Random(7);
        TokenPair Pair()
        {
            int[] words = [.. Enumerable.Range(0, 2 + random.Next(4)).Select(_ => SpecialTokens.Count + random.Next(3))];
            return new TokenPair(words, [.. words.Reverse()]);
        }

        EncoderDecoder<float> model = Models.Create<float>("gru", "both ways", "additive", 0, seed: 7, hidden: 24, embedding: 8);
        PairBatch[] batches = [.. Enumerable.Range(0, 12).Select(_ => new PairBatch([.. Enumerable.Range(0, 32).Select(_ => Pair())]))];
        TokenPair[] test = [.. Enumerable.Range(0, 40).Select(_ => Pair())];

        new Trainer<float>(new Adam<float>(0.01)) { ClipNorm = 1 }.Fit(model, batches, epochs: 25, shuffleSeed: 1, cancellationToken: TestContext.Current.CancellationToken);

        IReadOnlyList<Hypothesis> written = model.Greedy(Tokens.FromExamples([.. test.Select(p => p.Source)]), maxLength: 10);
        int right = written.Zip(test, (h, p) => h.Tokens.SequenceEqual(p.Target)).Count(same => same);
        Assert.True(right >= 38, $"{right} of 40 right");
    }

    [Fact]
    public void After_the_first_batch_a_training_step_allocates_less_than_a_kilobyte()
    {
        foreach (double ratio in new[] { 1, 0.5 })
        {
            EncoderDecoder<float> model = Models.Create<float>("gru", "both ways", "additive", 5, seed: 8);
            model.TeacherForcing = ratio;
            PairBatch[] batches = [Models.Pairs(new Random(1), 8), Models.Pairs(new Random(2), 8)];
            void Step(PairBatch batch)
            {
                model.ZeroGradients();
                model.Learn(batch);
            }

            for (int i = 0; i < 40; i++) Step(batches[i % 2]); // the first batch, and time for the compiler to settle
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++) Step(batches[i % 2]);

            long allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
            Assert.True(allocated < 1024, $"{allocated} bytes a step");
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        EncoderDecoder<float> model = Models.Create<float>("gru", "one way", "none", 0, seed: 9);
        Decoder<float> narrow = new(new Embedding<float>(6, 3, seed: 1), new GruCell<float>(11, 6, seed: 1), new DotAttention<float>(6, valueSize: 8));

        Assert.Contains("'cell' has an input size of 4; expected 3", Assert.Throws<ArgumentException>(() => new Decoder<float>(new Embedding<float>(6, 3, seed: 1), new GruCell<float>(4, 6, seed: 1))).Message);
        Assert.Contains("'layer' has an input size of 3; expected 2", Assert.Throws<ArgumentException>(() => new Encoder<float>(new Embedding<float>(6, 2, seed: 1), new Recurrent<float>(new GruCell<float>(3, 6, seed: 1)))).Message);
        Assert.Contains("a value size of 8; expected 6", Assert.Throws<ArgumentException>(() => new EncoderDecoder<float>(model.Encoder, narrow, seed: 1)).Message);
        Assert.Contains("'attention' is causal", Assert.Throws<ArgumentException>(() => new Decoder<float>(new Embedding<float>(6, 3, seed: 1), new GruCell<float>(9, 6, seed: 1), new DotAttention<float>(6) { Causal = true })).Message);
        Assert.Contains("'TeacherForcing' is 1.5", Assert.Throws<ArgumentOutOfRangeException>(() => model.TeacherForcing = 1.5).Message);
        Assert.Contains("'batch' has a source that holds 8; expected ids below 8", Assert.Throws<ArgumentException>("batch", () => model.Learn(new PairBatch([new TokenPair([8], [3])]))).Message);
        Assert.Contains("'batch' has a target that holds 7; expected ids below 7", Assert.Throws<ArgumentException>("batch", () => model.Learn(new PairBatch([new TokenPair([3], [7])]))).Message);
        Assert.Contains("empty source at 1", Assert.Throws<ArgumentException>(() => new PairBatch([new TokenPair([3], [3]), new TokenPair([], [3])])).Message);
        Assert.Contains("an id below 0 at 0", Assert.Throws<ArgumentException>(() => new PairBatch([new TokenPair([3], [-1])])).Message);
    }

    [Fact]
    public void Parameters_are_named_by_their_place()
    {
        EncoderDecoder<float> model = Models.Create<float>("gru", "both ways", "additive", 5, seed: 1);
        string[] names = [.. model.Parameters.Select(p => p.Name)];

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Contains("encoder.embedding.E", names);
        Assert.Contains("decoder.attention.W_q", names);
        Assert.Contains("bridge.h.W", names);
        Assert.Contains("output.W", names);
    }

    /// <summary>1e-7 relative; b_k of multi-head attention has a gradient of 0, of which both sides see only rounding.</summary>
    private static bool Agrees(GradientReport report) =>
        report.Comparisons.All(c => c.RelativeError <= 1e-7 || (c.Name.EndsWith("attention.b_k", StringComparison.Ordinal) && c.Analytic.Concat(c.Numeric).All(g => Math.Abs(g) < 1e-11)));
}
