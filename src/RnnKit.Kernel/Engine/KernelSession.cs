using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Kernel.Outputs;

namespace RnnKit.Kernel.Engine;

/// <summary>
/// A C# kernel: runs cells one after another, each seeing what those before it declared. One session at a time in a process,
/// since the console, the working folder and the formatting engine's registrations belong to the process.
/// </summary>
public sealed class KernelSession : IDisposable
{
    private KernelSession(CompositeKernel kernel) => Kernel = kernel;

    /// <summary>The kernel: takes commands, such as those for completion and hover text, and tells events.</summary>
    public CompositeKernel Kernel { get; }

    /// <summary>A session.</summary>
    public static KernelSession Create(KernelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Formatter.ResetToDefault();
        options.RegisterFormatters?.Invoke();
        var csharp = new CSharpKernel();
        csharp.UseKernelHelpers().UseValueSharing().UseWho();
        return new KernelSession(new CompositeKernel { csharp });
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="cell">The code.</param>
    /// <param name="publish">Takes what the cell shows, the failure included, in order; calls may come from several threads, one at a time.</param>
    /// <param name="limit">How long it may take; null for no limit.</param>
    /// <param name="input">Answers the cell's questions; null when nobody can be asked.</param>
    /// <param name="interrupt">Stops the cell.</param>
    public async Task<CellResult> RunAsync(
        CellSource cell, Action<CellOutput> publish, TimeSpan? limit = null, IInputSource? input = null, CancellationToken interrupt = default)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(publish);
        long start = Stopwatch.GetTimestamp();
        using IDisposable listening = Kernel.KernelEvents.Subscribe(shown =>
        {
            if (OutputTranslator.Translate(shown) is { } output)
                publish(output);
        });
        KernelCommandResult result = await Kernel.SendAsync(new SubmitCode(cell.Text), interrupt).ConfigureAwait(false);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is not { } failed)
            return new CellResult(CellStatus.Succeeded, null, elapsed);
        var failure = new CellFailure("Error", failed.Message, failed.Message.Split('\n'));
        publish(OutputTranslator.Translate(failure));
        return new CellResult(interrupt.IsCancellationRequested ? CellStatus.Interrupted : CellStatus.Failed, failure, elapsed);
    }

    /// <inheritdoc/>
    public void Dispose() => Kernel.Dispose();
}
