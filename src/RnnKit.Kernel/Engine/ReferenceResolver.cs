using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using Microsoft.CodeAnalysis;
using RnnKit.Kernel.Assemblies;

namespace RnnKit.Kernel.Engine;

/// <summary>
/// Finds the assemblies that those refer to which cells refer to: the process's own once for all sessions, mapped into memory. The
/// resolvers of Roslyn's scripts and of the package read them whole, the compilers among them, each for itself.
/// </summary>
internal sealed class ReferenceResolver : MetadataReferenceResolver
{
    private static readonly ConcurrentDictionary<string, Lazy<PortableExecutableReference>> s_hosts = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentBag<MemoryMappedViewAccessor> s_mapped = [];
    private readonly ConcurrentDictionary<string, PortableExecutableReference> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        OfHost(referenceIdentity.Name) ?? Beside((definition as PortableExecutableReference)?.FilePath, referenceIdentity.Name);

    /// <summary>The assemblies of .NET that scripts refer to by name. Directives do not come as far as the compiler.</summary>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        OfHost(reference) is { } found ? [found.WithProperties(properties)] : [];

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static PortableExecutableReference? OfHost(string name) =>
        SessionAssemblies.OfHost(name) is { } file ? s_hosts.GetOrAdd(name, _ => new(() => Mapped(file))).Value : null;

    private PortableExecutableReference? Beside(string? referring, string name) =>
        Path.GetDirectoryName(referring) is { } folder && Path.Combine(folder, name + ".dll") is var file && File.Exists(file)
            ? _found.GetOrAdd(name, _ => MetadataReference.CreateFromFile(file))
            : null;

    /// <summary>Of most of them the compiler reads a few pages. The view stays for as long as the process, the file is closed again.</summary>
    private static PortableExecutableReference Mapped(string file)
    {
        using var mapped = MemoryMappedFile.CreateFromFile(file, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        s_mapped.Add(view);
        var module = ModuleMetadata.CreateFromImage(view.SafeMemoryMappedViewHandle.DangerousGetHandle(), (int)new FileInfo(file).Length);
        return AssemblyMetadata.Create(module).GetReference(filePath: file, display: file);
    }
}
