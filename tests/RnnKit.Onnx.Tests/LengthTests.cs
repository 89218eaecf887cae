using RnnKit.Foundations;
using RnnKit.Training;

namespace RnnKit.Onnx.Tests;

/// <summary>Lengths of 0 and 1. RnnKit refuses an example without steps; a graph cannot refuse, so what it says is stated here.</summary>
public class LengthTests
{
    [Theory]
    [InlineData("RNN")]
    [InlineData("GRU")]
    [InlineData("LSTM")]
    public void A_padded_example_of_one_step_answers_as_alone(string cell)
    {
        SequenceModel<float> model = Model(cell);
        using var session = new OnnxSession(OnnxFile.ToBytes(model));
        Sequence<float> together = Draws.Input(new Random(1), 5, 3, 2, [5, 1]);
        var alone = new Sequence<float>(1, 3, 1);
        for (int i = 0; i < 3; i++) alone[0, i, 0] = together[0, i, 1];
        float[] came = session.Run(("x", OnnxSession.Of(together)), ("lengths", OnnxSession.LengthsOf(2, together.LengthOf)))["output"].Values;
        Same.Numbers(model.Predict(together).Values, came);
        Same.Numbers(model.Predict(alone).Values, came.AsSpan(2, 2));
    }

    [Theory]
    [InlineData("RNN")]
    [InlineData("GRU")]
    [InlineData("LSTM")]
    public void An_example_of_no_steps_answers_what_the_head_says_of_zeros_and_leaves_the_others_alone(string cell)
    {
        SequenceModel<float> model = Model(cell);
        Assert.Throws<ArgumentException>(() => new Sequence<float>(5, 3, 2, [5, 0]));
        using var session = new OnnxSession(OnnxFile.ToBytes(model));
        Sequence<float> together = Draws.Input(new Random(2), 5, 3, 2);
        float[] came = session.Run(("x", OnnxSession.Of(together)), ("lengths", OnnxSession.LengthsOf(2, b => b == 0 ? 5 : 0)))["output"].Values;
        Same.Numbers(model.Predict(together).Values[..2], came.AsSpan(0, 2));
        Same.Numbers(model.Head.b.Values, came.AsSpan(2, 2));
    }

    private static SequenceModel<float> Model(string cell) => new SequenceModel<float>(Draws.Cell(cell, 3, 4, 1), 2, seed: 2).Shaken(3);
}
