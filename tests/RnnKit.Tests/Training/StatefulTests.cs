using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>A model that carries its states reads a text in pieces as if it were whole.</summary>
public sealed class StatefulTests
{
    private const int Classes = 5;

    [Fact]
    public void Pieces_read_in_order_give_the_answers_of_the_whole_text()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            int[] text = [.. Enumerable.Range(0, 12).Select(_ => random.Next(Classes))];
            float[] whole = Model(seed, stateful: false).Predict(One(text)).Values.ToArray();

            SequenceModel<float> model = Model(seed, stateful: true);
            float[] pieces = [.. text.Chunk(1 + random.Next(4)).SelectMany(piece => model.Predict(One(piece)).Values.ToArray())];

            Assert.Equal(whole, pieces);
        }
    }

    [Fact]
    public void Without_carrying_every_piece_starts_anew()
    {
        SequenceModel<float> model = Model(seed: 1, stateful: false);
        float[] first = model.Predict(One(1, 2, 3)).Values.ToArray();
        Assert.Equal(first, model.Predict(One(1, 2, 3)).Values.ToArray());
    }

    [Fact]
    public void A_reset_forgets()
    {
        SequenceModel<float> model = Model(seed: 1, stateful: true);
        float[] first = model.Predict(One(1, 2, 3)).Values.ToArray();
        float[] second = model.Predict(One(1, 2, 3)).Values.ToArray();
        model.ResetStates();

        Assert.NotEqual(first, second);
        Assert.Equal(first, model.Predict(One(1, 2, 3)).Values.ToArray());
    }

    [Fact]
    public void A_batch_of_another_size_is_refused_until_a_reset()
    {
        SequenceModel<float> model = Model(seed: 1, stateful: true);
        model.Predict(One(1, 2, 3));
        Tokens two = Tokens.FromExamples([[1, 2], [3, 4]]);

        var thrown = Assert.Throws<ArgumentException>(() => model.Predict(two));
        Assert.Contains("2 examples", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("ResetStates", thrown.Message, StringComparison.Ordinal);
        model.ResetStates();
        Assert.Equal(2, model.Predict(two).Batch);
    }

    [Fact]
    public void No_gradient_flows_back_into_the_piece_before()
    {
        // After the first piece, learning the second from its carried state is learning it from a constant initial state.
        var batch = new Batch<double>(One(0, 1, 2), One(1, 2, 3));
        SequenceModel<double> model = Model<double>(seed: 3, stateful: true);
        model.Predict(One(4, 4, 1));
        model.ZeroGradients();
        model.Learn(batch);
        double[][] carried = [.. model.Parameters.Select(p => p.Gradients.ToArray())];

        SequenceModel<double> other = Model<double>(seed: 3, stateful: false);
        (Sequence<double> before, _) = other.Embedding!.Forward(One(4, 4, 1));
        State<double>[] states = [.. other.Layer.Forward(before).Tape.Finals.Select(s => s.Copy())];
        other.ZeroGradients();
        (Sequence<double> x, EmbeddingTape<double> words) = other.Embedding.Forward(One(0, 1, 2));
        (Sequence<double> h, SequenceTape<double> run) = other.Layer.Forward(x, states);
        (Sequence<double> y, DenseTape<double> answers) = other.Head.Forward(h);
        var gradient = new Sequence<double>(1, 1, 1);
        SoftmaxCrossEntropy.Evaluate(y, batch.Classes!, gradient);
        other.Embedding.Backward(words, other.Layer.Backward(run, other.Head.Backward(answers, gradient)));

        Assert.Equal([.. other.Parameters.Select(p => p.Gradients.ToArray())], carried);
    }

    private static Tokens One(params int[] ids) => Tokens.FromExamples([ids]);

    private static SequenceModel<float> Model(int seed, bool stateful) => Model<float>(seed, stateful);

    private static SequenceModel<T> Model<T>(int seed, bool stateful)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var layer = new Stacked<T>([new Recurrent<T>(new LstmCell<T>(3, 4, seed)), new Recurrent<T>(new GruCell<T>(4, 4, seed + 1))]);
        return new SequenceModel<T>(layer, new Dense<T>(4, Classes, seed + 2, name: "head"), ReadOut.EveryStep, new Embedding<T>(Classes, 3, seed + 3)) { Stateful = stateful };
    }
}
