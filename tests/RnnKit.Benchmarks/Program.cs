using BenchmarkDotNet.Running;
using RnnKit.Benchmarks.Learn;
using RnnKit.Benchmarks.Translate;
using RnnKit.Benchmarks.VsOnnx;
using RnnKit.Benchmarks.VsPyTorch;

if (args is ["vs-pytorch", .. string[] comparison])
    return ComparisonCommand.Run(comparison, "Times RnnKit against the PyTorch of a Python on this machine.", PyTorch.Start);
if (args is ["vs-onnx"])
    return OnnxComparison.Run(Console.Out, Console.Error);
if (args is ["learn", ..] and { Length: <= 2 })
    return Lessons.Run(args.ElementAtOrDefault(1));
if (args is ["translate", .. string[] options])
    return TranslateCommand.Run(options, Console.Out, Console.Error);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
