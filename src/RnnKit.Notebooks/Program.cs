using RnnKit.Kernel.Survival;
using RnnKit.Notebooks.Cli;

ConsoleText.UseUtf8();
BackgroundFailures.Survive();

// A thread that a cell has started must not keep the process alive.
Environment.Exit(await CommandLine.RunAsync(args, Surroundings.OfProcess()));
