using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Seq2Seq;
using RnnKit.Tests.Numerics;
using RnnKit.Tests.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Tests.Attention;

/// <summary>The parts of a Transformer and the whole of it.</summary>
public sealed class TransformerTests
{
    /// <summary>Small: relu has kinks, and fewer of them lie within reach of a small step.</summary>
    private const double Step = 1e-5;

    [Fact]
    public void A_normalized_vector_has_mean_0_and_variance_1_and_then_the_learned_scale_and_shift()
    {
        var norm = new LayerNormalization<double>(7);
        Sequence<double> x = Draw.Sequence<double>(new Random(1), 3, 7, 2);
        Sequence<double> n = norm.Forward(x).Output;
        for (int t = 0; t < 3; t++)
            foreach (var column in n.ToMatrix(t).EnumerateColumns())
            {
                Assert.Equal(0, column.Average(), 1e-12);
                Assert.Equal(1, column.Select(v => v * v).Average(), 1e-3);
            }

        double[] plain = n.Values.ToArray();
        norm.G.Values.Fill(2);
        norm.B.Values.Fill(3);
        Assert.All(plain.Zip(norm.Forward(x).Output.Values.ToArray()), pair => Assert.Equal(2 * pair.First + 3, pair.Second, 1e-12));
    }

    [Fact]
    public void A_vector_of_equal_numbers_normalizes_to_zeros()
    {
        var x = new Sequence<double>(1, 4, 1);
        x.Values.Fill(5);
        Assert.Equal([0, 0, 0, 0], new LayerNormalization<double>(4).Forward(x).Output.Values.ToArray());
    }

    [Fact]
    public void Every_gradient_of_a_normalization_is_that_of_central_differences()
    {
        var random = new Random(2);
        var norm = new LayerNormalization<double>(5);
        Draw.Parameters(random, norm);
        Sequence<double> x = Draw.Sequence<double>(random, 3, 5, 2), weight = Draw.Sequence<double>(random, 3, 5, 2);
        double Loss() => Draw.Dot(weight.Values, norm.Forward(x).Output.Values);
        double[] dx = [];
        GradientReport report = GradientCheck.Of(norm, () => dx = norm.Backward(norm.Forward(x).Tape, weight).Values.ToArray(), Loss);

        Assert.True(report.Agrees(), report.ToString());
        GradientComparison input = GradientCheck.Compare("x", x.Values, dx, Loss);
        Assert.True(input.RelativeError < 1e-7, input.ToString());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Every_gradient_of_a_block_under_masks_is_that_of_central_differences(bool causal, bool cross)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            var block = new TransformerBlock<double>(6, heads: 2, hidden: 5, seed, causal, cross);
            Draw.Parameters(random, block);
            Sequence<double> x = Draw.Sequence<double>(random, 4, 6, 3, [4, 2, 3]), memory = Draw.Sequence<double>(random, 5, 6, 3, [1, 5, 2]);
            Sequence<double> weight = Draw.Sequence<double>(random, 4, 6, 3, [4, 2, 3]);   // zeros at padding
            double Loss() => Draw.Dot(weight.Values, block.Forward(x, cross ? memory : null).Output.Values);
            double[] dx = [], dMemory = [];
            GradientReport report = GradientCheck.Of(
                block,
                () =>
                {
                    TransformerTape<double> tape = block.Forward(x, cross ? memory : null).Tape;
                    dx = block.Backward(tape, weight).Values.ToArray();
                    dMemory = tape.MemoryGradient.Values.ToArray();
                },
                Loss,
                Step);

            Agree(report, seed);
            Assert.True(GradientCheck.Compare("x", x.Values, dx, Loss, Step).RelativeError < 1e-7);
            if (cross) Assert.True(GradientCheck.Compare("memory", memory.Values, dMemory, Loss, Step).RelativeError < 1e-7);
        }
    }

    [Fact]
    public void Every_gradient_of_a_whole_transformer_is_that_of_central_differences()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            Transformer<double> model = Small<double>(seed);
            PairBatch batch = Models.Pairs(new Random(seed), 4);

            Agree(GradientCheck.Of(model, () => model.Learn(batch), () => model.Loss(batch), Step), seed);
        }
    }

    [Fact]
    public void A_causal_block_does_not_see_what_comes_after()
    {
        var block = new TransformerBlock<double>(6, 2, 5, seed: 1, causal: true);
        Sequence<double> x = Draw.Sequence<double>(new Random(1), 5, 6, 2);
        double[] before = block.Forward(x).Output.Step(2).ToArray();
        x.Step(3).Fill(9);
        Assert.Equal(before, block.Forward(x).Output.Step(2).ToArray());
        x.Step(1).Fill(9);
        Assert.NotEqual(before, block.Forward(x).Output.Step(2).ToArray());
    }

    [Fact]
    public void What_stands_in_padding_changes_nothing()
    {
        var block = new TransformerBlock<double>(6, 2, 5, seed: 1, causal: true, cross: true);
        Sequence<double> x = Draw.Sequence<double>(new Random(1), 4, 6, 2, [4, 2]), memory = Draw.Sequence<double>(new Random(2), 5, 6, 2, [5, 3]);
        double[] before = Real(block.Forward(x, memory).Output);
        for (int f = 0; f < 6; f++) (x[3, f, 1], memory[4, f, 1]) = (1e6, -1e6);
        Assert.Equal(before, Real(block.Forward(x, memory).Output));
    }

    [Fact]
    public void Without_positions_a_permuted_source_is_a_permuted_output_and_with_them_it_is_not()
    {
        int[] tokens = [4, 5, 6, 7], swapped = [4, 7, 6, 5];
        foreach (bool positions in (bool[])[false, true])
        {
            var stack = new TransformerStack<double>(new Embedding<double>(8, 6, 1), [new TransformerBlock<double>(6, 2, 5, 2), new TransformerBlock<double>(6, 2, 5, 3)], positions);
            var (a, b) = (stack.Forward(Tokens.FromExamples([tokens])).Output.Example(0), stack.Forward(Tokens.FromExamples([swapped])).Output.Example(0));
            Assert.Equal(!positions, (a.Column(1) - b.Column(3)).InfinityNorm() < 1e-12);
        }
    }

    [Fact]
    public void A_wave_is_that_of_the_paper()
    {
        Assert.Equal(Math.Sin(7), PositionWaves.At(0, 7, 8), 1e-12);
        Assert.Equal(Math.Cos(7 / Math.Pow(10000, 2 / 8.0)), PositionWaves.At(3, 7, 8), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => PositionWaves.At(8, 0, 8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_number_of_threads_changes_nothing_to_the_last_bit(int threads) => Draws.AssertSameBits<float>(Trained(2), Trained(threads), $"on {threads} threads");

    [Fact]
    public void A_transformer_learns_to_copy_and_writes_what_it_learned()
    {
        Transformer<float> model = Transformer<float>.Of(8, 8, 16, heads: 2, hidden: 32, blocks: 1, seed: 1);
        TokenPair[] pairs = [.. Enumerable.Range(0, 64).Select(i => new[] { 4 + i % 4, 4 + i / 4 % 4, 4 + i / 16 }).Select(word => new TokenPair(word, word))];
        var batch = new PairBatch(pairs);
        new Trainer<float>(new Adam<float>(0.01)).Fit(model, [batch], 120, 1, cancellationToken: TestContext.Current.CancellationToken);
        IReadOnlyList<Hypothesis> written = model.Greedy(batch.Source, 8);

        Assert.All(pairs.Zip(written), p => Assert.Equal(p.First.Target, p.Second.Tokens));
        Assert.All(written, h => Assert.True(h.Finished));
        Assert.All(written, h => Assert.Equal((3, 4), (h.Weights!.RowCount, h.Weights.ColumnCount)));
        Assert.All(written[0].Weights!.ColumnSums(), sum => Assert.Equal(1, sum, 1e-5));
        Assert.Equal(written[5].ToString(), model.Greedy(Tokens.FromExamples([pairs[5].Source]), 8)[0].ToString());
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        var plain = new TransformerBlock<float>(4, 2, 3, 1);
        TransformerStack<float> Stack(TransformerBlock<float> block) => new(new Embedding<float>(9, 4, 1), [block]);
        TransformerBlock<float> Writer(int seed) => new(4, 2, 3, seed, causal: true, cross: true);
        Assert.Contains("expected the encoder's output", Assert.Throws<ArgumentException>(() => Writer(1).Forward(new Sequence<float>(2, 4, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("no cross-attention", Assert.Throws<ArgumentException>(() => plain.Forward(new Sequence<float>(2, 4, 1), new Sequence<float>(2, 4, 1))).Message, StringComparison.Ordinal);
        Assert.Equal("decoder", Assert.Throws<ArgumentException>(() => new Transformer<float>(Stack(plain), Stack(new TransformerBlock<float>(4, 2, 3, 2)), 3)).ParamName);
        Assert.Equal("encoder", Assert.Throws<ArgumentException>(() => new Transformer<float>(Stack(Writer(3)), Stack(Writer(4)), 3)).ParamName);
        Assert.Equal("blocks", Assert.Throws<ArgumentException>(() => new TransformerStack<float>(new Embedding<float>(9, 4, 1), [])).ParamName);
    }

    private static Transformer<T> Small<T>(int seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Transformer<T> model = Transformer<T>.Of(Models.SourceWords, Models.TargetWords, 4, heads: 2, hidden: 5, blocks: 2, seed);
        Draw.Parameters(new Random(seed), model);
        return model;
    }

    private static float[] Trained(int threads)
    {
        PairBatch[] batches = [Models.Pairs(new Random(1), 9), Models.Pairs(new Random(2), 9)];
        Transformer<float> model = Small<float>(1);
        using var parallel = new DataParallel<float, PairBatch>(model, () => Small<float>(2), shares: 3, threads);
        new Trainer<float>(new Adam<float>(0.01)).Fit(parallel, batches, 2, 1, cancellationToken: TestContext.Current.CancellationToken);
        return [.. model.Parameters.SelectMany(p => p.Values.ToArray())];
    }

    private static double[] Real(Sequence<double> y) => [.. Enumerable.Range(0, y.Batch).SelectMany(b => y.Example(b).ToColumnMajorArray())];

    /// <summary>What is near zero, such as b_k, which moves all scores of a query alike, differs by rounding alone.</summary>
    private static void Agree(GradientReport report, int seed) => Assert.True(
        report.Comparisons.All(c => c.RelativeError < 1e-7 || c.Analytic.Zip(c.Numeric, (a, n) => Math.Abs(a - n)).Max() < 1e-9), $"seed {seed}\n{report}");
}
