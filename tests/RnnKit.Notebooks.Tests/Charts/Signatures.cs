using System.Reflection;
using System.Runtime.CompilerServices;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>Writes a member in the form of the list of genuine signatures: type, then names, types, order, defaults and constraints.</summary>
internal static class Signatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    // The list names these without their namespaces.
    private static readonly string[] Short = ["System", "System.Collections.Generic", "Microsoft.FSharp.Core"];

    public static IEnumerable<string> Of(Type type) =>
        type.GetMembers(Declared).Select(member => member switch
        {
            PropertyInfo property => Of(property),
            MethodInfo { IsSpecialName: true } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) => null,
            MethodInfo method => Of(method),
            _ => null,
        }).OfType<string>().Select(signature => $"{type.FullName!.Replace('+', '.').Split('`')[0]} | {signature}");

    private static string Of(PropertyInfo property)
    {
        var accessors = property.SetMethod is null ? "{ get; }" : "{ get; set; }";
        return $"public {(property.GetMethod!.IsStatic ? "static " : "")}{NameOf(property.PropertyType)} {property.Name} {accessors}";
    }

    private static string Of(MethodInfo method)
    {
        var arguments = method.GetGenericArguments();
        var generic = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(one => one.Name))}>";
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        var constraints = arguments.SelectMany(one => one.GetGenericParameterConstraints().Select(bound => $" where {one.Name} : {NameOf(bound)}"));
        return $"public {(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)} {method.Name}{generic}"
            + $"({extension}{string.Join(", ", method.GetParameters().Select(Of))}){string.Concat(constraints)};";
    }

    private static string Of(ParameterInfo parameter)
    {
        var type = parameter.IsOut ? "out " + NameOf(parameter.ParameterType.GetElementType()!) : NameOf(parameter.ParameterType);
        var otherwise = !parameter.HasDefaultValue ? "" : parameter.ParameterType.IsValueType ? " = default" : " = null";
        return $"{type} {parameter.Name}{otherwise}";
    }

    private static string NameOf(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        var owner = type.IsNested ? NameOf(type.DeclaringType!) + "." : Short.Contains(type.Namespace) ? "" : type.Namespace + ".";
        if (type.Name == "Optional`1")
            owner = "";
        var name = owner + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }
}
