// Writes the models that the live parts of the book run: from the cells of the notebooks themselves, with their seeds.
// Run from the top folder of the repository, after dotnet build: dotnet run data/live/make.cs [name …]
using System.Diagnostics;
using System.Text.Json.Nodes;

(string Name, string Notebook, string LastCell, string Saving)[] models =
[
    ("reviews-lstm", "07-lstm", "train-run", "ModelFile.Save(path, models[0], new Dictionary<string, string> { [\"words\"] = string.Join(' ', vocabulary) });"),
    ("prose-gru", "11-language-models", "result", "ModelFile.Save(path, author, new Dictionary<string, string> { [\"letters\"] = letters.Characters });"),
    ("melodies-gru", "11-language-models", "melody-train", "ModelFile.Save(path, composers[^1], new Dictionary<string, string> { [\"letters\"] = signs.Characters });"),
    ("letters-gru", "08-gru", "task-run", "ModelFile.Save(path, trained[0], new Dictionary<string, string> { [\"letters\"] = \"abcdefgh\" });"),
    ("blame", "05-vanishing-gradients", "scratch", """
        ICell<float>[] cells = [new RnnCell<float>(4, 32, seed: 1), new GruCell<float>(4, 32, seed: 1), new LstmCell<float>(4, 32, seed: 1)];
        string[] kinds = ["RNN", "GRU", "LSTM"];
        var tensors = kinds.Zip(cells, (kind, one) => one.Parameters.Select(p => StoredTensor.Of<float>($"{kind}.{p.Name}", [p.Rows, p.Columns], p.Value.ToRowMajorArray())))
            .SelectMany(all => all).Append(StoredTensor.Of<float>("x", [4, 100], Noise(steps: 100, seed: 1).Example(0).ToRowMajorArray().Select(v => (float)v).ToArray()));
        new SafetensorsFile(tensors.ToList(), new Dictionary<string, string> { ["kinds"] = string.Join(' ', kinds) }).Write(path);
        """),
];

foreach (var model in models.Where(model => args.Length == 0 || args.Contains(model.Name)))
{
    string scratch = Path.Combine("notebooks", $"zz-{model.Name}.ipynb");
    JsonNode notebook = JsonNode.Parse(File.ReadAllText(Path.Combine("notebooks", model.Notebook + ".ipynb")))!;
    JsonArray cells = notebook["cells"]!.AsArray();
    int last = cells.Select(cell => (string?)cell!["id"]).ToList().IndexOf(model.LastCell);
    if (last < 0)
        throw new InvalidOperationException($"{model.Notebook} has no cell '{model.LastCell}'.");
    while (cells.Count > last + 1)
        cells.RemoveAt(last + 1);
    cells.Add((JsonNode)new JsonObject
    {
        ["cell_type"] = "code",
        ["id"] = "save",
        ["metadata"] = new JsonObject(),
        ["execution_count"] = null,
        ["outputs"] = new JsonArray(),
        ["source"] = $"var path = Path.Combine(\"..\", \"data\", \"live\", \"{model.Name}.safetensors\");\n{model.Saving}",
    });
    try
    {
        File.WriteAllText(scratch, notebook.ToJsonString());
        using Process run = Process.Start("dotnet", ["run", "--no-build", "--project", "src/RnnKit.Notebooks", "--", "run", scratch, "--out", Path.Combine("artifacts", "live")])!;
        run.WaitForExit();
        if (run.ExitCode != 0)
            return run.ExitCode;
    }
    finally
    {
        File.Delete(scratch);
    }
}

return 0;

