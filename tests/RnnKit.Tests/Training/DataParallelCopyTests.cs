using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Tests.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>A copy reads the values of the model, and hands on its gradients: nothing stays in it for the next batch.</summary>
public sealed class DataParallelCopyTests
{
    [Fact]
    public void What_a_share_throws_reaches_the_caller_and_the_next_batch_is_learned()
    {
        using var parallel = new DataParallel<double, PairBatch>(Translator(), Translator, shares: 2, threads: 2);
        var wrong = new PairBatch([new TokenPair([3], [3]), new TokenPair([99], [3])]);

        Assert.Throws<ArgumentException>(() => parallel.Learn(wrong));

        using var untroubled = new DataParallel<double, PairBatch>(Translator(), Translator, shares: 2, threads: 2);
        PairBatch next = Models.Pairs(new Random(1), 4);
        parallel.ZeroGradients();
        Assert.Equal(untroubled.Learn(next), parallel.Learn(next));
        Assert.All(untroubled.Parameters.Zip(parallel.Parameters), pair => Assert.Equal(pair.First.Gradients.ToArray(), pair.Second.Gradients.ToArray()));
    }

    [Fact]
    public void A_batch_of_fewer_examples_than_shares_leaves_nothing_to_the_next()
    {
        using DataParallel<double, PairBatch> once = new(Translator(), Translator, shares: 3, threads: 2), again = new(Translator(), Translator, shares: 3, threads: 2);
        PairBatch whole = Models.Pairs(new Random(1), 6);
        again.Learn(whole);
        again.Learn(Models.Pairs(new Random(2), 1));
        again.ZeroGradients();

        Assert.Equal(once.Learn(whole), again.Learn(whole));
        Assert.All(once.Parameters.Zip(again.Parameters), pair => Assert.Equal(pair.First.Gradients.ToArray(), pair.Second.Gradients.ToArray()));
    }

    [Fact]
    public void Copies_read_the_values_of_the_model_whatever_model_they_served_before()
    {
        SequenceModel<double> Model(int seed) => new(new GruCell<double>(2, 70, seed), 1, seed, ReadOut.EveryStep); // U has more numbers than are added at a time
        SequenceModel<double> copy = Model(1), first = Model(2), second = Model(3);
        var random = new Random(4);
        var batch = new Batch<double>(Draw.Sequence<double>(random, 5, 2, 4), Draw.Sequence<double>(random, 5, 1, 4));
        foreach (SequenceModel<double> model in new[] { first, second, first })
        {
            using var parallel = new DataParallel<double, Batch<double>>(model, () => copy, shares: 1, threads: 1);
            SequenceModel<double> alone = Model(model == first ? 2 : 3);

            alone.ZeroGradients();
            model.ZeroGradients();
            Assert.Equal(alone.Learn(batch), parallel.Learn(batch), 1e-14);
            Assert.All(alone.Parameters.Zip(model.Parameters), pair => Assert.Equal(pair.First.Gradient.Enumerate(), pair.Second.Gradient.Enumerate(), (x, y) => Math.Abs(x - y) < 1e-12));
            Assert.All(copy.Parameters.Zip(model.Parameters), pair => Assert.True(pair.First.Values.Overlaps(pair.Second.Values)));
        }
    }

    private static RnnKit.Seq2Seq.EncoderDecoder<double> Translator() => Models.Create<double>("gru", "both ways", "additive", readout: 4, seed: 3);
}
