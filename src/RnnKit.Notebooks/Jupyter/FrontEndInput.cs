using System.Text.Json.Nodes;
using RnnKit.Notebooks.Display;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>Asks the front end that runs a cell for a line of input, one question at a time.</summary>
internal sealed class FrontEndInput(KernelChannels channels) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1);
    private TaskCompletionSource<string>? _awaited;

    /// <summary>Input for the cell that a request asks to run; null when the front end takes no questions.</summary>
    public IInputSource? For(JupyterMessage request) => request.Flag("allow_stdin", otherwise: true) ? new Source(this, request) : null;

    /// <summary>Takes answers until canceled; one that nobody waits for is passed over.</summary>
    public async Task ListenAsync(CancellationToken cancellation)
    {
        await foreach (JupyterMessage message in channels.StdinAsync(cancellation).ConfigureAwait(false))
        {
            if (message.Type == "input_reply")
                _awaited?.TrySetResult(message.Text("value"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _asking.Dispose();

    private async Task<string> AskAsync(JupyterMessage request, string prompt, bool isPassword, CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            _awaited = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            channels.AskForInput(request, new JsonObject { ["prompt"] = prompt, ["password"] = isPassword });
            return await _awaited.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _awaited = null;
            _asking.Release();
        }
    }

    private sealed class Source(FrontEndInput input, JupyterMessage request) : IInputSource
    {
        public Task<string> AskAsync(string prompt, bool isPassword, CancellationToken cancellation) =>
            input.AskAsync(request, prompt, isPassword, cancellation);
    }
}
