using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Seq2Seq;
using RnnKit.Tasks;
using RnnKit.Tests.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(ReadOut.EveryStep, false)]
    [InlineData(ReadOut.EveryStep, true)]
    [InlineData(ReadOut.LastStep, false)]
    [InlineData(ReadOut.LastStep, true)]
    public void After_the_first_batch_a_training_step_allocates_less_than_a_kilobyte(ReadOut readOut, bool embedded)
    {
        Dataset<float> data = readOut == ReadOut.EveryStep
            ? SymbolTasks.Echo<float>(64, length: 20, delay: 2, symbols: 8, seed: 1)
            : SymbolTasks.FirstSymbol<float>(64, gap: 19, symbols: 6, seed: 1);
        IReadOnlyList<Batch<float>> batches = data.Batches(32);
        var embedding = embedded ? new Embedding<float>(8, 16, seed: 2) : null;
        var model = new SequenceModel<float>(new RnnCell<float>(embedded ? 16 : 8, 64, seed: 3), data.OutputSize, seed: 4, readOut, embedding);

        Assert.InRange(Allocated(model, batches), 0, 1023);
    }

    [Theory]
    [InlineData(ReadOut.EveryStep)]
    [InlineData(ReadOut.LastStep)]
    public void So_it_is_with_a_stack_that_looks_both_ways_and_drops(ReadOut readOut)
    {
        Dataset<float> data = readOut == ReadOut.EveryStep
            ? SymbolTasks.Echo<float>(64, length: 20, delay: 2, symbols: 8, seed: 1)
            : SymbolTasks.FirstSymbol<float>(64, gap: 19, symbols: 6, seed: 1);
        var layer = new Stacked<float>(
            [
                new Bidirectional<float>(new LstmCell<float>(8, 16, seed: 1), new LstmCell<float>(8, 16, seed: 2)),
                new Bidirectional<float>(new GruCell<float>(32, 16, seed: 3), new GruCell<float>(32, 16, seed: 4)),
            ],
            dropout: 0.3);
        var model = new SequenceModel<float>(layer, new Dense<float>(32, data.OutputSize, seed: 5, name: "head"), readOut);

        Assert.InRange(Allocated(model, data.Batches(32)), 0, 1023);
    }

    [Fact]
    public void So_it_is_with_an_encoder_decoder_with_attention()
    {
        var random = new Random(1);
        EncoderDecoder<float> model = Models.Create<float>("gru", "both ways", "additive", readout: 5, seed: 1, hidden: 32, embedding: 16);

        Assert.InRange(Allocated(model, [Models.Pairs(random, 32), Models.Pairs(random, 32)]), 0, 1023);
    }

    [Fact]
    public void So_it_is_with_a_transformer()
    {
        var random = new Random(1);
        Transformer<float> model = Transformer<float>.Of(Models.SourceWords, Models.TargetWords, 16, heads: 2, hidden: 32, blocks: 2, seed: 1);

        Assert.InRange(Allocated(model, [Models.Pairs(random, 32), Models.Pairs(random, 32)]), 0, 1023);
    }

    private static long Allocated<TBatch>(ILearner<float, TBatch> model, IReadOnlyList<TBatch> batches)
    {
        var optimizer = new Adam<float>(0.001);
        void Step(TBatch batch)
        {
            model.ZeroGradients();
            model.Learn(batch);
            Clipping.ByNorm(model.Parameters, 1);
            optimizer.Step(model.Parameters);
        }

        for (int i = 0; i < 40; i++) Step(batches[i % 2]); // the first batch, and time for the compiler to settle
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) Step(batches[i % 2]);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
    }
}
