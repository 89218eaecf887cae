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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void After_the_first_a_run_forward_allocates_nothing(int threads)
    {
        int before = Threads.Count;
        try
        {
            Threads.Count = threads;
            (Recurrent<float> layer, _, RecurrentTape<float>? tape) = Forward("lstm", keep: false);
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
    private static (Recurrent<float> Layer, Sequence<float> Output, RecurrentTape<float> Tape) Forward(string cell, bool keep)
    {
        var random = new Random(1);
        const int Steps = 9, Batch = 45;
        var layer = new Recurrent<float>(Unrolled.Cell<float>(cell, 40, 72, 1));
        Sequence<float> x = Draw.Sequence<float>(random, Steps, 40, Batch, Draw.Lengths(random, Steps, Batch));
        (Sequence<float> output, RecurrentTape<float> tape) = layer.Forward(x, keep: keep);
        return (layer, output, tape);
    }

    private static float[] Run(string cell, bool keep)
    {
        (Recurrent<float> layer, Sequence<float> output, RecurrentTape<float> tape) = Forward(cell, keep);
        float[] said = output.Values.ToArray();
        Sequence<float> dx = layer.Backward(tape, Draw.Sequence<float>(new Random(2), output.Steps, output.Features, output.Batch));
        return [.. said, .. dx.Values.ToArray(), .. layer.Parameters.SelectMany(p => p.Gradients.ToArray())];
    }
}
