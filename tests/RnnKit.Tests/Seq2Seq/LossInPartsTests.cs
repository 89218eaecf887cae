using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Tests.Numerics;

namespace RnnKit.Tests.Seq2Seq;

/// <summary>The loss of a large batch, whose parts go through the model on several threads.</summary>
[Collection(nameof(ThreadNumbers))]
public sealed class LossInPartsTests : IDisposable
{
    private readonly int before = Threads.Count;

    public void Dispose() => Threads.Count = before;

    [Theory]
    [MemberData(nameof(Models.Kinds), MemberType = typeof(Models))]
    public void Any_number_of_threads_gives_the_same_bits_and_the_last_parts_attention(string cell, string encoder, string attention, int readout)
    {
        EncoderDecoder<float> model = Models.Create<float>(cell, encoder, attention, readout, seed: 3, hidden: 24);
        PairBatch batch = Models.Pairs(new Random(4), 1000, longest: 12);
        Assert.True(batch.Parts.Count > 5);
        Threads.Count = 1;
        double alone = model.Loss(batch);
        float[]? looked = model.AttentionRun?.Context.Values.ToArray();
        Assert.Equal(batch.Parts.Sum(part => part.TargetCount * model.Loss(part)) / batch.TargetCount, alone);

        foreach (int threads in (int[])[2, 3, 5, 2])
        {
            Threads.Count = threads;
            Assert.Equal(alone, model.Loss(batch));
            if (looked is not null) Draws.AssertSameBits<float>(looked, model.AttentionRun!.Context.Values.ToArray(), $"contexts on {threads} threads");
        }
    }

    [Fact]
    public void A_part_that_does_not_fit_fails_the_whole_and_harms_no_later_run()
    {
        Threads.Count = 2;
        EncoderDecoder<float> model = Models.Create<float>("gru", "both ways", "additive", 5, seed: 3, hidden: 24);
        PairBatch batch = Models.Pairs(new Random(4), 1000, longest: 12);
        double right = model.Loss(batch);
        TokenPair unknown = new([Models.SourceWords], [1]);
        foreach (int at in (int[])[0, 500, 999])
        {
            TokenPair[] pairs = [.. batch.Pairs];
            pairs[at] = unknown;
            Assert.Contains($"holds {Models.SourceWords}", Assert.Throws<ArgumentException>(() => model.Loss(new PairBatch(pairs))).Message, StringComparison.Ordinal);
            Assert.Equal(right, model.Loss(batch));
        }
    }
}
