// Models as ONNX files, and ONNX Runtime, which runs them. A notebook that needs both imports this file; the first cell does not.
// The package's version is that of Directory.Packages.props; a test holds the two together. No code of lib uses what stands here: what
// an assembly refers to has to be there when it is loaded, or C# takes its types for others from then on.

#r "nuget: Microsoft.ML.OnnxRuntime, 1.31.1"
#r "lib/bin/RnnKit.Onnx.dll"

using Microsoft.ML.OnnxRuntime;
using RnnKit.Onnx;
