using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Tests.Foundations;

public sealed class SequenceTests
{
    [Fact]
    public void Examples_come_back_as_they_went_in()
    {
        var random = new Random(1);
        Matrix<float>[] examples = [.. new[] { 3, 1, 7 }.Select(length => Draw.Matrix<float>(random, 4, length))];

        Sequence<float> sequence = Sequence<float>.FromExamples(examples);

        Assert.Equal((7, 4, 3), (sequence.Steps, sequence.Features, sequence.Batch));
        for (int b = 0; b < 3; b++) Assert.Equal(examples[b], sequence.Example(b));
        Assert.Equal(0, sequence[3, 0, 0]);
        Assert.Equal("Sequence 7 steps × (4 features × 3 examples), lengths 1 to 7", sequence.ToString());
    }

    [Fact]
    public void A_step_is_a_matrix_of_features_by_batch()
    {
        var sequence = new Sequence<double>(2, 2, 3);
        sequence[1, 0, 2] = 5;

        Assert.Equal(5, sequence.ToMatrix(1)[0, 2]);
        Assert.Equal(5, sequence.Step(1)[4]);
        Assert.Equal(5, sequence.Values[10]);
    }

    [Fact]
    public void Tokens_are_padded_with_nothing_and_become_columns_with_a_single_one()
    {
        var tokens = Tokens.FromExamples([[2, 0, 1], [1]]);

        Assert.Equal([2, 1, 0, -1, 1, -1], tokens.Values.ToArray());
        Assert.Equal(4, tokens.Count());
        Sequence<float> hot = tokens.ToOneHot<float>(3);
        Assert.Equal(new float[] { 0, 0, 1, 0, 1, 0 }, hot.Step(0).ToArray());
        Assert.Equal(new float[] { 1, 0, 0, 0, 0, 0 }, hot.Step(1).ToArray());
        Assert.Equal(1, hot.LengthOf(1));
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        Assert.Contains("'steps' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Sequence<float>(0, 1, 1)).Message);
        Assert.Contains("'lengths' holds 4 for example 1; expected 1 to 3", Assert.Throws<ArgumentException>(() => new Sequence<float>(3, 1, 2, [3, 4])).Message);
        Assert.Contains("'lengths' has a count of 1; expected 2", Assert.Throws<ArgumentException>(() => new Sequence<float>(3, 1, 2, [3])).Message);
        Assert.Contains("'examples' is empty", Assert.Throws<ArgumentException>(() => Sequence<float>.FromExamples([])).Message);
        Assert.Contains("'examples' is empty at 1; expected at least one id", Assert.Throws<ArgumentException>("examples", () => Tokens.FromExamples([[1], []])).Message);
        Matrix<float> some = Draw.Matrix<float>(new Random(1), 2, 3), none = Matrix<float>.Build.Dense(2, 0);
        Assert.Contains("'examples' has 0 steps at 1; expected at least one", Assert.Throws<ArgumentException>("examples", () => Sequence<float>.FromExamples([some, none])).Message);
        Assert.Throws<ArgumentNullException>("inputs", () => new Batch<float>((Tokens)null!, Tokens.FromExamples([[0]])));
        Assert.Throws<ArgumentNullException>("inputs", () => new Batch<float>((Sequence<float>)null!, new Sequence<float>(1, 1, 1)));
        Assert.Throws<ArgumentNullException>("classes", () => new Batch<float>(new Sequence<float>(1, 1, 1), (Tokens)null!));
        Assert.Throws<ArgumentNullException>("targets", () => new Batch<float>(Tokens.FromExamples([[0]]), (Sequence<float>)null!));
        Assert.Contains("holds -2", Assert.Throws<ArgumentException>(() => Tokens.FromExamples([[-2]])).Message);
        Assert.Contains("a token is 3", Assert.Throws<ArgumentException>(() => Tokens.FromExamples([[3]]).ToOneHot<float>(3)).Message);
        Assert.Contains("'classes' has a batch of 1; expected 2", Assert.Throws<ArgumentException>(() => new Batch<float>(new Sequence<float>(1, 1, 2), Tokens.FromExamples([[0]]))).Message);
    }

    [Fact]
    public void More_numbers_than_an_array_holds_are_refused_with_their_sizes()
    {
        string sequence = Assert.Throws<ArgumentOutOfRangeException>("steps", () => new Sequence<float>(65536, 65536, 1)).Message;
        Assert.Contains("'steps' × 'features' × 'batch' is 65536 × 65536 × 1; expected at most 2147483591 numbers", sequence);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new Sequence<float>(46341, 46341, 1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new Sequence<double>(int.MaxValue, int.MaxValue, int.MaxValue));
        string parameter = Assert.Throws<ArgumentOutOfRangeException>("rows", () => new Parameter<float>("W", 65536, 65536)).Message;
        Assert.Contains("'rows' × 'columns' is 65536 × 65536; expected at most", parameter);

        IReadOnlyList<int> one = [0], many = new int[65536];
        string tokens = Assert.Throws<ArgumentException>("examples", () => Tokens.FromExamples([many, .. Enumerable.Repeat(one, 65535)])).Message;
        Assert.Contains("'examples' fills 65536 steps × 65536 examples", tokens);
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Tokens.FromExamples([many]).ToOneHot<float>(65536));
    }

    [Fact]
    public void A_run_that_needs_more_memory_than_an_array_holds_is_refused()
    {
        var layer = new Recurrent<float>(new RnnCell<float>(1, 256, seed: 1));

        Assert.Throws<ArgumentOutOfRangeException>("steps", () => layer.Forward(new Sequence<float>(65536, 1, 128)));
    }
}
