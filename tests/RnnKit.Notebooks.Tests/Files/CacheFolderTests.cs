using RnnKit.Documents.Files;

namespace RnnKit.Notebooks.Tests.Files;

/// <summary>What is loaded from a cache lies where no other user can have put it.</summary>
public class CacheFolderTests
{
    [Fact]
    public void It_lies_in_the_users_own_folder()
    {
        using var home = new TemporaryFolder();
        Assert.Equal(Path.Combine(home.FullPath, "rnnkit"), CacheFolder.In(home.FullPath));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(home.FullPath, "rnnkit")));
    }

    [Fact]
    public void Without_a_folder_of_the_users_it_is_a_new_one_that_only_the_user_can_open() => AssertIsNewAndPrivate(CacheFolder.In(""));

    [Fact]
    public void Where_the_users_folder_cannot_be_written_too()
    {
        using var home = new TemporaryFolder();
        AssertIsNewAndPrivate(CacheFolder.In(home.Write("a file", "")));
    }

    private static void AssertIsNewAndPrivate(string folder)
    {
        try
        {
            Assert.NotEqual(folder, CacheFolderOnceMore());
            Assert.Empty(Directory.GetFileSystemEntries(folder));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static string CacheFolderOnceMore()
    {
        string folder = CacheFolder.In("");
        Directory.Delete(folder);
        return folder;
    }
}
