using System.Text;
using RnnKit.Documents;

namespace RnnKit.Book;

/// <summary>
/// The book's folder while it is written: files go to a folder beside it, which takes the place of the older book only when
/// <see cref="Publish"/> is called. Disposed without that, the older book is as it was.
/// </summary>
internal sealed class BookFolder : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string _staging;

    public BookFolder(string target)
    {
        Target = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);
        RefuseForeign(Target);
        string parent = Path.GetDirectoryName(Target) ?? throw new BadInputException($"A book cannot be written to '{target}'.");
        _staging = Path.Combine(parent, $".{Path.GetFileName(Target)}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(_staging);
    }

    /// <summary>Where the book will be, as a full path.</summary>
    public string Target { get; }

    public void WriteText(string path, string text) => File.WriteAllText(Prepare(path), text.ReplaceLineEndings("\n"), Utf8);

    public void Copy(string source, string path)
    {
        string target = Prepare(path);
        if (!File.Exists(target))
            File.Copy(source, target);
    }

    public void Publish()
    {
        string? old = null;
        if (Directory.Exists(Target))
        {
            old = _staging + ".old";
            Directory.Move(Target, old);
        }

        try
        {
            Directory.Move(_staging, Target);
        }
        catch when (old is not null)
        {
            Directory.Move(old, Target);
            throw;
        }

        if (old is not null)
            RemoveOld(old);
    }

    public void Dispose()
    {
        if (Directory.Exists(_staging))
            Directory.Delete(_staging, recursive: true);
    }

    private static void RemoveOld(string book)
    {
        try
        {
            Directory.Delete(book, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that another program holds open: the new book is in place, and nothing reads the old one, whose name starts with a dot.
        }
    }

    private string Prepare(string path)
    {
        string full = Path.Combine(_staging, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    /// <summary>A folder is replaced as a whole, so it must not hold anybody's other work.</summary>
    private static void RefuseForeign(string target)
    {
        if (File.Exists(target))
            throw new BadInputException($"{target} is a file; the book needs a folder.");
        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any())
            return;
        string index = Path.Combine(target, Shell.IndexFile);
        if (!File.Exists(index) || !File.ReadAllText(index).Contains(Shell.Generator, StringComparison.Ordinal))
            throw new BadInputException($"{target} holds files that are no book; name an empty or a new folder.");
    }
}
