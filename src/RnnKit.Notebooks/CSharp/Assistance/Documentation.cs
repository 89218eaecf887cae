using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace RnnKit.Notebooks.CSharp.Assistance;

/// <summary>Finds and reads XML documentation: beside an assembly, or in the SDK's reference pack for .NET itself.</summary>
internal static partial class Documentation
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, XElement>>> Files = new();

    private static readonly Lazy<string[]> RuntimeFiles = new(FindRuntimeFiles);

    /// <summary>What the documentation of a symbol says, as text; null when there is none.</summary>
    public static string? Of(ISymbol symbol, Compilation compilation)
    {
        ISymbol original = (symbol as IMethodSymbol)?.ReducedFrom?.OriginalDefinition ?? symbol.OriginalDefinition;
        return original.GetDocumentationCommentId() is { } id && FilesFor(original, compilation).Select(file => Members(file).GetValueOrDefault(id)).FirstOrDefault(found => found is not null) is { } member
            ? Text(member)
            : null;
    }

    private static string[] FilesFor(ISymbol symbol, Compilation compilation)
    {
        if (symbol.ContainingAssembly is not { } assembly || compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { } path })
            return [];
        string beside = Path.ChangeExtension(path, ".xml");
        return File.Exists(beside) ? [beside] : Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) ? RuntimeFiles.Value : [];
    }

    /// <summary>The reference pack has the assemblies' public names, the runtime their implementation: a symbol's file has another name than its assembly.</summary>
    private static string[] FindRuntimeFiles()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs)) return [];
        string? pack = Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).LastOrDefault();
        return pack is null ? [] : [.. Directory.EnumerateFiles(pack, "System*.xml", SearchOption.AllDirectories).OrderBy(file => Path.GetFileName(file) == "System.Runtime.xml" ? 0 : 1).ThenBy(file => file, StringComparer.Ordinal)];
    }

    private static IReadOnlyDictionary<string, XElement> Members(string file) => Files.GetOrAdd(file, path => new(() => Read(path))).Value;

    private static Dictionary<string, XElement> Read(string file)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (XElement member in XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
            if ((string?)member.Attribute("name") is { } name) members.TryAdd(name, member);
        return members;
    }

    private static string Text(XElement member)
    {
        var text = new StringBuilder();
        Append(text, "", member.Element("summary"));
        foreach (XElement parameter in member.Elements("param")) Append(text, $"  {(string?)parameter.Attribute("name")}: ", parameter);
        Append(text, "Returns: ", member.Element("returns"));
        foreach (XElement exception in member.Elements("exception")) Append(text, $"Throws {ShortName((string?)exception.Attribute("cref"))}: ", exception);
        Append(text, "", member.Element("remarks"));
        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, string before, XElement? element)
    {
        if (element is null) return;
        string said = Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();
        if (said.Length > 0) text.Append(before).Append(said.Replace(" ¶ ", "\n", StringComparison.Ordinal)).Append('\n');
    }

    private static string Plain(XNode node) => node switch
    {
        XText words => words.Value,
        XElement { Name.LocalName: "code" } code => " ¶ " + code.Value.Trim().ReplaceLineEndings(" ¶ ") + " ¶ ",
        XElement { Name.LocalName: "para" } paragraph => " ¶ " + string.Concat(paragraph.Nodes().Select(Plain)),
        XElement named when named.IsEmpty => ShortName((string?)named.Attribute("cref") ?? (string?)named.Attribute("name") ?? (string?)named.Attribute("langword") ?? ""),
        XElement element => string.Concat(element.Nodes().Select(Plain)),
        _ => "",
    };

    /// <summary>The last part of a documented name: <c>M:System.Math.Tanh(System.Double)</c> is Tanh.</summary>
    private static string ShortName(string? name)
    {
        string bare = Arity().Replace((name ?? "").Split('(')[0], "");
        return bare[(bare.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
