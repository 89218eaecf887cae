using MathNet.Numerics.LinearAlgebra;
using RnnKit.Attention;
using RnnKit.Foundations;

namespace RnnKit.Tests.Attention;

/// <summary>What holds for every mechanism, whatever its score.</summary>
public sealed class AttentionLawTests
{
    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void The_weights_of_a_query_sum_to_one_and_padding_gets_exactly_zero(string name)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var run = new Attended(seed, name);
            run.Loss();

            for (int b = 0; b < run.Keys.Batch; b++)
                for (int head = 0; head < run.Mechanism.Heads; head++)
                {
                    Matrix<double> weights = run.Tape!.Weights(b, head);
                    Assert.Equal((run.Keys.Steps, run.Queries.Steps), (weights.RowCount, weights.ColumnCount));
                    Assert.All(weights.ColumnSums(), sum => Assert.Equal(1, sum, 14));
                    Assert.All(weights.Enumerate(), w => Assert.InRange(w, 0, 1));
                    for (int s = run.Keys.LengthOf(b); s < run.Keys.Steps; s++) Assert.All(weights.Row(s), w => Assert.Equal(0, w));
                }
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void What_stands_in_the_padding_changes_nothing(string name)
    {
        for (int seed = 1; seed < 20; seed++)
        {
            var run = new Attended(seed, name);
            double[] clean = run.Run().Values.ToArray();
            for (int b = 0; b < run.Keys.Batch; b++)
                for (int s = run.Keys.LengthOf(b); s < run.Keys.Steps; s++)
                {
                    for (int f = 0; f < run.Keys.Features; f++) run.Keys[s, f, b] = 1e6;
                    for (int f = 0; f < run.Values.Features; f++) run.Values[s, f, b] = -1e6;
                }

            Assert.Equal(clean, run.Run().Values.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void A_query_that_never_comes_adds_nothing_whatever_the_tape_held_before(string name)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new Attended(seed, name);
            AttentionMechanism<double> mechanism = run.Mechanism;
            double[] query = run.Queries.Step(0).ToArray(), weight = run.Weight.Step(0).ToArray();
            double[][] Learned(AttentionTape<double>? reuse, int announced)
            {
                mechanism.ZeroGradients();
                AttentionTape<double> tape = mechanism.Begin(run.Keys, run.Values, announced, reuse);
                mechanism.Step(tape, 0, query);
                mechanism.BeginBackward(tape);
                mechanism.StepBackward(tape, 0, weight);
                mechanism.EndBackward(tape);
                Assert.All(tape.QueryGradient.Values[query.Length..].ToArray(), g => Assert.Equal(0, g));
                double[] first = tape.QueryGradient.Step(0).ToArray();
                return [.. mechanism.Parameters.Select(p => p.Gradients.ToArray()), first, tape.KeyGradient.Values.ToArray(), tape.ValueGradient.Values.ToArray()];
            }

            double[][] alone = Learned(null, announced: 1);
            var diverged = new Sequence<double>(3, mechanism.QuerySize, run.Keys.Batch);
            var dContext = new Sequence<double>(3, mechanism.ContextSize, run.Keys.Batch);
            diverged.Values.Fill(double.NaN);
            dContext.Values.Fill(double.NaN);
            AttentionTape<double> used = mechanism.Forward(diverged, run.Keys, run.Values).Tape;
            mechanism.Backward(used, dContext);

            double[][] amongThree = Learned(used, announced: 3);

            for (int i = 0; i < alone.Length; i++)
                for (int j = 0; j < alone[i].Length; j++) Assert.Equal(alone[i][j], amongThree[i][j], 1e-13);
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void A_way_back_that_has_not_begun_cannot_end(string name)
    {
        var run = new Attended(1, name);
        run.Loss();

        Assert.Contains("expected BeginBackward first", Assert.Throws<ArgumentException>(() => run.Mechanism.EndBackward(run.Tape!)).Message);
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void Permuting_the_source_permutes_the_weights_and_leaves_the_context(string name)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new Attended(seed * 3, name);
            Matrix<double>[] context = Contexts(run.Run()), weights = Weights(run);
            int[] order = [.. Enumerable.Range(0, run.Keys.Steps)];
            new Random(seed).Shuffle(order);

            var (permuted, tape) = run.Mechanism.Forward(run.Queries, Permuted(run.Keys, order), Permuted(run.Values, order));

            Matrix<double>[] after = Contexts(permuted);
            for (int t = 0; t < context.Length; t++) Assert.True((context[t] - after[t]).InfinityNorm() < 1e-12);
            for (int b = 0; b < run.Keys.Batch; b++)
                for (int s = 0; s < order.Length; s++)
                    Assert.True((weights[b].Row(order[s]) - tape.Weights(b).Row(s)).InfinityNorm() < 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void Changing_a_key_changes_the_weights(string name)
    {
        int changed = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new Attended(seed, name);
            run.Loss();
            Matrix<double> before = run.Tape!.Weights(0);
            for (int f = 0; f < run.Keys.Features; f++) run.Keys[0, f, 0] += 0.5 * (f + 1);
            run.Loss();

            bool single = run.Keys.LengthOf(0) == 1;
            Assert.Equal(single, (before - run.Tape.Weights(0)).InfinityNorm() < 1e-12);
            changed += single ? 0 : 1;
        }
        Assert.True(changed > 5);
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void An_example_gets_the_same_digits_alone_as_in_a_batch(string name)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new Attended(seed, name);
            run.Loss();
            for (int b = 0; b < run.Keys.Batch; b++)
            {
                var (context, _) = run.Mechanism.Forward(
                    Sequence<double>.FromExamples([run.Queries.Example(b)]), Sequence<double>.FromExamples([run.Keys.Example(b)]), Sequence<double>.FromExamples([run.Values.Example(b)]));

                for (int t = 0; t < run.Queries.Steps; t++) Assert.Equal(run.Tape!.Context.ToMatrix(t).Column(b), context.ToMatrix(t).Column(0));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void A_causal_query_does_not_see_what_comes_after_it(string name)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var run = new Attended(seed, name, causal: true);
            run.Loss();
            for (int head = 0; head < run.Mechanism.Heads; head++)
            {
                Matrix<double> weights = run.Tape!.Weights(0, head);
                for (int t = 0; t < weights.ColumnCount; t++)
                {
                    Assert.Equal(1, weights.Column(t).Sum(), 14);
                    for (int s = t + 1; s < weights.RowCount; s++) Assert.Equal(0, weights[s, t]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void Float_and_double_agree(string name)
    {
        var wide = Attended.Create<double>(name, 6, 6, 5, 3, seed: 1);
        var narrow = Attended.Create<float>(name, 6, 6, 5, 3, seed: 1);
        Sequence<double> expected = wide.Forward(Draw.Sequence<double>(new Random(1), 4, 6, 3), Draw.Sequence<double>(new Random(2), 7, 6, 3, [7, 2, 5]), Draw.Sequence<double>(new Random(3), 7, 5, 3, [7, 2, 5])).Context;
        Sequence<float> actual = narrow.Forward(Draw.Sequence<float>(new Random(1), 4, 6, 3), Draw.Sequence<float>(new Random(2), 7, 6, 3, [7, 2, 5]), Draw.Sequence<float>(new Random(3), 7, 5, 3, [7, 2, 5])).Context;

        for (int i = 0; i < expected.Values.Length; i++) Assert.Equal(expected.Values[i], actual.Values[i], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Attended.Mechanisms), MemberType = typeof(Attended))]
    public void After_the_first_batch_nothing_is_allocated(string name)
    {
        var mechanism = Attended.Create<float>(name, 12, 12, 12, 3, seed: 1);
        Sequence<float> queries = Draw.Sequence<float>(new Random(1), 5, 12, 4), memory = Draw.Sequence<float>(new Random(2), 7, 12, 4, [7, 3, 1, 6]);
        AttentionTape<float>? tape = null;
        void Run()
        {
            (_, tape) = mechanism.Forward(queries, memory, reuse: tape);
            mechanism.Backward(tape, queries);
        }

        for (int i = 0; i < 40; i++) Run(); // the first batch, and time for the compiler to settle
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) Run();

        Assert.Equal(0, (GC.GetAllocatedBytesForCurrentThread() - before) / 10);
    }

    private static Matrix<double>[] Contexts(Sequence<double> context) => [.. Enumerable.Range(0, context.Steps).Select(context.ToMatrix)];

    private static Matrix<double>[] Weights(Attended run)
    {
        run.Loss();
        return [.. Enumerable.Range(0, run.Keys.Batch).Select(b => run.Tape!.Weights(b))];
    }

    private static Sequence<double> Permuted(Sequence<double> x, int[] order)
    {
        var permuted = new Sequence<double>(x.Steps, x.Features, x.Batch);
        for (int s = 0; s < order.Length; s++) x.Step(order[s]).CopyTo(permuted.Step(s));
        return permuted;
    }
}
