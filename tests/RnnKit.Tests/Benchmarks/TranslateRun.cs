using RnnKit.Benchmarks.Translate;

namespace RnnKit.Tests.Benchmarks;

/// <summary>A run of <c>translate</c> on corpora in a folder of its own, which goes when the run is disposed of.</summary>
internal sealed class TranslateRun : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnkit-translate-").FullName;
    private readonly StringWriter output = new(), error = new();

    public string Output => output.ToString();

    public string Error => error.ToString();

    public string LastLine => Output.TrimEnd().Split('\n')[^1].TrimEnd('\r');

    public string File(string name, params string[] lines)
    {
        string path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return path;
    }

    public string Missing(string name) => Path.Combine(folder, name);

    public int Command(params string[] arguments) => TranslateCommand.Run(arguments, output, error);

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
