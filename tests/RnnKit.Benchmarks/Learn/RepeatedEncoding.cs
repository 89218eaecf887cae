using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Benchmarks.Learn;

/// <summary>
/// The model of the Keras example addition_rnn: an LSTM reads the question, what it knows at the end is the input of every step
/// of a second LSTM, and a dense layer reads the answer off that one's states.
/// </summary>
internal sealed class RepeatedEncoding(int symbols, int hidden, int answerLength, int seed) : ILearner<float, Batch<float>>
{
    private readonly Recurrent<float> reader = new(new LstmCell<float>(symbols, hidden, seed)), writer = new(new LstmCell<float>(hidden, hidden, seed + 1));
    private readonly Dense<float> head = new(hidden, symbols, seed + 2);
    private readonly Sequence<float> gradient = new(1, 1, 1);
    private RecurrentTape<float>? readerTape, writerTape;
    private DenseTape<float>? headTape;

    public IReadOnlyList<Parameter<float>> Parameters => [.. reader.Parameters, .. writer.Parameters, .. head.Parameters];

    public double Learn(Batch<float> batch)
    {
        double loss = SoftmaxCrossEntropy.Evaluate(Answer(batch), batch.Classes!, gradient);
        Sequence<float> repeated = writer.Backward(writerTape!, head.Backward(headTape!, gradient));
        var final = new State<float>(repeated.ToMatrix(0), repeated.ToMatrix(0));
        final[1].Clear();                                                  // the cell state c is not handed over
        for (int t = 1; t < answerLength; t++)
            for (int i = 0; i < final[0].Length; i++) final[0][i] += repeated.Step(t)[i];
        reader.Backward(readerTape!, null, final);
        return loss;
    }

    /// <summary>The logits of every character of the answer.</summary>
    public Sequence<float> Answer(Batch<float> batch)
    {
        (_, readerTape) = reader.Forward(batch.InputTokens!.ToOneHot<float>(symbols), reuse: readerTape);
        var repeated = new Sequence<float>(answerLength, hidden, batch.Size);
        for (int t = 0; t < answerLength; t++) readerTape.Final[0].CopyTo(repeated.Step(t));
        (Sequence<float> h, writerTape) = writer.Forward(repeated, reuse: writerTape);
        (Sequence<float> y, headTape) = head.Forward(h, headTape);
        return y;
    }
}
