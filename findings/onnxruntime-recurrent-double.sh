#!/usr/bin/env bash
# Microsoft.ML.OnnxRuntime: a GRU or an LSTM in double, which its table of kernels lists, loads without a word and fails in the first run.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > Try.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Google.Protobuf" Version="[3.30.2]" />
    <PackageReference Include="Microsoft.ML.OnnxRuntime" Version="[1.31.1]" />
    <PackageReference Include="OnnxSharp" Version="[0.3.2]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Type = Onnx.TensorProto.Types.DataType;

foreach ((string operation, int gates) in new[] { ("RNN", 1), ("GRU", 3), ("LSTM", 4) })
{
    var node = new NodeProto { OpType = operation, Input = { "x", "W", "R" }, Output = { "y" } };
    node.Attribute.Add(new AttributeProto { Name = "hidden_size", Type = AttributeProto.Types.AttributeType.Int, I = 1 });
    var graph = new GraphProto { Name = "g", Node = { node }, Input = { Value("x", 1, 1, 1) }, Output = { Value("y", 1, 1, 1, 1) } };
    foreach (string weights in new[] { "W", "R" })
    {
        var tensor = new TensorProto { Name = weights, DataType = (int)Type.Double, Dims = { 1, gates, 1 } };
        tensor.DoubleData.AddRange(Enumerable.Repeat(0.5, gates));
        graph.Initializer.Add(tensor);
    }
    var model = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } };
    InferenceSession session;
    try
    {
        session = new InferenceSession(model.ToByteArray());
    }
    catch (OnnxRuntimeException e)
    {
        Console.WriteLine($"{operation}: does not load, {(e.Message.Contains("NOT_IMPLEMENTED") || e.Message.Contains("NotImplemented") ? "not implemented" : "another error")}");
        continue;
    }
    using (session)
    {
        try
        {
            using var x = OrtValue.CreateTensorValueFromMemory(new[] { 1.0 }, [1, 1, 1]);
            using var options = new RunOptions();
            using var y = session.Run(options, ["x"], [x], ["y"]);
            Console.WriteLine($"{operation}: loads, runs");
        }
        catch (OnnxRuntimeException e)
        {
            Console.WriteLine($"{operation}: loads, does not run, {(e.Message.Contains("does not support double yet") ? "does not support double yet" : e.Message)}");
        }
    }
}

static ValueInfoProto Value(string name, params int[] shape)
{
    var dimensions = new TensorShapeProto();
    foreach (int size in shape) dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
    return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)Type.Double, Shape = dimensions } } };
}
PROGRAM

seen=$(dotnet run 2> errors.txt) || { cat errors.txt >&2; exit 1; }
expected='RNN: does not load, not implemented
GRU: loads, does not run, does not support double yet
LSTM: loads, does not run, does not support double yet'
echo "Microsoft.ML.OnnxRuntime 1.31.1"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
