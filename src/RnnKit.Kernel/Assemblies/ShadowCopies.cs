using System.Security.Cryptography;

namespace RnnKit.Kernel.Assemblies;

/// <summary>
/// Copies of assemblies that a build may want to write while a kernel runs: Windows locks what is loaded. A copy lies in a folder named
/// after its contents, so sessions share it, and keeps its file name, symbols and documentation.
/// </summary>
internal sealed class ShadowCopies(string root)
{
    private static readonly TimeSpan s_age = TimeSpan.FromDays(7);
    private static readonly string[] s_companions = [".pdb", ".xml"];

    /// <summary>The copy of a file as it is now.</summary>
    public string Of(string file)
    {
        byte[] contents = File.ReadAllBytes(file);
        string folder = Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(contents))[..24]);
        string copy = Path.Combine(folder, Path.GetFileName(file));
        if (File.Exists(copy))
            return copy;

        RemoveOld();
        Directory.CreateDirectory(folder);
        foreach (string companion in s_companions.Select(ending => Path.ChangeExtension(file, ending)).Where(File.Exists))
            Write(Path.Combine(folder, Path.GetFileName(companion)), File.ReadAllBytes(companion));
        Write(copy, contents);
        return copy;
    }

    /// <summary>Whole or not at all.</summary>
    private static void Write(string path, byte[] contents)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(temporary, contents);
        File.Move(temporary, path, overwrite: true);
    }

    private void RemoveOld()
    {
        if (!Directory.Exists(root))
            return;
        foreach (string folder in Directory.EnumerateDirectories(root).Where(folder => DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > s_age))
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
