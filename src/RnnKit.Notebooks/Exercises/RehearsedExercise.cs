using RnnKit.Documents.Exercises;
using RnnKit.Notebooks.Checks;

namespace RnnKit.Notebooks.Exercises;

/// <summary>What a check says about one answer.</summary>
/// <param name="Verdict">Its verdict; none when the answer or the check failed.</param>
/// <param name="Line">Its words, or those of the failure.</param>
public sealed record Trial(Verdict Verdict, string Line);

/// <summary>What the check of one exercise says.</summary>
/// <param name="StubId">The id of the stub.</param>
/// <param name="Untouched">Of the stub as it is.</param>
/// <param name="Wrong">Of the typical wrong answer; null when none is given.</param>
/// <param name="Solved">Of the solution.</param>
public sealed record RehearsedExercise(string StubId, Trial Untouched, Trial? Wrong, Trial Solved)
{
    /// <summary>What is not as it should be about the stub or the solution.</summary>
    public IEnumerable<Complaint> ComplaintsOfSolution() =>
    [
        .. Unless(Verdict.NotYet, Untouched, "of the untouched stub the check must say 'not yet' (○)"),
        .. Unless(Verdict.Right, Solved, "of the solution the check must say 'right' (✔)"),
    ];

    /// <summary>What is not as it should be about the wrong answer.</summary>
    public IEnumerable<Complaint> ComplaintsOfWrongAnswer() => Wrong is null
        ? [new Complaint(StubId, "there is no wrong answer to try")]
        : Unless(Verdict.Wrong, Wrong, "of the wrong answer the check must say that it is wrong (✘)");

    private IEnumerable<Complaint> Unless(Verdict expected, Trial trial, string law) =>
        trial.Verdict == expected ? [] : [new Complaint(StubId, $"{law}; it says: {(trial.Line.Length > 0 ? trial.Line : "nothing")}")];
}
