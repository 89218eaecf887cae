namespace RnnKit.Foundations;

/// <summary>A file that is never half-written: first under another name beside it, which no other file has, then moved into place.</summary>
internal static class WholeFile
{
    /// <summary>Writes the bytes; an earlier file stays whole until the new one is.</summary>
    public static void Write(string path, byte[] bytes)
    {
        string temporary = $"{Path.GetFullPath(path)}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // there only if something failed
        }
    }
}
