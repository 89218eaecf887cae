using System.Reflection;
using Microsoft.CodeAnalysis;
using RnnKit.Notebooks.CSharp;

namespace RnnKit.Notebooks.Directives;

/// <summary>Adds assemblies to a session: to what its code compiles against and to what its assemblies load.</summary>
internal sealed class ReferencedAssemblies(SessionLoadContext context, ShadowCopies shadows)
{
    private static readonly Lazy<Dictionary<string, string>> Kernels = new(() => FrameworkReferences.TrustedAssemblies()
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase));

    /// <summary>An assembly from a folder that is being built into: a copy of it is used, and of those beside it when they are needed.</summary>
    /// <returns>The state with the reference, and a warning or null.</returns>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public (SessionState State, string? Warning) AddFile(SessionState state, string file)
    {
        string copy = shadows.Of(file);
        AssemblyName name = AssemblyName.GetAssemblyName(copy);
        foreach (string neighbor in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.dll"))
        {
            string simpleName = Path.GetFileNameWithoutExtension(neighbor);
            if (neighbor != file && context.FileFor(simpleName) is null && !Kernels.Value.ContainsKey(simpleName) && IsAssembly(neighbor))
                context.Offer(new AssemblyName(simpleName), shadows.Of(neighbor));
        }

        string? loaded = context.FileFor(name.Name!);
        string? warning = loaded is not null && loaded != copy && state.References.ContainsKey(name.Name!)
            ? $"{Path.GetFileName(file)} has changed since it was loaded; restart the kernel to use the new one."
            : null;
        return (Add(state, name, loaded ?? copy), warning);
    }

    /// <summary>An assembly of a package: package folders do not change, so the file itself is used.</summary>
    public SessionState AddPackaged(SessionState state, string file) => Add(state, AssemblyName.GetAssemblyName(file), file);

    /// <summary>An assembly that the kernel itself uses.</summary>
    public static SessionState AddKernels(SessionState state, Assembly assembly)
    {
        string name = assembly.GetName().Name!;
        return state.References.ContainsKey(name) ? state : With(state, name, assembly.Location);
    }

    /// <summary>A folder with native libraries.</summary>
    public void AddNativeFolder(string folder) => context.OfferNative(folder);

    private SessionState Add(SessionState state, AssemblyName name, string file)
    {
        if (state.References.ContainsKey(name.Name!))
            return state;
        if (Kernels.Value.TryGetValue(name.Name!, out string? own) && AssemblyName.GetAssemblyName(own).Version >= name.Version)
            return With(state, name.Name!, own);
        context.Offer(name, file);
        return With(state, name.Name!, context.FileFor(name.Name!)!);
    }

    private static SessionState With(SessionState state, string name, string file) =>
        state with { References = state.References.SetItem(name, MetadataReference.CreateFromFile(file)) };

    private static bool IsAssembly(string file)
    {
        try
        {
            AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
