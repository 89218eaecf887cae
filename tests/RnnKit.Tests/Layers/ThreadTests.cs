using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Tests.Numerics;

namespace RnnKit.Tests.Layers;

[Collection(nameof(ThreadNumbers))]
public sealed class ThreadTests : IDisposable
{
    private readonly int before = Threads.Count;

    public void Dispose() => Threads.Count = before;

    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void Any_number_of_threads_gives_the_same_bits_there_and_back(string cell)
    {
        Threads.Count = 1;
        float[] alone = Run(cell, keep: true);
        foreach (int threads in (int[])[2, 3, 5])
        {
            Threads.Count = threads;
            Draws.AssertSameBits<float>(alone, Run(cell, keep: true), $"{cell} on {threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void A_run_that_keeps_nothing_says_the_same_and_has_no_way_back(string cell)
    {
        Assert.Equal(Forward(cell, keep: true).Output.Values.ToArray(), Forward(cell, keep: false).Output.Values.ToArray());

        (Recurrent<float> layer, Sequence<float> output, RecurrentTape<float> tape) = Forward(cell, keep: false);
        Assert.Throws<InvalidOperationException>(() => layer.Backward(tape, output));
        Assert.Throws<InvalidOperationException>(() => tape.Steps.Block(0).Length);
    }

    /// <summary>Weights so large that threads share out hidden units: the last panel is not whole, examples end early, and of many there are two parts.</summary>
    [Theory]
    [MemberData(nameof(LargeRuns))]
    public void Sharing_out_hidden_units_gives_the_same_bits(string cell, int batch)
    {
        ShareUnits<float>(cell, batch, pays: cell != "gru, reset before" && (batch == 6 || cell is "gru" or "lstm"));
        ShareUnits<double>(cell, batch, pays: cell != "gru, reset before");
    }

    public static IEnumerable<TheoryDataRow<string, int>> LargeRuns =>
        from cell in Unrolled.Cells
        from batch in (int[])[6, 70]
        select new TheoryDataRow<string, int>(cell.Data, batch);

    [Theory]
    [InlineData(1, 72)]
    [InlineData(2, 72)]
    [InlineData(2, 260)]
    public void After_the_first_a_run_forward_allocates_nothing(int threads, int hidden)
    {
        Threads.Count = threads;
        (Recurrent<float> layer, _, RecurrentTape<float>? tape) = Forward("lstm", keep: false, hidden);
        Sequence<float> x = tape.Input;
        for (int i = 0; i < 60; i++) (_, tape) = layer.Forward(x, reuse: tape, keep: false);
        Assert.Equal(0, Enumerable.Range(0, 5).Min(round => // the pool of threads makes its own queue longer now and then
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++) (_, tape) = layer.Forward(x, reuse: tape, keep: false);
            return GC.GetAllocatedBytesForCurrentThread() - allocated;
        }));
    }

    [Fact]
    public void Hidden_units_are_shared_out_where_there_are_enough_of_them_for_the_threads()
    {
        var narrow = new LstmCell<float>(2000, 32, 1);

        Assert.False(UnitwiseRun<float>.Pays(narrow, steps: 10, batch: 64, threads: 2, shares: 2)); // one panel of units
        Assert.True(UnitwiseRun<float>.Pays(narrow, steps: 10, batch: 65, threads: 2, shares: 2)); // two parts of the examples
        Assert.False(UnitwiseRun<float>.Pays(narrow, steps: 10, batch: 65, threads: 3, shares: 3));
        Assert.False(UnitwiseRun<float>.Pays(new LstmCell<float>(64, 128, 1), steps: 10, batch: 64, threads: 2, shares: 2)); // weights that a cache holds
        Assert.False(UnitwiseRun<float>.Pays(narrow, steps: 50, batch: 1, threads: 2, shares: 1)); // a single example reads U as it is
    }

    private static void ShareUnits<T>(string cell, int batch, bool pays)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(2);
        var layer = new Recurrent<T>(Unrolled.Cell<T>(cell, 40, 324, 1));
        Draw.Parameters(random, layer);
        Sequence<T> x = Draw.Sequence<T>(random, steps: 6, features: 40, batch, Draw.Lengths(random, 6, batch));
        State<T> initial = new([.. layer.Cell.States.Select(_ => Draw.Matrix<T>(random, 324, batch))]);
        Threads.Count = 1;
        T[] alone = Said(layer.Forward(x, initial));
        foreach (int threads in (int[])[2, 3, 5])
        {
            Threads.Count = threads;
            (Sequence<T> Output, RecurrentTape<T> Tape) run = layer.Forward(x, initial, keep: false);

            Assert.Equal(pays, UnitwiseRun<T>.Pays(layer.Cell, 6, batch, threads, shares: batch == 6 ? 1 : threads));
            Draws.AssertSameBits<T>(alone, Said(run), $"{cell} on {threads} threads");
            Assert.Throws<InvalidOperationException>(() => run.Tape.Steps.Block(0, 0).Length);
        }
    }

    /// <summary>Large enough for several threads, with padding, and with a last piece smaller than the others.</summary>
    private static (Recurrent<float> Layer, Sequence<float> Output, RecurrentTape<float> Tape) Forward(string cell, bool keep, int hidden = 72)
    {
        var random = new Random(1);
        const int Steps = 9, Batch = 45;
        var layer = new Recurrent<float>(Unrolled.Cell<float>(cell, 40, hidden, 1));
        Sequence<float> x = Draw.Sequence<float>(random, Steps, 40, Batch, Draw.Lengths(random, Steps, Batch));
        (Sequence<float> output, RecurrentTape<float> tape) = layer.Forward(x, keep: keep);
        return (layer, output, tape);
    }

    private static T[] Said<T>((Sequence<T> Output, RecurrentTape<T> Tape) run)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. run.Output.Values, .. Enumerable.Range(0, run.Tape.Final.Parts).SelectMany(j => run.Tape.Final[j].ToArray())];

    private static float[] Run(string cell, bool keep)
    {
        (Recurrent<float> layer, Sequence<float> output, RecurrentTape<float> tape) = Forward(cell, keep);
        float[] said = output.Values.ToArray();
        Sequence<float> dx = layer.Backward(tape, Draw.Sequence<float>(new Random(2), output.Steps, output.Features, output.Batch));
        return [.. said, .. dx.Values.ToArray(), .. layer.Parameters.SelectMany(p => p.Gradients.ToArray())];
    }
}
