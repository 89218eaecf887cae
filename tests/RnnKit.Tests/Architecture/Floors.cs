using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RnnKit.Tests.Architecture;

/// <summary>The folders of an assembly as floors: what the types of each refer to.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="root">The namespace of the whole; the part behind it is the floor.</param>
/// <param name="below">What each floor may refer to, besides itself.</param>
internal sealed class Floors(Assembly assembly, string root, IReadOnlyDictionary<string, string[]> below)
{
    /// <summary>The references that go up or aside.</summary>
    public IEnumerable<string> Wrong() =>
        References().Where(r => r.From != r.To && !below[r.From].Contains(r.To)).Select(r => $"{r.Where} refers to {r.To}").Distinct().Order();

    /// <summary>The types that stand on no floor.</summary>
    public IEnumerable<string> Homeless() => assembly.GetTypes()
        .Where(t => t.Namespace is { } n && n.StartsWith(root, StringComparison.Ordinal) && !below.ContainsKey(Floor(n)))
        .Select(t => t.FullName!);

    /// <summary>Every reference from floor to floor, and the type that has it.</summary>
    public List<(string From, string To, string Where)> References()
    {
        var found = new List<(string, string, string)>();
        using var file = new PEReader(File.OpenRead(assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        var names = new TypeNames(reader);
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            string from = Floor(names.Namespace(handle));
            if (!below.ContainsKey(from)) continue;
            string where = $"{from}.{reader.GetString(type.Name)}";
            foreach (string used in names.UsedBy(type, file))
                if (below.ContainsKey(Floor(used))) found.Add((from, Floor(used), where));
        }
        return found;
    }

    /// <summary>The folder: the part of the namespace behind the root.</summary>
    private string Floor(string ns) => ns.StartsWith(root + ".", StringComparison.Ordinal) ? ns[(root.Length + 1)..].Split('.')[0] : "";
}
