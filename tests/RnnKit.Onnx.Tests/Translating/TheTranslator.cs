using System.Runtime.CompilerServices;
using RnnKit.Text;

namespace RnnKit.Onnx.Tests.Translating;

/// <summary>The translator of notebooks 00 and 15 says the same in ONNX Runtime.</summary>
public class TheTranslator
{
    [Fact]
    public void It_translates_the_whole_test_part_into_the_same_sentences()
    {
        Translator translator = Translator.Load(PathOf("translator.safetensors"));
        (byte[] encoder, byte[] decoder) = OnnxFile.ToBytes(
            translator.Model, new OnnxOptions { InputVocabulary = translator.English.ById, OutputVocabulary = translator.French.ById });
        using var onnx = new OnnxTranslator(encoder, decoder);
        int sentences = 0;
        foreach (SentencePair pair in ParallelCorpus.Read(PathOf("test.tsv")).Pairs)
        {
            int[] source = translator.English.Encode(Translator.EnglishWords.Tokenize(pair.Source));
            int longest = 2 * source.Length + 10;
            Assert.Equal(translator.Model.Beam(source, width: 1, longest)[0].Tokens, onnx.Greedy(source, longest));
            sentences++;
        }
        Assert.InRange(sentences, 900, int.MaxValue);
    }

    private static string PathOf(string name, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "data", "eng-fra", name));
}
