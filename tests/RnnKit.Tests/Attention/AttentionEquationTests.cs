using MathNet.Numerics.LinearAlgebra;
using RnnKit.Attention;
using RnnKit.Foundations;

namespace RnnKit.Tests.Attention;

/// <summary>Every mechanism against its equations, written out in MathNet for one example.</summary>
public sealed class AttentionEquationTests
{
    private readonly Matrix<double> queries = Draw.Matrix<double>(new Random(1), 6, 4), keys = Draw.Matrix<double>(new Random(2), 6, 5), values = Draw.Matrix<double>(new Random(3), 3, 5);

    [Fact]
    public void Dot_attention_is_values_times_softmax_of_keys_times_queries()
    {
        Near(values * SoftmaxOfColumns(keys.Transpose() * queries), Run(new DotAttention<double>(6, valueSize: 3)));
        Near(values * SoftmaxOfColumns(keys.Transpose() * queries / Math.Sqrt(6)), Run(new DotAttention<double>(6, scaled: true, valueSize: 3)));
    }

    [Fact]
    public void General_attention_has_a_matrix_between_query_and_key()
    {
        var general = new GeneralAttention<double>(6, 6, seed: 4, valueSize: 3);

        Near(values * SoftmaxOfColumns((queries.Transpose() * general.W.Value * keys).Transpose()), Run(general));
    }

    [Fact]
    public void Additive_attention_scores_by_a_small_network()
    {
        var additive = new AdditiveAttention<double>(6, 6, 7, seed: 4, valueSize: 3);
        Matrix<double> scores = Matrix<double>.Build.Dense(5, 4, (s, t) =>
            additive.V.Value.Column(0) * (additive.Wq.Value * queries.Column(t) + additive.Wk.Value * keys.Column(s)).PointwiseTanh());

        Near(values * SoftmaxOfColumns(scores), Run(additive));
    }

    [Fact]
    public void Multi_head_attention_is_scaled_dot_attention_on_every_heads_rows()
    {
        var several = new MultiHeadAttention<double>(6, 3, seed: 4, keySize: 6, valueSize: 3);
        Draw.Parameters(new Random(5), several);
        Matrix<double> q = Affine(several.Wq, several.Bq, queries), k = Affine(several.Wk, several.Bk, keys), v = Affine(several.Wv, several.Bv, values);
        Matrix<double> heads = Matrix<double>.Build.Dense(6, 4);
        for (int h = 0; h < 3; h++)
        {
            Matrix<double> Rows(Matrix<double> m) => m.SubMatrix(2 * h, 2, 0, m.ColumnCount);
            heads.SetSubMatrix(2 * h, 0, Rows(v) * SoftmaxOfColumns(Rows(k).Transpose() * Rows(q) / Math.Sqrt(2)));
        }

        Near(Affine(several.Wo, several.Bo, heads), Run(several));
    }

    [Fact]
    public void Several_queries_at_once_are_the_queries_one_by_one()
    {
        var additive = new AdditiveAttention<double>(6, 6, 7, seed: 4);
        Sequence<double> q = Draw.Sequence<double>(new Random(1), 4, 6, 2), memory = Draw.Sequence<double>(new Random(2), 5, 6, 2, [3, 5]);
        double[] together = additive.Forward(q, memory).Context.Values.ToArray();

        AttentionTape<double> tape = additive.Begin(memory, null, 1);
        for (int t = 0; t < 4; t++) Assert.Equal(together[(t * 12)..((t + 1) * 12)], additive.Step(tape, 0, q.Step(t)).ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        var dot = new DotAttention<double>(3);
        Sequence<double> q = new(2, 3, 4), k = new(5, 3, 4);
        var (_, tape) = dot.Forward(q, k);

        Assert.Contains("'queries' has features of 2; expected 3", Assert.Throws<ArgumentException>(() => dot.Forward(new Sequence<double>(2, 2, 4), k)).Message);
        Assert.Contains("'queries' has a batch of 1; expected 4", Assert.Throws<ArgumentException>(() => dot.Forward(new Sequence<double>(2, 3, 1), k)).Message);
        Assert.Contains("'keys' has features of 2; expected 3", Assert.Throws<ArgumentException>(() => dot.Forward(q, new Sequence<double>(5, 2, 4))).Message);
        Assert.Contains("'values' has 6 steps × 4 examples; expected 5 × 4", Assert.Throws<ArgumentException>(() => dot.Forward(q, k, new Sequence<double>(6, 3, 4))).Message);
        Assert.Contains("'dContext' is 1 × (3 × 4); expected 2 × (3 × 4)", Assert.Throws<ArgumentException>(() => dot.Backward(tape, new Sequence<double>(1, 3, 4))).Message);
        Assert.Contains("another mechanism", Assert.Throws<ArgumentException>(() => new DotAttention<double>(3).Backward(tape, q)).Message);
        Assert.Contains("'heads' is 4; expected a divisor of the size, 6", Assert.Throws<ArgumentException>(() => new MultiHeadAttention<double>(6, 4, seed: 1)).Message);
        Assert.Contains("'hiddenSize' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new AdditiveAttention<double>(1, 1, 0, seed: 1)).Message);
    }

    private static Matrix<double> SoftmaxOfColumns(Matrix<double> scores)
    {
        Matrix<double> e = scores.PointwiseExp();
        return Matrix<double>.Build.Dense(e.RowCount, e.ColumnCount, (i, j) => e[i, j] / e.Column(j).Sum());
    }

    private static Matrix<double> Affine(Parameter<double> w, Parameter<double> b, Matrix<double> x) =>
        w.Value * x + Matrix<double>.Build.Dense(w.Rows, x.ColumnCount, (i, _) => b.Value[i, 0]);

    private static void Near(Matrix<double> expected, Matrix<double> actual) => Assert.InRange((expected - actual).InfinityNorm(), 0, 1e-12);

    private Matrix<double> Run(AttentionMechanism<double> mechanism) =>
        mechanism.Forward(Sequence<double>.FromExamples([queries]), Sequence<double>.FromExamples([keys]), Sequence<double>.FromExamples([values])).Context.Example(0);
}
