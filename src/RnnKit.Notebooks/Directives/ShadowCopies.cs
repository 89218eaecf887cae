using RnnKit.Documents.Files;
using System.Security.Cryptography;

namespace RnnKit.Notebooks.Directives;

/// <summary>
/// Copies of assemblies that a build may want to write while a kernel runs: Windows locks what is loaded. A copy lies in a folder named
/// after its contents, so sessions share it, and keeps its file name, symbols and documentation.
/// </summary>
internal sealed class ShadowCopies
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(7);
    private static readonly string[] Companions = [".pdb", ".xml"];
    private readonly string _root = CacheFolder.Of("assemblies");

    /// <summary>The copy of a file as it is now.</summary>
    public string Of(string file)
    {
        byte[] contents = File.ReadAllBytes(file);
        string folder = Path.Combine(_root, Convert.ToHexStringLower(SHA256.HashData(contents))[..24]);
        string copy = Path.Combine(folder, Path.GetFileName(file));
        if (File.Exists(copy))
            return copy;

        RemoveOld();
        foreach (string companion in Companions.Select(ending => Path.ChangeExtension(file, ending)).Where(File.Exists))
            AtomicFile.WriteBytes(Path.Combine(folder, Path.GetFileName(companion)), File.ReadAllBytes(companion));
        AtomicFile.WriteBytes(copy, contents);
        return copy;
    }

    private void RemoveOld()
    {
        if (!Directory.Exists(_root))
            return;
        foreach (string folder in Directory.EnumerateDirectories(_root).Where(folder => DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > Age))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use by another kernel: it is removed another time.
            }
        }
    }
}
