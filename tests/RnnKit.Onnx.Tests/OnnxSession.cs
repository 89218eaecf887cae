using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using RnnKit.Foundations;

namespace RnnKit.Onnx.Tests;

/// <summary>A graph in ONNX Runtime, on one thread, and everything that it logs from warnings up.</summary>
internal sealed class OnnxSession : IDisposable
{
    private static readonly ConcurrentQueue<(string Session, string Message)> Logged = new();
    private static readonly Lazy<OrtEnv> Environment = new(CreateEnvironment);
    private static int count;
    private readonly InferenceSession session;
    private readonly string id = $"session {Interlocked.Increment(ref count)}";
    private readonly RunOptions run = new();

    public OnnxSession(byte[] model)
    {
        _ = Environment.Value;
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.LogId = id;
        options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING;
        session = new InferenceSession(model, options);
    }

    /// <summary>What this session has logged so far.</summary>
    public IReadOnlyList<string> Warnings => [.. Logged.Where(entry => entry.Session == id).Select(entry => entry.Message)];

    public IReadOnlyList<string> Inputs => session.InputNames;

    public IReadOnlyList<string> Outputs => session.OutputNames;

    public IReadOnlyDictionary<string, string> Metadata => session.ModelMetadata.CustomMetadataMap;

    public ModelMetadata About => session.ModelMetadata;

    public static OrtValue Of(float[] values, params long[] shape) => OrtValue.CreateTensorValueFromMemory(values, shape);

    public static OrtValue Of(long[] values, params long[] shape) => OrtValue.CreateTensorValueFromMemory(values, shape);

    public static OrtValue Of(int[] values, params long[] shape) => OrtValue.CreateTensorValueFromMemory(values, shape);

    /// <summary>steps × (features × batch) lies in memory as steps × batch × features.</summary>
    public static OrtValue Of(Sequence<float> x) => Of(x.Values.ToArray(), x.Steps, x.Batch, x.Features);

    public static OrtValue Of(Tokens tokens) => Of([.. tokens.Values.ToArray().Select(id => (long)id)], tokens.Steps, tokens.Batch);

    public static OrtValue LengthsOf(int batch, Func<int, int> length) => Of([.. Enumerable.Range(0, batch).Select(length)], batch);

    /// <summary>The outputs of a run by name.</summary>
    public Dictionary<string, (float[] Values, long[] Shape)> Run(params (string Name, OrtValue Value)[] inputs)
    {
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, [.. inputs.Select(i => i.Name)], [.. inputs.Select(i => i.Value)], session.OutputNames);
        foreach ((_, OrtValue value) in inputs) value.Dispose();
        return session.OutputNames.Zip(results).ToDictionary(
            pair => pair.First, pair => (pair.Second.GetTensorDataAsSpan<float>().ToArray(), pair.Second.GetTensorTypeAndShape().Shape));
    }

    public void Dispose()
    {
        session.Dispose();
        run.Dispose();
    }

    private static OrtEnv CreateEnvironment()
    {
        var options = new EnvironmentCreationOptions
        {
            logId = "tests",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING,
            loggingFunction = (_, severity, category, session, location, message) => Logged.Enqueue((session, $"{severity} {category} {location}: {message}")),
        };
        return OrtEnv.CreateInstanceWithOptions(ref options);
    }
}
