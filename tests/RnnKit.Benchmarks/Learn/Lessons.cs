using System.Diagnostics;
using System.Globalization;

namespace RnnKit.Benchmarks.Learn;

/// <summary>Trains on every task in turn and prints a table against the published figures. Seeds are fixed; only the seconds differ from run to run.</summary>
internal static class Lessons
{
    private static readonly Lesson[] All = [.. LongLagLessons.All, .. CountingLessons.All, .. AdditionLessons.All];

    /// <summary>Runs the lessons whose names contain a word, or all; exit code 1 when one does not reach its anchor, 2 when there is none.</summary>
    public static int Run(string? word)
    {
        Lesson[] chosen = [.. All.Where(lesson => word is null || lesson.Name.Contains(word, StringComparison.OrdinalIgnoreCase))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"No lesson is called '{word}'; there are: {string.Join(", ", All.Select(lesson => lesson.Name))}.");
            return 2;
        }
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine($"{"task",-26} {"to reach",-52} {"reached",-44} {"",-4} {"training",-22} {"seconds",8}");
        long start = Stopwatch.GetTimestamp();
        bool all = true;
        foreach (Lesson lesson in chosen)
        {
            long begin = Stopwatch.GetTimestamp();
            Outcome outcome = lesson.Train();
            Console.WriteLine($"{lesson.Name,-26} {lesson.Anchor,-52} {outcome.Figure,-44} {(outcome.Reached ? "yes" : "NO"),-4} {outcome.Effort,-22} {Stopwatch.GetElapsedTime(begin).TotalSeconds,8:0.0}");
            all &= outcome.Reached;
        }
        Console.WriteLine($"{(all ? "All reached" : "Not all reached")}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} seconds.");
        return all ? 0 : 1;
    }
}
