using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RnnKit.Documents;
using RnnKit.Documents.Files;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>A kernelspec: the folder with <c>kernel.json</c> that tells front ends how to start the kernel.</summary>
internal sealed partial class KernelSpec
{
    private const string FileName = "kernel.json";
    private readonly string _name;
    private readonly string _folder;

    /// <summary>The kernelspec of a name below a folder of kernels.</summary>
    /// <exception cref="BadInputException">The name is none that Jupyter takes.</exception>
    public KernelSpec(string kernels, string name)
    {
        if (!ValidName().IsMatch(name))
            throw new BadInputException($"A kernel's name has letters, digits, '.', '-' and '_', and is not of dots alone; here it is '{name}'.");
        _name = name;
        _folder = Path.Combine(Path.GetFullPath(kernels), name);
    }

    /// <summary>The file.</summary>
    public string FilePath => Path.Combine(_folder, FileName);

    /// <summary>Whether nothing of another program's would be replaced.</summary>
    public bool IsFree => !Path.Exists(_folder) || IsOurs();

    /// <summary>Writes it.</summary>
    /// <param name="displayName">The name that a reader chooses.</param>
    /// <param name="command">How the kernel is started: a program and its first arguments, paths whole.</param>
    /// <param name="force">Whether one that is there and not RnnKit's may be replaced.</param>
    /// <exception cref="BadInputException">There is one of another program, or the folder cannot be written.</exception>
    public void Install(string displayName, IReadOnlyList<string> command, bool force)
    {
        if (!IsFree && !force)
            throw new BadInputException($"There is a kernel called {_name} already, in {_folder}; --force replaces it.");
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Concat(["kernel", "start", "-f", "{connection_file}"]).Select(word => JsonValue.Create(word))]),
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["rnnkit"] = true },
        };
        Touch(() => AtomicFile.WriteText(FilePath, JupyterJson.Write(spec)));
    }

    /// <summary>Removes it with its folder.</summary>
    /// <param name="force">Whether one that is not RnnKit's may be removed.</param>
    /// <exception cref="BadInputException">There is none, or it is not RnnKit's.</exception>
    public void Remove(bool force)
    {
        if (!Directory.Exists(_folder))
            throw new BadInputException($"There is no kernel called {_name} in {Path.GetDirectoryName(_folder)}.");
        if (!force && !IsOurs())
            throw new BadInputException($"The kernel {_name} in {_folder} is not RnnKit's; --force removes it all the same.");
        Touch(() => Directory.Delete(_folder, recursive: true));
    }

    private bool IsOurs()
    {
        try
        {
            return File.Exists(FilePath) && JsonNode.Parse(File.ReadAllText(FilePath))?["metadata"]?["rnnkit"] is not null;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Touch(Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{_folder} cannot be changed: {e.Message}", e);
        }
    }

    // Names of dots alone are folders above: "..", removed, would take all of Jupyter's data with it.
    [GeneratedRegex(@"^(?!\.+\z)[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
