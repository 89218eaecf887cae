namespace RnnKit.Foundations;

/// <summary>A file that is never half-written: first under another name beside it, which no other file has, then moved into place.</summary>
internal static class WholeFile
{
    /// <summary>Writes the bytes; an earlier file stays whole until the new one is.</summary>
    public static void Write(string path, byte[] bytes) => Write((path, bytes));

    /// <summary>Writes several files; none takes its place before all are whole.</summary>
    public static void Write(params (string Path, byte[] Bytes)[] files)
    {
        string[] temporary = [.. files.Select(file => $"{Path.GetFullPath(file.Path)}.{Guid.NewGuid():N}.tmp")];
        try
        {
            for (int i = 0; i < files.Length; i++)
            {
                if (Directory.Exists(files[i].Path)) throw new IOException($"{files[i].Path} is a folder; expected the name of a file.");
                File.WriteAllBytes(temporary[i], files[i].Bytes);
            }
            for (int i = 0; i < files.Length; i++) File.Move(temporary[i], files[i].Path, overwrite: true);
        }
        finally
        {
            foreach (string one in temporary.Where(File.Exists)) File.Delete(one); // there only if something failed
        }
    }
}
