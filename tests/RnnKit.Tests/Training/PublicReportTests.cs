using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Text;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>What users of other libraries reported as wrong, tried on this one.</summary>
public sealed class PublicReportTests
{
    [Fact] // pytorch #116349, #75181: NaN
    public void A_loss_whose_every_target_is_ignored_is_refused()
    {
        var logits = new Sequence<float>(2, 3, 1);

        Assert.Contains("marks every position to be ignored", Assert.Throws<ArgumentException>(
            () => SoftmaxCrossEntropy.Evaluate(logits, Tokens.FromExamples([[Tokens.Nothing, Tokens.Nothing]]), new Sequence<float>(2, 3, 1))).Message);
    }

    [Theory] // pytorch #73205, #69339: the ignored ones took part in the smoothing
    [InlineData(0)]
    [InlineData(0.2)]
    public void Label_smoothing_leaves_ignored_positions_alone(double smoothing)
    {
        Sequence<double> both = Draw.Sequence<double>(new Random(1), 2, 3, 1), gradient = new(2, 3, 1);
        Sequence<double> first = Sequence<double>.FromExamples([both.Example(0).SubMatrix(0, 3, 0, 1)]);

        double loss = SoftmaxCrossEntropy.Evaluate(both, Tokens.FromExamples([[2, Tokens.Nothing]]), gradient, smoothing);

        Assert.Equal(SoftmaxCrossEntropy.Evaluate(first, Tokens.FromExamples([[2]]), new Sequence<double>(1, 3, 1), smoothing), loss, 1e-15);
        Assert.Equal([0, 0, 0], gradient.Step(1).ToArray());
    }

    [Fact] // a mask of -∞, and logits further apart than any float
    public void A_loss_is_the_number_that_it_is_however_far_the_logits_are_apart()
    {
        double Loss(params float[] logits)
        {
            var x = new Sequence<float>(1, logits.Length, 1);
            logits.CopyTo(x.Values);
            double loss = SoftmaxCrossEntropy.Evaluate(x, Tokens.FromExamples([[0]]), x);
            Assert.All(x.Values.ToArray(), g => Assert.True(float.IsFinite(g)));
            return loss;
        }

        Assert.Equal(Math.Log(2), Loss(1000, 1000, float.NegativeInfinity), 1e-7);
        Assert.Equal(6e38, Loss(-3e38f, 3e38f), 1e32);
        Assert.Equal(0, Loss(3e38f, -3e38f));
    }

    [Theory] // deepmd-kit #5519, burn #5699, fairscale #263: the norm was ∞, the gradients became 0
    [InlineData(1e19f, 128)]
    [InlineData(3e38f, 1000)]
    [InlineData(1e-38f, 128)]
    public void Many_large_gradients_are_clipped_to_the_threshold_not_to_zero(float each, int count)
    {
        var p = new Parameter<float>("w", count, 1);
        p.Gradients.Fill(each);
        double norm = each * Math.Sqrt(count);

        Assert.Equal(1, Clipping.ByNorm<float>([p], norm / 2) / norm, 1e-6);
        Assert.Equal(0.5, Clipping.Norm<float>([p]) / norm, 1e-6);
    }

    [Fact] // nalgebra #1368 (2.12), metanumerics #56 (no convergence), numpy #5588 (never ended)
    public void Singular_values_are_found_where_others_were_not()
    {
        MatrixBuilder<double> build = Matrix<double>.Build;

        Assert.All(
            Spectrum.SingularValues(build.DenseOfRowArrays([1, 6.23101e-24, 2.2194742e-23], [7.9115625e-24, 1, 6.47089e-22], [1.922059e-23, 9.848782e-22, 1])),
            value => Assert.Equal(1, value, 1e-15));
        double[] values = Spectrum.SingularValues(build.DenseOfRowArrays([44.6667, -392, -66], [-392, 3488, 504.0001], [-66, 504.0001, 216.0001]));
        Assert.Equal(44.6667 + 3488 + 216.0001, values.Sum(), 1e-3); // symmetric, all but positive: the trace
        Assert.All(Spectrum.SingularValues(build.DenseOfRowArrays([0, 0], [double.NaN, double.NaN])), value => Assert.Equal(double.PositiveInfinity, value));
    }

    [Theory]
    [InlineData("yes", "no", 0)]                                             // sacrebleu #141: 50
    [InlineData("this is a cat", "okay thanks", 0)]                          // the same: 8
    [InlineData("", "this is what you want", 0)]                             // browsermt/students #10: 1
    [InlineData("Generaldirektion Informationsgesellschaft", "Generaldirektion Informationsgesellschaft", 0)] // sacrebleu #198, #114: no 4-gram at all
    [InlineData("happy", "like achieve|happy", 0)]                           // sacrebleu #150
    [InlineData("This is cat .", "This is a cat .|This is a bad cat .", 35.19)] // the same, with four tokens
    [InlineData("The dog bit the man .", "The dog had bit the man .", 51.15)] // sacrebleu #198
    public void Bleu_is_what_its_definition_says(string hypothesis, string references, double score)
    {
        string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(score, Bleu.Corpus([Words(hypothesis)], [[.. references.Split('|').Select(Words)]]).Score, 0.005);
    }

    [Fact] // sacrebleu #239, nltk #1383: one empty hypothesis among others costs its length, no more
    public void An_empty_hypothesis_counts_by_its_reference_alone()
    {
        string[] words = ["a", "b", "c", "d", "e"];

        BleuScore score = Bleu.Corpus([words, []], [[words], [words]]);

        Assert.Equal(100 * Math.Exp(1 - 10.0 / 5), score.Score, 1e-9);
    }
}
