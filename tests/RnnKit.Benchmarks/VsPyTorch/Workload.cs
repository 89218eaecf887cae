using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;
using RnnKit.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>One case, named by the request that PyTorch gets too.</summary>
/// <param name="Request">Such as <c>train LSTM 32 20 32 64</c>.</param>
/// <param name="Run">The same work in RnnKit.</param>
internal sealed record Workload(string Request, Action Run)
{
    private const int Classes = 32, TranslatedBatch = 32, TranslatedSteps = 10;
    private static readonly (int Hidden, int Words)[] Translators = [(128, 2000), (64, 300)];
    private static readonly (int Batch, int Steps, int Inputs, int Hidden)[] Shapes = [(1, 20, 32, 64), (32, 20, 32, 64), (32, 50, 64, 128), (64, 50, 128, 256)];
    private static readonly string[] Cells = ["RNN", "GRU", "LSTM"];

    /// <summary>The training steps of every cell and shape.</summary>
    public static IEnumerable<Workload> Training(int threads) =>
        from shape in Shapes
        from cell in Cells
        select new Workload($"train {cell} {Words(shape)}", TrainingStep(cell, shape, threads));

    /// <summary>The forward runs of every cell and shape.</summary>
    public static IEnumerable<Workload> Forward() =>
        from shape in Shapes
        from cell in Cells
        select new Workload($"forward {cell} {Words(shape)}", ForwardRun(cell, shape));

    /// <summary>A square matrix product in float.</summary>
    public static Workload Product(int size)
    {
        float[] a = Draw(size * size), b = Draw(size * size), c = new float[size * size];
        return new Workload($"gemm {size}", () => MatrixProduct.Multiply<float>(a, b, c, size, size, size));
    }

    /// <summary>Training steps of an encoder-decoder of GRUs with additive attention and teacher forcing.</summary>
    public static IEnumerable<Workload> Translation(int threads) =>
        from size in Translators
        let request = $"translate {TranslatedBatch} {TranslatedSteps} {size.Hidden} {size.Words}"
        select new Workload(request, TranslationStep(size.Hidden, size.Words, threads));

    private static Action TranslationStep(int hidden, int words, int threads)
    {
        var random = new Random(1);
        int[] Sentence(int length) => [.. Enumerable.Range(0, length).Select(_ => random.Next(SpecialTokens.Count, words))];
        EncoderDecoder<float> Model() => new(
            new Encoder<float>(new Embedding<float>(words, hidden, seed: 1), new Recurrent<float>(new GruCell<float>(hidden, hidden, seed: 2))),
            new Decoder<float>(
                new Embedding<float>(words, hidden, seed: 4),
                new GruCell<float>(2 * hidden, hidden, seed: 5),
                new AdditiveAttention<float>(hidden, hidden, hidden, seed: 3)),
            seed: 6);
        // Start and end are the tenth step of the target, on either side.
        var batch = new PairBatch([.. Enumerable.Range(0, TranslatedBatch).Select(_ => new TokenPair(Sentence(TranslatedSteps), Sentence(TranslatedSteps - 1)))]);
        return TrainingStep(Model, batch, threads);
    }

    private static Action TrainingStep<TBatch>(Func<ILearner<float, TBatch>> create, TBatch batch, int threads)
        where TBatch : class, IBatch<TBatch>
    {
        ILearner<float, TBatch> model = create();
        if (threads > 1) model = new DataParallel<float, TBatch>(model, create, shares: threads, threads);
        var optimizer = new Adam<float>(1e-3);
        return () =>
        {
            model.ZeroGradients();
            model.Learn(batch);
            Clipping.ByNorm(model.Parameters, 1.0);
            optimizer.Step(model.Parameters);
        };
    }

    private static Action TrainingStep(string name, (int Batch, int Steps, int Inputs, int Hidden) shape, int threads)
    {
        var random = new Random(1);
        var classes = Tokens.FromExamples([.. Enumerable.Range(0, shape.Batch).Select(_ => Enumerable.Range(0, shape.Steps).Select(_ => random.Next(Classes)).ToArray())]);
        return TrainingStep(
            () => new SequenceModel<float>(Cell(name, shape.Inputs, shape.Hidden), Classes, seed: 2, ReadOut.EveryStep), new Batch<float>(Input(shape), classes), threads);
    }

    private static Action ForwardRun(string name, (int Batch, int Steps, int Inputs, int Hidden) shape)
    {
        var layer = new Recurrent<float>(Cell(name, shape.Inputs, shape.Hidden));
        Sequence<float> x = Input(shape);
        RecurrentTape<float>? tape = null;
        return () => (_, tape) = layer.Forward(x, reuse: tape, keep: false);
    }

    private static string Words((int Batch, int Steps, int Inputs, int Hidden) shape) => $"{shape.Batch} {shape.Steps} {shape.Inputs} {shape.Hidden}";

    /// <summary>A cell by its name in PyTorch.</summary>
    public static ICell<float> Cell(string name, int inputs, int hidden) => name switch
    {
        "RNN" => new RnnCell<float>(inputs, hidden, seed: 1),
        "GRU" => new GruCell<float>(inputs, hidden, seed: 1),
        _ => new LstmCell<float>(inputs, hidden, seed: 1),
    };

    /// <summary>An input for a layer of such a shape, numbers between -1 and 1.</summary>
    public static Sequence<float> Input((int Batch, int Steps, int Inputs, int Hidden) shape)
    {
        var x = new Sequence<float>(shape.Steps, shape.Inputs, shape.Batch);
        Draw(x.Values.Length).CopyTo(x.Values);
        return x;
    }

    private static float[] Draw(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }
}
