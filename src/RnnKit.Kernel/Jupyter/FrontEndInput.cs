using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Jupyter;

/// <summary>Asks the front end that runs a cell for a line of input, one question at a time.</summary>
internal sealed class FrontEndInput(KernelChannels channels) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1);
    private KernelChannels Channels { get; } = channels;

    private Awaited? _awaited;

    /// <summary>Input for the cell that a request asks to run; null when the front end takes no questions.</summary>
    public IInputSource? For(JupyterMessage request) => request.Flag("allow_stdin", otherwise: true) ? new Source(this, request) : null;

    /// <summary>Takes answers until canceled; one that nobody waits for is passed over.</summary>
    public async Task ListenAsync(CancellationToken cancellation)
    {
        await foreach (JupyterMessage message in Channels.Stdin.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (message.Type == "input_reply" && _awaited is { } awaited && !AnswersAnother(message, awaited.Question))
                awaited.Answer.TrySetResult(message.Text("value"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _asking.Dispose();

    /// <summary>Front ends that name the question they answer, as not all do, may answer one that was given up.</summary>
    private static bool AnswersAnother(JupyterMessage reply, JupyterMessage question) =>
        MultilineText.AsString(reply.ParentHeader?["msg_type"]) == question.Type
        && MultilineText.AsString(reply.ParentHeader?["msg_id"]) is { Length: > 0 } id
        && id != MultilineText.AsString(question.Header["msg_id"]);

    private sealed record Awaited(JupyterMessage Question, TaskCompletionSource<string> Answer);

    private sealed class Source(FrontEndInput input, JupyterMessage request) : IInputSource
    {
        public async Task<string> AskAsync(string prompt, bool isPassword, CancellationToken cancellation)
        {
            await input._asking.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                JupyterMessage question = input.Channels.Question(request, new JsonObject { ["prompt"] = prompt, ["password"] = isPassword });
                input._awaited = new Awaited(question, answer);
                input.Channels.Ask(question);
                return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
            }
            finally
            {
                input._awaited = null;
                input._asking.Release();
            }
        }
    }
}
