using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>
/// Scheduled sampling (Bengio et al. 2015): for every word a coin says whether the decoder reads the true one
/// or the one it finds likeliest itself.
/// </summary>
internal sealed class OwnWords<T>(Decoder<T> decoder, Readout<T> readout)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadoutTape<T> tape = new();
    private int[] ids = [];

    /// <summary>What the decoder reads at step t, one id an example; the steps before have been taken.</summary>
    public ReadOnlySpan<int> Choose(DecoderTape<T> run, Tokens truth, int t, double ratio, int seed)
    {
        int batch = truth.Batch;
        if (ids.Length < batch) ids = new int[batch];
        truth.Values.Slice(t * batch, batch).CopyTo(ids);
        Sequence<T>? logits = null;
        for (int b = 0; b < batch && t > 0; b++)
        {
            if (ids[b] < 0 || Coin(seed, t, b) < ratio) continue;
            logits ??= readout.Logits(run, t - 1, 1, tape);
            int own = Reduction.IndexOfMax<T>(logits.Values.Slice(b * readout.VocabularySize, readout.VocabularySize));
            if (own >= 0 && own < decoder.Embedding.VocabularySize) ids[b] = own; // none where the logits are no numbers: the loss will say so
        }
        return ids.AsSpan(0, batch);
    }

    /// <summary>A uniform number in [0, 1) for every seed, step and example (SplitMix64, Steele et al. 2014): no state to carry on.</summary>
    private static double Coin(int seed, int t, int example)
    {
        ulong z = unchecked((((ulong)(uint)seed << 32) | ((uint)t * 65_537u + (uint)example)) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
