using System.Numerics;
using Google.Protobuf;
using RnnKit.Foundations;
using RnnKit.Onnx.Graphs;
using RnnKit.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Onnx;

/// <summary>
/// Models as ONNX files: what ONNX Runtime and its like run on servers, phones and in browsers, without RnnKit.
/// Recurrent layers become the standard operators <c>RNN</c>, <c>GRU</c> and <c>LSTM</c>; steps and batch stay open, and
/// <c>lengths</c> says which steps are padding. The files are of operator set 17 and IR version 8.
/// <para>
/// Every number is written as a 32-bit float, also those of a model in double: the recurrent operators of ONNX Runtime
/// compute in nothing else. A weight that no 32-bit float can hold is refused.
/// </para>
/// <para>
/// A sequence model has the inputs <c>x</c> (float, steps × batch × features) or <c>tokens</c> (int64, steps × batch; -1 where there is none)
/// and <c>lengths</c> (int32, batch; 1 to steps), and the output <c>output</c> (batch × outputs, or steps × batch × outputs):
/// what <c>Predict</c> answers, dropout off. One that is <c>Stateful</c> also has <c>initial_h</c> and <c>final_h</c> (batch × hidden),
/// of an LSTM also <c>initial_c</c> and <c>final_c</c>, numbered as in <c>initial_h_0</c> where it has several cells.
/// </para>
/// </summary>
public static class OnnxFile
{
    /// <summary>Writes a sequence model; the file is never half-written.</summary>
    /// <param name="model">Cells of RnnKit, in layers of any depth and direction.</param>
    /// <param name="path">Where to; a file of this name is replaced.</param>
    /// <param name="options">What is written along; nothing if omitted.</param>
    /// <exception cref="ArgumentException">A cell or a number has no form in ONNX, a vocabulary is not of the model's size, or the model does not fit in a file of 2 GiB; nothing has been written.</exception>
    public static void Save<T>(SequenceModel<T> model, string path, OnnxOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, ToBytes(model, options));
    }

    /// <summary>
    /// Writes an encoder-decoder as two graphs; neither file is half-written, and if one of them cannot be written, none is.
    /// <para>
    /// The encoder reads <c>source</c> (int64, source steps × batch) and <c>lengths</c> (int32, batch), and answers with <c>initial_h</c>
    /// (batch × hidden), of an LSTM also <c>initial_c</c>, and with what attention looks at: <c>memory</c> (its output, batch × source steps × features),
    /// <c>keys</c> and <c>values</c> where they are projected, and <c>memory_mask</c> (0 at words, -∞ at padding).
    /// </para>
    /// <para>
    /// The decoder takes one step: it reads <c>token</c> (int64, batch), the state <c>h</c> (and <c>c</c>) and what attention looks at,
    /// and answers with <c>logits</c> (batch × vocabulary), the state <c>next_h</c> (and <c>next_c</c>) and <c>attention_weights</c>
    /// (batch × source steps, of several heads batch × heads × source steps). The first token is the start, and padding and start
    /// are never to be written: their ids are in the metadata as <c>start_id</c>, <c>end_id</c>, <c>padding_id</c>, <c>unknown_id</c>.
    /// </para>
    /// </summary>
    /// <param name="model">An encoder and a decoder, with attention of any kind or without.</param>
    /// <param name="encoderPath">Where the encoder goes to; a file of this name is replaced.</param>
    /// <param name="decoderPath">Where the decoder goes to; a file of this name is replaced.</param>
    /// <param name="options">What is written along, to both; nothing if omitted.</param>
    /// <exception cref="ArgumentException">As for a sequence model, or both paths are the same; nothing has been written.</exception>
    public static void Save<T>(EncoderDecoder<T> model, string encoderPath, string decoderPath, OnnxOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckPaths(encoderPath, decoderPath);
        (byte[] encoder, byte[] decoder) = ToBytes(model, options);
        WholeFile.Write((encoderPath, encoder), (decoderPath, decoder));
    }

    /// <summary>
    /// Writes a Transformer as two graphs; neither file is half-written, and if one of them cannot be written, none is.
    /// <para>
    /// The encoder reads <c>source</c> (int64, source steps × batch) and <c>lengths</c> (int32, batch), and answers with <c>memory</c>
    /// (its output, batch × source steps × size) and <c>memory_mask</c> (0 at words, -∞ at padding).
    /// </para>
    /// <para>
    /// The decoder reads <c>target</c> (int64, target steps × batch: the start, then all that was written so far), <c>memory</c> and
    /// <c>memory_mask</c>, and answers with <c>logits</c> (target steps × batch × vocabulary) and <c>attention_weights</c>, those of the
    /// last block's cross-attention (batch × heads × target steps × source steps). No step sees a later one, so targets
    /// need no lengths: what stands behind an example's end changes nothing before it. To write, take the last step's logits, add the
    /// token to the target, and run again. Start, end and padding are as in an encoder-decoder's files. The places of the steps are
    /// computed in double, so that they are right in long texts too.
    /// </para>
    /// </summary>
    /// <param name="model">A Transformer of any size, with positions or without.</param>
    /// <param name="encoderPath">Where the encoder goes to; a file of this name is replaced.</param>
    /// <param name="decoderPath">Where the decoder goes to; a file of this name is replaced.</param>
    /// <param name="options">What is written along, to both; nothing if omitted.</param>
    /// <exception cref="ArgumentException">A number has no form in ONNX, a vocabulary is not of the model's size, a graph does not fit in a file of 2 GiB, or both paths are the same; nothing has been written.</exception>
    public static void Save<T>(Transformer<T> model, string encoderPath, string decoderPath, OnnxOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckPaths(encoderPath, decoderPath);
        (byte[] encoder, byte[] decoder) = ToBytes(model, options);
        WholeFile.Write((encoderPath, encoder), (decoderPath, decoder));
    }

    /// <summary>The bytes of the file of a sequence model; those of one model are always the same.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Save{T}(SequenceModel{T}, string, OnnxOptions?)"/>.</exception>
    public static byte[] ToBytes<T>(SequenceModel<T> model, OnnxOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        return SequenceModelGraph.Of(model, options ?? new OnnxOptions()).ToByteArray();
    }

    /// <summary>The bytes of the two files of an encoder-decoder; those of one model are always the same.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Save{T}(EncoderDecoder{T}, string, string, OnnxOptions?)"/>.</exception>
    public static (byte[] Encoder, byte[] Decoder) ToBytes<T>(EncoderDecoder<T> model, OnnxOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new OnnxOptions();
        return (EncoderGraph.Of(model, options).ToByteArray(), DecoderGraph.Of(model, options).ToByteArray());
    }

    /// <summary>The bytes of the two files of a Transformer; those of one model are always the same.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Save{T}(Transformer{T}, string, string, OnnxOptions?)"/>.</exception>
    public static (byte[] Encoder, byte[] Decoder) ToBytes<T>(Transformer<T> model, OnnxOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new OnnxOptions();
        return (TransformerGraphs.Encoder(model, options).ToByteArray(), TransformerGraphs.Decoder(model, options).ToByteArray());
    }

    private static void CheckPaths(string encoderPath, string decoderPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(encoderPath);
        ArgumentException.ThrowIfNullOrEmpty(decoderPath);
        if (Path.GetFullPath(encoderPath) == Path.GetFullPath(decoderPath))
            throw new ArgumentException($"'decoderPath' is {decoderPath}, as the encoder's; expected another file.", nameof(decoderPath));
    }
}
