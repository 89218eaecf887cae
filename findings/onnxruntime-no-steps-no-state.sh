#!/usr/bin/env bash
# Microsoft.ML.OnnxRuntime: an example of no steps among others has zeros as its last state, not the state that it came with.
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
    bool lstm = operation == "LSTM";
    var node = new NodeProto { OpType = operation, Input = { "x", "W", "R", "", "lengths", "h" }, Output = { "", "last_h" } };
    if (lstm) node.Input.Add("c");
    if (lstm) node.Output.Add("last_c");
    node.Attribute.Add(new AttributeProto { Name = "hidden_size", Type = AttributeProto.Types.AttributeType.Int, I = 1 });
    var graph = new GraphProto { Name = "g", Node = { node }, Input = { Value("x", Type.Float, 2, 2, 1), Value("lengths", Type.Int32, 2), Value("h", Type.Float, 1, 2, 1) }, Output = { Value("last_h", Type.Float, 1, 2, 1) } };
    if (lstm) graph.Input.Add(Value("c", Type.Float, 1, 2, 1));
    if (lstm) graph.Output.Add(Value("last_c", Type.Float, 1, 2, 1));
    foreach (string weights in new[] { "W", "R" })
    {
        var tensor = new TensorProto { Name = weights, DataType = (int)Type.Float, Dims = { 1, gates, 1 } };
        tensor.FloatData.AddRange(Enumerable.Repeat(0f, gates));
        graph.Initializer.Add(tensor);
    }
    var model = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } };
    using var session = new InferenceSession(model.ToByteArray());
    using var options = new RunOptions();
    var inputs = new Dictionary<string, OrtValue>
    {
        ["x"] = OrtValue.CreateTensorValueFromMemory(new float[4], [2, 2, 1]),
        ["lengths"] = OrtValue.CreateTensorValueFromMemory(new[] { 2, 0 }, [2]),
        ["h"] = OrtValue.CreateTensorValueFromMemory(new[] { 0.5f, 0.5f }, [1, 2, 1]),
    };
    if (lstm) inputs["c"] = OrtValue.CreateTensorValueFromMemory(new[] { 0.25f, 0.25f }, [1, 2, 1]);
    using var outputs = session.Run(options, inputs, session.OutputNames);
    // The example of no steps is the second.
    Console.WriteLine($"{operation}: {string.Join(", ", session.OutputNames.Select((name, i) => $"{name} {outputs[i].GetTensorDataAsSpan<float>()[1]}"))}");
}

static ValueInfoProto Value(string name, Type type, params int[] shape)
{
    var dimensions = new TensorShapeProto();
    foreach (int size in shape) dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
    return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } } };
}
PROGRAM

seen=$(dotnet run 2> errors.txt) || { cat errors.txt >&2; exit 1; }
expected='RNN: last_h 0
GRU: last_h 0
LSTM: last_h 0, last_c 0'
echo "Microsoft.ML.OnnxRuntime 1.31.1"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
