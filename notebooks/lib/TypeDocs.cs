// What the documentation of a library says of a type: `Show.Docs` shows it where an editor has no signatures and no hover.

using System.IO;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

public static class TypeDocs
{
    private static readonly Dictionary<string, string> Keywords = new Dictionary<string, string>
    {
        ["Boolean"] = "bool",
        ["Char"] = "char",
        ["Double"] = "double",
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["Object"] = "object",
        ["Single"] = "float",
        ["String"] = "string",
        ["Void"] = "void",
    };

    /// <summary>The type's own line, and each public member that the type declares, with what it does; an empty text where nothing is said.</summary>
    public static IReadOnlyList<(string Signature, string Summary)> Of(Type type)
    {
        if (type == null) throw new ArgumentNullException(nameof(type));
        if (type.IsConstructedGenericType) type = type.GetGenericTypeDefinition();
        var said = Read(type.Assembly);
        var name = type.FullName.Replace('+', '.');
        var rows = new List<(string, string)> { (Named(type), said.TryGetValue("T:" + name, out var whole) ? whole : "") };
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var made in type.GetConstructors(BindingFlags.Public | BindingFlags.Instance))
            rows.Add(($"new {Named(type)}({Listed(made.GetParameters())})", Summary(said, $"M:{name}.#ctor", made.GetParameters().Length)));
        foreach (var property in type.GetProperties(own))
            rows.Add(($"{Named(property.PropertyType)} {property.Name}", Summary(said, $"P:{name}.{property.Name}", property.GetIndexParameters().Length)));
        foreach (var method in type.GetMethods(own).Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType != typeof(object)))
            rows.Add(($"{Named(method.ReturnType)} {method.Name}({Listed(method.GetParameters())})", Summary(said, $"M:{name}.{method.Name}", method.GetParameters().Length)));
        return rows;
    }

    /// <summary>The documentation file beside the library; where a kernel has loaded a copy, that of lib/bin. Nothing where there is none.</summary>
    private static Dictionary<string, string> Read(Assembly library)
    {
        var places = new[] { library.Location.Length > 0 ? Path.ChangeExtension(library.Location, "xml") : "", Path.Combine("lib", "bin", library.GetName().Name + ".xml") };
        var file = places.FirstOrDefault(File.Exists);
        var said = new Dictionary<string, string>();
        foreach (var member in file == null ? Enumerable.Empty<XElement>() : XDocument.Load(file).Descendants("member"))
            if (member.Element("summary") is XElement summary) said[(string)member.Attribute("name")] = Words(summary);
        return said;
    }

    /// <summary>What is said of the member with this name and number of parameters.</summary>
    private static string Summary(Dictionary<string, string> said, string member, int parameters) =>
        said.Where(one => one.Key == member || one.Key.StartsWith(member + "(") || one.Key.StartsWith(member + "`"))
            .Where(one => Parameters(one.Key) == parameters).Select(one => one.Value).FirstOrDefault() ?? "";

    private static int Parameters(string key)
    {
        var start = key.IndexOf('(');
        if (start < 0) return 0;
        var depth = 0;
        return 1 + key.Skip(start + 1).Count(c =>
        {
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            return c == ',' && depth == 0;
        });
    }

    /// <summary>The text of a summary, references by their short name, in one line.</summary>
    private static string Words(XElement summary)
    {
        var text = string.Concat(summary.DescendantNodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement one when one.Attribute("cref") is XAttribute to => Regex.Replace(to.Value.Split('(')[0].Split('.').Last(), "`+\\d+", ""),
            XElement one when one.Attribute("langword") is XAttribute word => word.Value,
            XElement one when one.Attribute("name") is XAttribute name => name.Value,
            _ => "",
        }));
        return Regex.Replace(text, "\\s+", " ").Trim();
    }

    private static string Listed(ParameterInfo[] parameters) =>
        string.Join(", ", parameters.Select(p => $"{Named(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + Default(p.DefaultValue) : "")}"));

    private static string Default(object value) => value switch
    {
        null => "default",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Named(Type type)
    {
        if (type.IsByRef) return Named(type.GetElementType());
        if (type.IsArray) return Named(type.GetElementType()) + "[]";
        if (Nullable.GetUnderlyingType(type) is Type inner) return Named(inner) + "?";
        var name = Keywords.TryGetValue(type.Name, out var keyword) && type.Namespace == "System" ? keyword : type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Named))}>" : name;
    }
}
