using System.CommandLine;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>The options of a comparison with another library.</summary>
internal static class ComparisonCommand
{
    private const int BadInput = 2;

    /// <summary>
    /// Does what the arguments say and gives the exit code; <paramref name="start"/> starts the other library on so many threads, or says
    /// why it cannot.
    /// </summary>
    public static int Run(IReadOnlyList<string> arguments, string description, Func<int, (Peer? Peer, string Error)> start)
    {
        Option<int> threads = WholeNumber.Option("--threads", "Threads of either library.", usual: 1, least: 1);
        Option<int> rounds = WholeNumber.Option("--rounds", "How often a case is timed on both sides in turn, where other machines share the processor.", usual: 1, least: 1);
        var command = new RootCommand(description) { threads, rounds };
        command.SetAction(parsed =>
        {
            (Peer? peer, string error) = start(parsed.GetValue(threads));
            if (peer is null)
            {
                Console.Error.WriteLine(error.Trim());
                return 1;
            }
            using (peer) Comparison.Run(peer, parsed.GetValue(threads), parsed.GetValue(rounds));
            return 0;
        });
        ParseResult parsed = command.Parse(arguments);
        int code = parsed.Invoke();
        return parsed.Errors.Count > 0 ? BadInput : code;
    }
}
