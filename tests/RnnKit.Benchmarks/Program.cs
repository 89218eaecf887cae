using BenchmarkDotNet.Running;
using RnnKit.Benchmarks.Translate;
using RnnKit.Benchmarks.VsPyTorch;

if (args is ["vs-pytorch"])
    return Comparison.Run();
if (args is ["translate", .. string[] options])
    return TranslateCommand.Run(options, Console.Out, Console.Error);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
