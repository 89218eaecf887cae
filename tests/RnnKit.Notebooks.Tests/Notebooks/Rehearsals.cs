using System.Collections.Concurrent;
using System.Diagnostics;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Cli;
using RnnKit.Notebooks.Exercises;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>Every notebook, run once as it is, and in the same session its exercises with wrong answers, with solutions and with odd answers.</summary>
public sealed class Rehearsals
{
    private static readonly TimeSpan CellLimit = TimeSpan.FromMinutes(10);
    private const string Quick = "02-activations.ipynb";
    private readonly ConcurrentDictionary<string, Lazy<Task<Rehearsal>>> _done = new();

    /// <summary>Runs the notebook when it is asked for the first time.</summary>
    internal Task<Rehearsal> OfAsync(string name) => _done.GetOrAdd(name, key => new Lazy<Task<Rehearsal>>(() => RunAsync(key))).Value;

    /// <summary>Whether the checks of a notebook get odd answers too, which takes longer than the notebook.</summary>
    internal static bool TriesOddAnswers(string name) => Extent.Asks(Extent.EveryNotebook) || name == Quick;

    private static async Task<Rehearsal> RunAsync(string name)
    {
        NotebookDocument committed = Series.Load(name);
        IReadOnlyList<RehearsedExercise> exercises = [];
        var secrets = new List<Secret>();
        var runner = new NotebookRunner(BuiltInKernel.OptionsIn, CellLimit, new Silence());
        long start = Stopwatch.GetTimestamp();
        NotebookRun run = await runner.RunAsync(
            committed,
            () => CancellationToken.None,
            async (executed, session) =>
            {
                exercises = await ExerciseRehearsal.RunAsync(executed, session, WrongAnswers.For(committed));
                foreach (Exercise exercise in Exercise.In(executed))
                    secrets.Add(new Secret(exercise.Stub.Id, await AnswerSheet.OfAsync(exercise, session), TriesOddAnswers(name) ? await OddAnswers.TryAsync(exercise, session) : []));
            });
        TestContext.Current.SendDiagnosticMessage($"{name} ran, with {exercises.Count} exercises, in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        return new Rehearsal(committed, run, exercises, secrets);
    }
}

/// <summary>What came of a notebook.</summary>
internal sealed record Rehearsal(NotebookDocument Committed, NotebookRun Run, IReadOnlyList<RehearsedExercise> Exercises, IReadOnlyList<Secret> Secrets);

/// <summary>What a check must keep to itself, and what it says of odd answers.</summary>
internal sealed record Secret(string StubId, AnswerSheet Sheet, IReadOnlyList<(string Odd, string Said)> Odd);
