using System.Runtime.CompilerServices;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Storage;
using RnnKit.Text;
using RnnKit.Training;

namespace RnnKit.Tests.Data;

/// <summary>What notebook 11 says about <c>data/prose</c>.</summary>
public sealed class ProseFile
{
    private static readonly string[] Lines = File.ReadAllLines(PathOf("prose.txt"));

    [Fact]
    public void Every_paragraph_is_plain_text_and_none_comes_twice()
    {
        Assert.Equal(1186, Lines.Length);
        Assert.All(Lines, line => Assert.Matches("^[ -~]+$", line));
        Assert.Equal(Lines.Length, Lines.Distinct().Count());
    }

    [Fact]
    public void Its_author_has_read_it_and_is_less_surprised_by_what_was_held_out_than_the_best_counts_are()
    {
        string[] lower = [.. Lines.Select(line => line.ToLowerInvariant())];
        var letters = new Alphabet(string.Concat(string.Concat(lower).Append('\n').Distinct().Order()));
        int[] unread = letters.Encode(string.Concat(lower.Where((_, i) => i % 10 == 9).Select(line => line + "\n")));
        var author = new SequenceModel<float>(new GruCell<float>(32, 128, seed: 1), letters.Size, seed: 1, ReadOut.EveryStep, new Embedding<float>(letters.Size, 32, seed: 1));
        ModelFile.Load(PathOf("author.safetensors"), author);

        double loss = author.Loss(new Batch<float>(Tokens.FromExamples([unread[..^1]]), Tokens.FromExamples([unread[1..]])));

        Assert.InRange(Math.Exp(loss), 3.5, 4.05);   // counts of all lengths up to four letters: 4.06
    }

    private static string PathOf(string file, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "data", "prose", file);
}
