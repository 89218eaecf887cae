using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Tests.Numerics;

namespace RnnKit.Tests.Layers;

public sealed class ThreadTests
{
    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void Any_number_of_threads_gives_the_same_bits_there_and_back(string cell)
    {
        int before = Threads.Count;
        try
        {
            Threads.Count = 1;
            float[] alone = Run(cell, keep: true);
            foreach (int threads in (int[])[2, 3, 5])
            {
                Threads.Count = threads;
                Draws.AssertSameBits<float>(alone, Run(cell, keep: true), $"{cell} on {threads} threads");
            }
        }
        finally
        {
            Threads.Count = before;
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
        int before = Threads.Count;
        try
        {
            var random = new Random(2);
            var layer = new Recurrent<float>(Unrolled.Cell<float>(cell, 40, 324, 1));
            Draw.Parameters(random, layer);
            Sequence<float> x = Draw.Sequence<float>(random, steps: 6, features: 40, batch, Draw.Lengths(random, 6, batch));
            State<float> initial = new([.. layer.Cell.States.Select(_ => Draw.Matrix<float>(random, 324, batch))]);
            Threads.Count = 1;
            float[] alone = Said(layer.Forward(x, initial));
            foreach (int threads in (int[])[2, 3, 5])
            {
                Threads.Count = threads;
                (Sequence<float> Output, RecurrentTape<float> Tape) run = layer.Forward(x, initial, keep: false);

                bool sharesUnits = cell != "gru, reset before" && (batch == 6 || layer.Cell.Gates.Count > 1);
                Assert.Equal(sharesUnits, run.Tape.Unrolling.StepsHeld == 0);
                Draws.AssertSameBits<float>(alone, Said(run), $"{cell} on {threads} threads");
                if (sharesUnits) Assert.Throws<InvalidOperationException>(() => run.Tape.Steps.Block(0, 0).Length);
            }
        }
        finally
        {
            Threads.Count = before;
        }
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
        int before = Threads.Count;
        try
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
        finally
        {
            Threads.Count = before;
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

    private static float[] Said((Sequence<float> Output, RecurrentTape<float> Tape) run) =>
        [.. run.Output.Values, .. Enumerable.Range(0, run.Tape.Final.Parts).SelectMany(j => run.Tape.Final[j].ToArray())];

    private static float[] Run(string cell, bool keep)
    {
        (Recurrent<float> layer, Sequence<float> output, RecurrentTape<float> tape) = Forward(cell, keep);
        float[] said = output.Values.ToArray();
        Sequence<float> dx = layer.Backward(tape, Draw.Sequence<float>(new Random(2), output.Steps, output.Features, output.Batch));
        return [.. said, .. dx.Values.ToArray(), .. layer.Parameters.SelectMany(p => p.Gradients.ToArray())];
    }
}
