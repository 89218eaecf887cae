using System.Text.Json.Nodes;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>Asks the front end that runs a cell for a line of input, one question at a time.</summary>
internal sealed class FrontEndInput(KernelChannels channels) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1);
    private Awaited? _awaited;

    /// <summary>Input for the cell that a request asks to run; null when the front end takes no questions.</summary>
    public IInputSource? For(JupyterMessage request) => request.Flag("allow_stdin", otherwise: true) ? new Source(this, request) : null;

    /// <summary>Takes answers until canceled; one that nobody waits for is passed over.</summary>
    public async Task ListenAsync(CancellationToken cancellation)
    {
        await foreach (JupyterMessage message in channels.StdinAsync(cancellation).ConfigureAwait(false))
        {
            if (message.Type == "input_reply" && _awaited is { } awaited && !AnswersAnother(message, awaited.Question))
                awaited.Answer.TrySetResult(message.Text("value"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _asking.Dispose();

    private async Task<string> AskAsync(JupyterMessage request, string prompt, bool isPassword, CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            JupyterMessage question = channels.Question(request, new JsonObject { ["prompt"] = prompt, ["password"] = isPassword });
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = new Awaited(question, answer);
            channels.Ask(question);
            return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _awaited = null;
            _asking.Release();
        }
    }

    /// <summary>Front ends that name the question they answer, as not all do, may answer one that was given up.</summary>
    private static bool AnswersAnother(JupyterMessage reply, JupyterMessage question) =>
        reply.ParentHeader is { } parent
        && MultilineText.AsString(parent["msg_type"]) == question.Type
        && MultilineText.AsString(parent["msg_id"]) is { Length: > 0 } id
        && id != MultilineText.AsString(question.Header["msg_id"]);

    private sealed record Awaited(JupyterMessage Question, TaskCompletionSource<string> Answer);

    private sealed class Source(FrontEndInput input, JupyterMessage request) : IInputSource
    {
        public Task<string> AskAsync(string prompt, bool isPassword, CancellationToken cancellation) =>
            input.AskAsync(request, prompt, isPassword, cancellation);
    }
}
