using MathNet.Numerics.LinearAlgebra;
using RnnKit.Attention;
using RnnKit.Foundations;

namespace RnnKit.Tests.Attention;

/// <summary>The opponent of attention: the encoder's last states, the same at every step. Its gradients are checked with those of whole models.</summary>
public sealed class RepeatedContextTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_context_is_where_the_encoder_ends_whatever_is_asked(bool bothWays)
    {
        Sequence<double> queries = Draw.Sequence<double>(new Random(1), 3, 2, 2), memory = Draw.Sequence<double>(new Random(2), 5, 4, 2, [5, 3]);
        var (context, tape) = new RepeatedContext<double>(2, 4, bothWays).Forward(queries, memory);
        for (int t = 0; t < 3; t++)
            for (int b = 0; b < 2; b++)
            {
                Matrix<double> states = memory.Example(b);
                Vector<double> end = states.Column(states.ColumnCount - 1);
                if (bothWays) end.SetSubVector(2, 2, states.Column(0).SubVector(2, 2));
                Assert.Equal(end, context.ToMatrix(t).Column(b));
            }
        Assert.Equal(1, tape.Weights(1)[2, 0]);
        if (bothWays) Assert.Equal(1, tape.Weights(1, head: 1)[0, 0]);
    }

    [Fact]
    public void Halves_want_an_even_number() => Assert.Equal("size", Assert.Throws<ArgumentException>(() => new RepeatedContext<float>(2, 3, bothWays: true)).ParamName);

    [Fact]
    public void After_the_first_batch_nothing_is_allocated()
    {
        var mechanism = new RepeatedContext<float>(6, 12, bothWays: true);
        Sequence<float> queries = Draw.Sequence<float>(new Random(1), 5, 6, 4), memory = Draw.Sequence<float>(new Random(2), 7, 12, 4, [7, 3, 1, 6]), d = Draw.Sequence<float>(new Random(3), 5, 12, 4);
        AttentionTape<float>? tape = null;
        void Run()
        {
            (_, tape) = mechanism.Forward(queries, memory, reuse: tape);
            mechanism.Backward(tape, d);
        }

        for (int i = 0; i < 40; i++) Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) Run();
        Assert.Equal(0, (GC.GetAllocatedBytesForCurrentThread() - before) / 10);
    }
}
