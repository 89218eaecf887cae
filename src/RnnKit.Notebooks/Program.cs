using RnnKit.Notebooks.Cli;

return await CommandLine.RunAsync(args, Surroundings.OfProcess());
