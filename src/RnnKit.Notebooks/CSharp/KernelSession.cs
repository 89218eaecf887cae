using System.Diagnostics;
using RnnKit.Notebooks.CSharp.Assistance;
using RnnKit.Notebooks.Directives;
using RnnKit.Notebooks.Display;
using RnnKit.Notebooks.Packages;

namespace RnnKit.Notebooks.CSharp;

/// <summary>
/// A C# kernel: runs cells one after another, each seeing what those before it declared. One session at a time in a process,
/// since the console, the working folder and the formatting engine's registrations belong to the process.
/// </summary>
public sealed class KernelSession
{
    private readonly SourceTexts _sources = new();
    private readonly SessionPackages _packages;
    private readonly CellInterpreter _interpreter;
    private readonly ValueFormatter _formatter;
    private SessionState _state = SessionState.Start;

    /// <summary>A session whose relative paths begin at <paramref name="folder"/>, with <paramref name="sources"/> for values that the formatting engine does not know.</summary>
    public KernelSession(string folder, IReadOnlyList<IMimeBundleSource> sources)
    {
        var context = new SessionLoadContext();
        var assemblies = new ReferencedAssemblies(context, new ShadowCopies());
        _packages = new SessionPackages(assemblies, PackageFolder.Default);
        _interpreter = new CellInterpreter(Path.GetFullPath(folder), context, _sources, assemblies, _packages);
        _formatter = new ValueFormatter(sources);
        ValueFormatter.ResetEngine();
        Charts.ChartFormats.Register(page: null); // setup.csx asks the engine whether charts show
        ConsoleRouter.Install();
        PoolWatch.Start();
    }

    /// <summary>
    /// Compiles and runs something small, so that the first cell need not wait for the compiler to be read and made ready.
    /// Safe to call from any thread, before or while a session is made.
    /// </summary>
    public static void Warm()
    {
        SessionState state = SessionState.Start;
        Submission submission = SubmissionCompiler.Compile(state, "1 + 1", "warm", CancellationToken.None);
        SubmissionRunner.Run(state, submission, new SessionLoadContext());
    }

    /// <summary>Has the formatting engine read and ready, as <see cref="Warm"/> does for the compiler.</summary>
    public void WarmDisplay() => _formatter.Format(1, []);

    /// <summary>The names that fit at a place in code that is being typed, after the cells so far.</summary>
    public Completions Complete(string code, int position, CancellationToken cancellation = default) => Completions.At(_state, code, position, cancellation);

    /// <summary>What stands at a place in code: signature and documentation; null when nothing known stands there.</summary>
    public string? Explain(string code, int position, CancellationToken cancellation = default) => Explanation.At(_state, code, position, cancellation);

    /// <summary>
    /// Runs a cell. What it declares holds for later cells when it runs to its end, and not otherwise.
    /// </summary>
    /// <param name="cell">The code.</param>
    /// <param name="output">Takes what the cell shows, the failure included.</param>
    /// <param name="limit">How long it may take; null for no limit.</param>
    /// <param name="input">Answers the cell's questions; null when nobody can be asked.</param>
    /// <param name="interrupt">Stops the cell.</param>
    public async Task<CellResult> RunAsync(
        CellSource cell, IOutputSink output, TimeSpan? limit = null, IInputSource? input = null, CancellationToken interrupt = default)
    {
        ConsoleRouter.Install(); // A cell before may have put something else in its place.
        using var stop = new CancellationTokenSource();
        var running = new RunningCell(output, _formatter, stop.Token, input);
        BackgroundFailures.TellIn(running, _sources);
        SessionState? next = null;
        long start = Stopwatch.GetTimestamp();
        CellThread.Ending ending = await CellThread.RunAsync(
            cell.Name,
            () =>
            {
                RunningCell.Current = running;
                next = _interpreter.Run(_state, cell, running);
            },
            limit,
            stop,
            () => running.HeedsCancellation,
            interrupt).ConfigureAwait(false);
        running.Close();

        if (ending.Completed && next is not null)
            _state = next;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        CellFailure? failure = Failures.Explain(ending, cell, limit, _sources);
        if (failure is null)
            return new CellResult(CellStatus.Succeeded, null, elapsed);
        output.Error(failure.Name, failure.Message, failure.Traceback);
        return new CellResult(ending.Stopped ?? CellStatus.Failed, failure, elapsed);
    }
}
