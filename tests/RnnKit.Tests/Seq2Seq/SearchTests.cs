using RnnKit.Foundations;
using RnnKit.Seq2Seq;

namespace RnnKit.Tests.Seq2Seq;

public sealed class SearchTests
{
    [Theory]
    [MemberData(nameof(Models.Kinds), MemberType = typeof(Models))]
    public void Greedy_decoding_is_a_beam_of_width_one(string cell, string encoder, string attention, int readout)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            EncoderDecoder<double> model = Random(cell, encoder, attention, readout, seed);
            PairBatch batch = Models.Pairs(new Random(seed), 5);
            IReadOnlyList<Hypothesis> greedy = model.Greedy(batch.Source, maxLength: 8);

            for (int b = 0; b < batch.Size; b++) Same(greedy[b], Assert.Single(model.Beam(batch.Pairs[b].Source, width: 1, maxLength: 8)));
        }
    }

    [Theory]
    [MemberData(nameof(Models.Kinds), MemberType = typeof(Models))]
    public void A_sentence_is_decoded_alone_as_in_a_batch(string cell, string encoder, string attention, int readout)
    {
        EncoderDecoder<double> model = Random(cell, encoder, attention, readout, seed: 1);
        PairBatch batch = Models.Pairs(new Random(1), 7);
        IReadOnlyList<Hypothesis> together = model.Greedy(batch.Source, maxLength: 9);

        for (int b = 0; b < batch.Size; b++) Same(together[b], model.Greedy(Tokens.FromExamples([batch.Pairs[b].Source]), maxLength: 9)[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void A_beam_never_scores_below_greedy_decoding(double lengthNorm)
    {
        int better = 0;
        // Among so many models there are some where a beam by itself loses the greedy hypothesis on its way.
        for (int seed = 0; seed < 400; seed++)
        {
            EncoderDecoder<double> model = Random("gru", "one way", "additive", 0, seed);
            TokenPair pair = Models.Pairs(new Random(seed), 1).Pairs[0];
            Hypothesis greedy = model.Beam(pair.Source, 1, 10, lengthNorm)[0], beam = model.Beam(pair.Source, 2 + seed % 4, 10, lengthNorm)[0];

            Assert.True(beam.Score >= greedy.Score, $"{beam} against {greedy}");
            better += beam.Score > greedy.Score + 1e-9 ? 1 : 0;
        }
        Assert.True(better > 50, $"{better} of 400 better");
    }

    [Fact]
    public void A_beam_wide_enough_finds_the_best_of_all_sequences()
    {
        const int Longest = 3;
        for (int seed = 0; seed < 10; seed++)
        {
            EncoderDecoder<double> model = Random("lstm", "one way", "general", 0, seed);
            int[] source = [3, 5, 4];

            IReadOnlyList<Hypothesis> all = model.Beam(source, width: 400, Longest, lengthNorm: 0.6);

            Hypothesis[] expected = [.. Everything(Longest).Select(s => Scored(model, source, s.Tokens, s.Finished)).OrderByDescending(h => h.Score)];
            Assert.Equal(expected.Length, all.Count);
            Assert.Equal(expected[0].Tokens, all[0].Tokens);
            Assert.Equal(expected[0].Score, all[0].Score, 10);
            Assert.InRange(expected.Sum(h => Math.Exp(h.LogProbability)), 0, 1 - 1e-6); // what the model gives to padding and start is lost
        }
    }

    [Fact]
    public void Padding_and_start_are_never_written()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            EncoderDecoder<double> model = Random("gru", "one way", "additive", 0, seed);
            PairBatch batch = Models.Pairs(new Random(seed), 3);
            IEnumerable<Hypothesis> written = model.Greedy(batch.Source, maxLength: 8).Concat(batch.Pairs.SelectMany(pair => model.Beam(pair.Source, width: 1 + seed % 9, maxLength: 4)));

            Assert.All(written, h => Assert.DoesNotContain(h.Tokens, id => id is SpecialTokens.Padding or SpecialTokens.Start));
            Assert.All(written, h => Assert.True(double.IsFinite(h.LogProbability)));
        }
    }

    [Fact]
    public void The_probability_of_what_is_written_is_that_of_the_model()
    {
        EncoderDecoder<double> model = Random("lstm", "one way", "general", 0, seed: 2);
        Hypothesis written = model.Greedy(Tokens.FromExamples([[3, 5]]), maxLength: 4)[0];
        var pair = new PairBatch([new TokenPair([3, 5], written.Tokens)]);
        Sequence<double> logits = model.Predict(pair);
        double logProbability = 0;
        for (int t = 0; t < written.Tokens.Count + (written.Finished ? 1 : 0); t++)
        {
            double[] z = logits.Step(t).ToArray();
            logProbability += z[pair.Say[t, 0]] - Math.Log(z.Sum(Math.Exp)); // over the whole vocabulary
        }

        Assert.Equal(logProbability, written.LogProbability, 12);
    }

    [Fact]
    public void The_weights_of_a_decoded_sentence_have_a_column_a_token_and_one_for_the_end()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            EncoderDecoder<double> model = Random("gru", "both ways", seed % 2 == 0 ? "additive" : "multi-head", 0, seed);
            PairBatch batch = Models.Pairs(new Random(seed), 4);
            IReadOnlyList<Hypothesis> greedy = model.Greedy(batch.Source, maxLength: 6);
            for (int b = 0; b < batch.Size; b++) Check(greedy[b], batch.Pairs[b]);
            Check(model.Beam(batch.Pairs[0].Source, width: 3, maxLength: 6)[0], batch.Pairs[0]);
        }

        static void Check(Hypothesis h, TokenPair pair)
        {
            Assert.Equal((pair.Source.Count, h.Tokens.Count + (h.Finished ? 1 : 0)), (h.Weights!.RowCount, h.Weights.ColumnCount));
            Assert.All(h.Weights.ColumnSums(), sum => Assert.Equal(1, sum, 12));
        }
    }

    [Fact]
    public void The_length_penalty_is_that_of_Wu_and_others()
    {
        Assert.Equal(1, Hypothesis.LengthPenalty(1, 0.6));
        Assert.Equal(1, Hypothesis.LengthPenalty(9, 0));
        Assert.Equal(Math.Pow(12.0 / 6, 0.6), Hypothesis.LengthPenalty(7, 0.6), 14);
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        EncoderDecoder<double> model = Random("gru", "one way", "none", 0, seed: 1);

        Assert.Contains("'width' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => model.Beam([3], 0, 5)).Message);
        Assert.Contains("'maxLength' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => model.Greedy(Tokens.FromExamples([[3]]), 0)).Message);
        Assert.Contains("'source' is empty; expected at least one token", Assert.Throws<ArgumentException>("source", () => model.Beam([], 2, 5)).Message);
        model.Parameters[0].Values.Fill(double.NaN);
        Assert.Contains("not numbers", Assert.Throws<InvalidOperationException>(() => model.Greedy(Tokens.FromExamples([[3]]), 5)).Message);
    }

    /// <summary>A model whose every number was moved, so that its choices differ from step to step.</summary>
    private static EncoderDecoder<double> Random(string cell, string encoder, string attention, int readout, int seed)
    {
        EncoderDecoder<double> model = Models.Create<double>(cell, encoder, attention, readout, seed);
        Draw.Parameters(new Random(seed), model);
        foreach (Parameter<double> p in model.Parameters)
            foreach (ref double w in p.Values) w *= 2;
        return model;
    }

    private static void Same(Hypothesis expected, Hypothesis actual)
    {
        Assert.Equal(expected.Tokens, actual.Tokens);
        Assert.Equal(expected.Finished, actual.Finished);
        Assert.Equal(expected.LogProbability, actual.LogProbability, 12);
        Assert.Equal(expected.Score, actual.Score, 12);
        Assert.Equal(expected.Weights is null, actual.Weights is null);
        if (expected.Weights is not null) Assert.True((expected.Weights - actual.Weights!).InfinityNorm() < 1e-12);
    }

    /// <summary>Every sequence that a decoder may write in so many steps: finished ones, and those cut off.</summary>
    private static IEnumerable<(int[] Tokens, bool Finished)> Everything(int longest)
    {
        IEnumerable<int[]> beginnings = [[]];
        for (int t = 0; t < longest; t++)
        {
            foreach (int[] b in beginnings) yield return (b, true);
            beginnings = [.. beginnings.SelectMany(b => Enumerable.Range(SpecialTokens.End + 1, Models.TargetWords - SpecialTokens.End - 1).Select(w => (int[])[.. b, w]))];
        }
        foreach (int[] b in beginnings) yield return (b, false);
    }

    [Fact]
    public void Threads_that_share_a_model_find_what_each_finds_alone()
    {
        EncoderDecoder<double> model = Models.Create<double>("gru", "both ways", "additive", 5, seed: 1);
        int[][] sources = [.. Models.Pairs(new Random(1), 200).Pairs.Select(pair => pair.Source.ToArray())];
        string[] alone = [.. sources.Select(source => Found(model, source))];

        string[] together = [.. sources.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(source => Found(model, source))];

        Assert.Equal(alone, together);
    }

    private static string Found(EncoderDecoder<double> model, int[] source) =>
        string.Join(" | ", model.Beam(source, width: 3, maxLength: 12).Concat(model.Greedy(Tokens.FromExamples([source]), maxLength: 12)).Select(h => $"{string.Join(' ', h.Tokens)} {h.Score:R}"));

    private static Hypothesis Scored(EncoderDecoder<double> model, int[] source, int[] tokens, bool finished)
    {
        var generator = new Generator<double>(model);
        generator.Start(Tokens.FromExamples([source]));
        int read = SpecialTokens.Start, count = 0;
        double logProbability = 0;
        foreach (int say in finished ? [.. tokens, SpecialTokens.End] : tokens)
        {
            if (count++ > 0) generator.Continue();
            logProbability += generator.Next([read])[say];
            read = say;
        }
        return new Hypothesis(tokens, logProbability, logProbability / Hypothesis.LengthPenalty(count, 0.6), finished, null);
    }
}
