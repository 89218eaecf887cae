using System.CommandLine;
using System.Globalization;
using RnnKit.Documents;

namespace RnnKit.Notebooks.Cli;

/// <summary>The verbs and options of <c>rnnkit</c>.</summary>
internal static class CommandLine
{
    private const double DefaultLimit = 600;
    private const double LongestLimit = 20 * 86400;
    private const string BuiltIn = "builtin";
    private const string Genuine = "dotnet-interactive";

    /// <summary>Does what the arguments say and gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings)
    {
        ParseResult parsed = Root(surroundings).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
                await surroundings.Error.WriteLineAsync(message).ConfigureAwait(false);
            await surroundings.Error.WriteLineAsync("'rnnkit --help' shows what there is.").ConfigureAwait(false);
            return ExitCode.BadInput;
        }

        try
        {
            // Ctrl-C is ours: it stops a cell first.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is BadInputException or IOException or UnauthorizedAccessException)
        {
            await surroundings.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCode.BadInput;
        }
    }

    private static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand("Runs RnnKit's notebooks in the built-in C# kernel.");
        root.Description += " Without a verb: runs the whole series and writes the book to artifacts/book.";
        Option<double> limit = Limit();
        root.Options.Add(limit);
        root.Subcommands.Add(Run(surroundings));
        root.Subcommands.Add(Book(surroundings));
        root.Subcommands.Add(Check(surroundings));
        root.Subcommands.Add(Picture(surroundings));
        root.Subcommands.Add(KernelVerbs.Make(surroundings));
        root.Subcommands.Add(Export(surroundings));
        root.Subcommands.Add(Prepare(surroundings));
        root.Subcommands.Add(Doctor(surroundings));
        root.SetAction((parsed, _) => new SeriesCommand(surroundings).RunAsync(TimeSpan.FromSeconds(parsed.GetValue(limit))));
        return root;
    }

    private static Command Run(Surroundings surroundings)
    {
        Argument<string[]> paths = Paths();
        Option<string?> folder = Out("The folder for executed copies; otherwise artifacts/notebooks.", "DIR");
        var inPlace = new Option<bool>("--in-place") { Description = "Write the outputs into the notebooks themselves, charts with their pictures." };
        var solutions = new Option<bool>("--solutions") { Description = "Put every solution in place of its stub; a check that does not pass is a failure." };
        var kernel = new Option<string>("--kernel") { Description = "What runs the cells.", DefaultValueFactory = _ => BuiltIn };
        kernel.AcceptOnlyFromAmong(BuiltIn, Genuine);
        Option<double> limit = Limit();
        var command = new Command("run", "Executes notebooks in order and writes executed copies.") { paths, folder, inPlace, solutions, limit, kernel };
        command.Validators.Add(result =>
        {
            if (result.GetValue(inPlace) && result.GetValue(folder) is not null)
                result.AddError("--out and --in-place exclude each other.");
            if (result.GetValue(inPlace) && result.GetValue(solutions))
                result.AddError("--solutions and --in-place exclude each other: the solutions would replace the stubs in the notebooks.");
            if (result.GetValue(solutions) && result.GetValue(kernel) == Genuine)
                result.AddError("--solutions needs the built-in kernel.");
            if (result.GetValue(inPlace) && result.GetValue(kernel) == Genuine)
                result.AddError("--in-place needs the built-in kernel: only it stores charts with their pictures.");
        });
        command.SetAction((parsed, _) => new RunCommand(surroundings).RunAsync(new RunOptions(
            parsed.GetValue(paths) ?? [],
            parsed.GetValue(folder),
            parsed.GetValue(inPlace),
            parsed.GetValue(solutions),
            TimeSpan.FromSeconds(parsed.GetValue(limit)),
            parsed.GetValue(kernel) == Genuine)));
        return command;
    }

    private static Command Book(Surroundings surroundings)
    {
        Option<string?> folder = Out("The book's folder; otherwise artifacts/book.", "DIR");
        var command = new Command("book", "Writes the executed series as a book of HTML pages.") { folder };
        command.SetAction(parsed => new BookCommand(surroundings).Run(parsed.GetValue(folder)));
        return command;
    }

    private static Command Check(Surroundings surroundings)
    {
        Argument<string[]> paths = Paths();
        var fresh = new Option<bool>("--fresh") { Description = "Also run them: hold their outputs against a fresh run's, and try solutions and wrong answers. Takes minutes." };
        Option<double> limit = Limit();
        var command = new Command("check", "Holds notebooks to the rules of the series.") { paths, fresh, limit };
        command.SetAction((parsed, _) => new CheckCommand(surroundings).RunAsync(
            parsed.GetValue(paths) ?? [], parsed.GetValue(fresh), TimeSpan.FromSeconds(parsed.GetValue(limit))));
        return command;
    }

    private static Command Picture(Surroundings surroundings)
    {
        Option<string?> file = Out("The file of the first; otherwise docs/inside.png, and docs/journey.png is drawn too.", "FILE");
        var command = new Command("picture", "Draws the pictures of README.md from the charts in the notebooks.") { file };
        command.SetAction((parsed, _) => new PictureCommand(surroundings).RunAsync(parsed.GetValue(file)));
        return command;
    }

    private static Command Export(Surroundings surroundings)
    {
        Argument<string> notebook = new("notebook") { Description = "The notebook's number, such as 07, its name, or its path." };
        Option<string?> folder = Out("The program's folder; otherwise artifacts/export.", "DIR");
        Option<bool> force = new("--force") { Description = "Replaces a program that stands there with another text." };
        var command = new Command("export", "Writes a notebook as a C# program, to step through it in a debugger.") { notebook, folder, force };
        command.SetAction(parsed => new ExportCommand(surroundings).Run(parsed.GetValue(notebook)!, parsed.GetValue(folder), parsed.GetValue(force)));
        return command;
    }

    private static Command Prepare(Surroundings surroundings)
    {
        Option<string?> prefix = new("--prefix") { Description = "Put the kernel below this folder, such as a Python environment's; otherwise it is the user's own.", HelpName = "P" };
        var command = new Command("prepare", "Makes this machine ready for a class, offline too: builds, fetches, installs the kernel, warms up, and says what is missing.") { prefix };
        command.SetAction((parsed, _) => new PrepareCommand(surroundings).RunAsync(parsed.GetValue(prefix)));
        return command;
    }

    private static Command Doctor(Surroundings surroundings)
    {
        var command = new Command("doctor", "Says what is installed, what works without the rest, and how to get it.");
        command.SetAction(_ => new DoctorCommand(surroundings).Run());
        return command;
    }

    private static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Notebooks, or folders with notebooks; none means the whole series.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        paths.Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(token => token.Value).Where(word => word.Length == 0 || word[0] == '-'))
                result.AddError(word.Length == 0 ? "A path is empty." : $"There is no option '{word}'.");
        });
        return paths;
    }

    private static Option<string?> Out(string description, string what)
    {
        Option<string?> option = new("--out") { Description = description, HelpName = what };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
                result.AddError("--out is empty.");
        });
        return option;
    }

    private static Option<double> Limit() => new("--timeout")
    {
        Description = "Seconds that a cell may take.",
        HelpName = "S",
        DefaultValueFactory = _ => DefaultLimit,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= LongestLimit)
                return seconds;
            result.AddError($"--timeout is a number of seconds greater than 0; here it is '{result.Tokens[0].Value}'.");
            return DefaultLimit;
        },
    };
}
