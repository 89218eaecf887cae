using System.Text.Json;
using System.Text.Json.Nodes;
using RnnKit.Documents;

namespace RnnKit.Notebooks.Jupyter.Client;

/// <summary>A kernel that is installed for Jupyter's front ends.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Command">The program and its arguments; <c>{connection_file}</c> stands for the connection file.</param>
/// <param name="Environment">Variables that it wants.</param>
internal sealed record InstalledKernel(string Name, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Finds a kernel where Jupyter would; null when there is none of that name.</summary>
    /// <exception cref="BadInputException">Its kernelspec cannot be used.</exception>
    public static InstalledKernel? Find(string name)
    {
        string? file = JupyterFolders.All().Select(folder => Path.Combine(folder, "kernels", name, "kernel.json")).FirstOrDefault(File.Exists);
        if (file is null)
            return null;
        try
        {
            JsonObject spec = JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? throw new BadInputException("it is no JSON object.");
            string[] command = [.. (spec["argv"] as JsonArray ?? throw new BadInputException("'argv' is missing.")).Select(word => word?.GetValue<string>() ?? "")];
            var variables = (spec["env"] as JsonObject ?? []).ToDictionary(variable => variable.Key, variable => variable.Value?.GetValue<string>() ?? "");
            return command.Length > 0 ? new InstalledKernel(name, command, variables) : throw new BadInputException("'argv' is empty.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException or BadInputException)
        {
            throw new BadInputException($"The kernelspec {file} cannot be used: {e.Message}", e);
        }
    }
}
