using BenchmarkDotNet.Running;
using RnnKit.Benchmarks.VsPyTorch;

if (args is ["vs-pytorch"])
    return Comparison.Run();
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
