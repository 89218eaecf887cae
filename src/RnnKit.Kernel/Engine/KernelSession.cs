using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Kernel.Assemblies;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Display;
using RnnKit.Kernel.Failures;
using RnnKit.Kernel.Outputs;
using RnnKit.Kernel.Packages;
using RnnKit.Kernel.Stop;
using RnnKit.Kernel.Survival;

namespace RnnKit.Kernel.Engine;

/// <summary>
/// A C# kernel: runs cells one after another, each seeing what those before it declared. One session at a time in a process,
/// since the console, the working folder and the formatting engine's registrations belong to the process.
/// </summary>
public sealed class KernelSession : IDisposable
{
    private readonly KernelOptions _options;
    private readonly SourceTexts _sources = new();
    private readonly ScriptEngine _engine;
    private readonly CellInterpreter _interpreter;
    private Job? _job;

    private KernelSession(KernelOptions options)
    {
        _options = options;
        Environment.CurrentDirectory = Path.GetFullPath(options.Folder);
        CellConsole.Install();
        PoolWatch.Start();
        Task<ScriptEngine> engine = Task.Run(() => new ScriptEngine());
        Formatter.ResetToDefault();
        WatchedFormatter.Register();
        options.RegisterFormatters?.Invoke();
        _engine = engine.GetAwaiter().GetResult();

        var assemblies = new SessionAssemblies(_engine.Kernel, _engine.Loader, new ShadowCopies(options.CacheFolder), options.Shares);
        var packages = new SessionPackages(assemblies, new PackageFolder(PackageFolder.DefaultRoot, request => SessionAssemblies.Shipped(request.Name, request.Version)), options.Ships);
        _interpreter = new CellInterpreter(_engine, assemblies, packages, _sources);
        Kernel = new CompositeKernel { _engine.Kernel.UseValueSharing().UseWho() };
        Kernel.RegisterForDisposal(packages);
        Kernel.RegisterCommandHandler<RunCell>(RunAsync);
        Kernel.RegisterCommandHandler<RequestInput>(AskAsync);
    }

    /// <summary>The kernel: takes commands, such as those for completion and hover text, and tells events.</summary>
    public CompositeKernel Kernel { get; }

    /// <summary>A session; its compiler makes itself ready meanwhile.</summary>
    public static KernelSession Create(KernelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new KernelSession(options);
    }

    /// <summary>Runs a cell. What it has declared and set when it ends, however it ends, holds for later cells, unless it does not compile.</summary>
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
        await _engine.ReadyAsync().ConfigureAwait(false);
        var run = new CellRun(cell, publish, input) { Late = output => _options.Late?.Invoke(cell, output) };
        var job = new Job(run, limit, interrupt);
        _job = job;
        Guards.IsRaised = false;
        BackgroundFailures.TellIn(run, _sources);
        using (Kernel.KernelEvents.Subscribe(shown => Show(run, shown)))
            await Kernel.SendAsync(new RunCell(cell), CancellationToken.None).ConfigureAwait(false);
        CellThread.Ending ending = await job.Ended.Task.ConfigureAwait(false);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        CellFailure? failure = Failures.Failures.Explain(ending, cell, limit, _sources);
        if (failure is not null)
            publish(OutputTranslator.Translate(failure));
        return new CellResult(failure is null ? CellStatus.Succeeded : ending.Stopped ?? CellStatus.Failed, failure, elapsed);
    }

    /// <inheritdoc/>
    public void Dispose() => Kernel.Dispose();

    private async Task RunAsync(RunCell command, KernelInvocationContext context)
    {
        Job job = _job!;
        CellConsole.Install(); // The package has put its own in its place.
        CellRun.Current = job.Run;
        CellThread.Ending ending = await CellThread.RunAsync(job.Run, () => _interpreter.RunAsync(job.Run, context), job.Limit, job.Interrupt).ConfigureAwait(false);
        job.Run.Close();
        job.Ended.SetResult(ending);
    }

    private static void Show(CellRun run, KernelEvent shown)
    {
        if (shown is DisplayedValueProduced display)
            run.LastShown = display;
        bool isHidden = shown is ErrorProduced { Command: SubmitCode or RequestInput }
            or StandardOutputValueProduced or StandardErrorValueProduced
            or ReturnValueProduced { Value: DisplayedValue } || (shown is ReturnValueProduced && !run.ShowsValues);
        if (!isHidden && OutputTranslator.Translate(shown) is { } output)
            run.Publish(output);
    }

    private static async Task AskAsync(RequestInput command, KernelInvocationContext context)
    {
        try
        {
            context.Publish(new InputProduced(await ConsoleInput.AskAsync(command.Prompt, command.IsPassword).ConfigureAwait(false), command));
        }
        catch (InvalidOperationException e)
        {
            context.Fail(command, message: e.Message);
        }
    }

    private sealed record Job(CellRun Run, TimeSpan? Limit, CancellationToken Interrupt)
    {
        public TaskCompletionSource<CellThread.Ending> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
