namespace RnnKit.Documents.Files;

/// <summary>
/// The folder for what may be made again, such as copies of libraries that are loaded from there. It is the user's own: in a
/// temporary folder that users share, another one could have put a library in its place.
/// </summary>
internal static class CacheFolder
{
    private static readonly Lazy<string> Root = new(() => In(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)));

    /// <summary>The place for one kind of things; it need not be there yet.</summary>
    public static string Of(string kind) => Path.Combine(Root.Value, kind);

    /// <summary>
    /// The folder in a user's own one, made where it is missing; where there is none, or nothing can be written there, a new
    /// folder that no other user can open.
    /// </summary>
    public static string In(string usersOwn)
    {
        try
        {
            if (usersOwn.Length > 0)
                return Made(Path.Combine(usersOwn, "rnnkit"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A home that cannot be written, as in some containers.
        }
        return Directory.CreateTempSubdirectory("rnnkit-").FullName;
    }

    private static string Made(string folder)
    {
        Directory.CreateDirectory(folder);
        string probe = Path.Combine(folder, $".{Guid.NewGuid():N}");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
        return folder;
    }
}
