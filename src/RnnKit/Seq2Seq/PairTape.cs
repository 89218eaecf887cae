using System.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>What a run of an <see cref="EncoderDecoder{T}"/> wrote down, in each of its layers; the next run with the same tape overwrites it.</summary>
internal sealed class PairTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public EncoderTape<T>? Encoder { get; set; }

    public BridgeTape<T> Bridge { get; } = new();

    public DecoderTape<T>? Decoder { get; set; }

    public ReadoutTape<T> Readout { get; } = new();
}
