using RnnKit.Notebooks.Doctor;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit doctor</c>: what is on the machine, and what to do about the rest.</summary>
internal sealed class DoctorCommand(Surroundings surroundings)
{
    /// <summary>Reports; the exit code says whether the main job can be done.</summary>
    public int Run()
    {
        var series = new Series(surroundings);
        Finding[] findings = [.. new Machine(series.Notebooks, series.Artifacts).Findings()];
        foreach (Finding finding in findings)
            surroundings.Out.WriteLine($"{Mark(finding.State)} {finding.What}: {finding.Detail}");

        bool ready = Array.TrueForAll(findings, finding => finding.State != FindingState.Wanted);
        surroundings.Out.WriteLine(ready ? "Everything that the notebooks need is here." : "What is marked [!] must be put right first.");
        return ready ? ExitCode.Success : ExitCode.BadInput;
    }

    private static string Mark(FindingState state) => state switch
    {
        FindingState.Present => "[x]",
        FindingState.Missing => "[ ]",
        _ => "[!]",
    };
}
