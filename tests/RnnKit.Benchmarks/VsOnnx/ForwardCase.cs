using Microsoft.ML.OnnxRuntime;
using Onnx;
using RnnKit.Benchmarks.VsPyTorch;
using RnnKit.Cells;
using RnnKit.Layers;
using RnnKit.Onnx;
using RnnKit.Training;

namespace RnnKit.Benchmarks.VsOnnx;

/// <summary>One forward run of a layer, as <see cref="Workload"/> names it for PyTorch, in RnnKit and in ONNX Runtime.</summary>
internal sealed class ForwardCase : IDisposable
{
    private static readonly string[] Inputs = ["x", "lengths"];
    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly OrtValue x, lengths, y;
    private readonly string[] outputs;

    private ForwardCase(Workload work)
    {
        (Name, Ours) = (work.Request, work.Run);
        string[] words = work.Request.Split(' ');
        int[] sizes = [.. words[2..].Select(int.Parse)];
        (int batch, int steps, int inputs, int hidden) = (sizes[0], sizes[1], sizes[2], sizes[3]);
        (byte[] file, string output) = LayerAlone(Workload.Cell(words[1], inputs, hidden));
        session = OnnxComparison.Session(file);
        outputs = [output];
        var random = new Random(3);
        x = OrtValue.CreateTensorValueFromMemory([.. Enumerable.Range(0, steps * batch * inputs).Select(_ => 2 * random.NextSingle() - 1)], [steps, batch, inputs]);
        lengths = OrtValue.CreateTensorValueFromMemory([.. Enumerable.Repeat(steps, batch)], [batch]);
        y = OrtValue.CreateTensorValueFromMemory(new float[steps * batch * hidden], [steps, 1, batch, hidden]);
    }

    public string Name { get; }

    public Action Ours { get; }

    public static IEnumerable<ForwardCase> All() => Workload.Forward().Select(work => new ForwardCase(work));

    public void Theirs() => session.Run(run, Inputs, [x, lengths], outputs, [y]);

    public void Dispose()
    {
        foreach (IDisposable one in new IDisposable[] { x, lengths, y, session, run }) one.Dispose();
    }

    /// <summary>The recurrent node of a model's graph without its head, and the name of what it says at every step.</summary>
    private static (byte[] File, string Output) LayerAlone(ICell<float> cell)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(new SequenceModel<float>(new Recurrent<float>(cell), new Dense<float>(cell.HiddenSize, 1, 1), ReadOut.EveryStep)));
        GraphProto graph = model.Graph;
        NodeProto node = graph.Node.Single(node => node.OpType is "RNN" or "GRU" or "LSTM");
        graph.Node.Clear();
        graph.Node.Add(node);
        while (node.Output.Count > 1) node.Output.RemoveAt(1);
        foreach (TensorProto unread in graph.Initializer.Where(weights => !node.Input.Contains(weights.Name)).ToArray()) graph.Initializer.Remove(unread);
        graph.Output.Clear();
        graph.Output.Add(new ValueInfoProto { Name = node.Output[0], Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float } } });
        return (Google.Protobuf.MessageExtensions.ToByteArray(model), node.Output[0]);
    }
}
