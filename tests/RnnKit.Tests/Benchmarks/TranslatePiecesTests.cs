using RnnKit.Benchmarks.Translate;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Tests.Seq2Seq;
using RnnKit.Text;

namespace RnnKit.Tests.Benchmarks;

/// <summary>The pieces that <c>translate</c> is made of.</summary>
public sealed class TranslatePiecesTests
{
    [Fact]
    public void Every_target_of_a_source_sentence_is_a_reference_and_the_sentence_is_translated_once()
    {
        var corpus = new ParallelCorpus("test", [new("Run!", "Cours !"), new("Go.", "Va !"), new("Run!", "Courez !"), new("Run!", "Fuyez !")]);
        Evaluation evaluation = Of(corpus);
        Assert.Equal(["Run!", "Go."], evaluation.Sentences.Select(s => s.Source));
        Assert.Equal(["cours !", "courez !", "fuyez !"], evaluation.References[0].Select(r => string.Join(' ', r)));
        Assert.Equal(["va !"], evaluation.References[1].Select(r => string.Join(' ', r)));
    }

    [Fact]
    public void Ids_and_words_are_each_others_way_back_and_an_unknown_word_is_asked_for_by_its_place()
    {
        var lexicon = new Lexicon(Language.English, ["I see Tom.", "I see Tom."], minimumCount: 2);
        int[] ids = lexicon.Encode(lexicon.Words("I see Mary."));
        Assert.All(ids, id => Assert.InRange(id, SpecialTokens.Unknown, lexicon.Size - 1));
        Assert.Equal(["i", "see", "word 2", "."], lexicon.Decode(ids, place => $"word {place}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Two_halves_have_the_loss_and_the_gradient_of_the_whole_batch(int count)
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            IReadOnlyList<TokenPair> pairs = Models.Pairs(new Random(seed), count).Pairs;
            EncoderDecoder<float> whole = Model(1), first = Model(1), other = Model(2);
            whole.ZeroGradients();
            double loss = whole.Learn(new PairBatch(pairs));
            var halves = new TwoHalves(first, other);
            halves.ZeroGradients();
            Assert.Equal(loss, halves.Learn(HalvedBatch.Of(pairs)), 5e-6);
            for (int i = 0; i < whole.Parameters.Count; i++)
            {
                float[] expected = whole.Parameters[i].Gradients.ToArray(), actual = halves.Parameters[i].Gradients.ToArray();
                Assert.All(expected.Zip(actual), g => Assert.Equal(g.First, g.Second, 1e-5f));
            }
        }
    }

    private static EncoderDecoder<float> Model(int seed) => Models.Create<float>("gru", "both ways", "additive", 5, seed);

    private static Evaluation Of(ParallelCorpus corpus) => new(
        corpus,
        new Lexicon(Language.English, corpus.Pairs.Select(p => p.Source), 1),
        new Lexicon(Language.French, corpus.Pairs.Select(p => p.Target), 1));
}
