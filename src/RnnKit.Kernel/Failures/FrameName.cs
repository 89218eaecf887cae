using System.Reflection;
using System.Text.RegularExpressions;

namespace RnnKit.Kernel.Failures;

/// <summary>A method's name in a stack trace as its author wrote it, without what the compiler made of it.</summary>
internal static partial class FrameName
{
    /// <summary>The name with its type and parameter types; empty for the top level of a cell.</summary>
    public static string Of(MethodBase method)
    {
        string type = TypeName(method.DeclaringType);
        string name = method.Name;

        // Async methods and iterators live in a nested type <Name>d__0; the code is its MoveNext.
        if (name == "MoveNext" && StateMachine().Match(method.DeclaringType?.Name ?? "") is { Success: true } machine)
        {
            type = TypeName(method.DeclaringType!.DeclaringType);
            name = machine.Groups["name"].Value;
        }
        if (LocalFunction().Match(name) is { Success: true } local)
            name = local.Groups["name"].Value;
        else if (Lambda().IsMatch(name))
            name = "a lambda";

        if (name is "<Initialize>" or "<Factory>" or "<Main>")
            return "";
        string whole = type.Length > 0 && name != "a lambda" ? $"{type}.{name}" : name;
        return name == method.Name ? $"{whole}({string.Join(", ", method.GetParameters().Select(parameter => ShortName(parameter.ParameterType)))})" : whole;
    }

    private static string TypeName(Type? type)
    {
        if (type is null)
            return "";
        string[] parts = (type.FullName ?? type.Name).Split('[')[0].Split('+');
        IEnumerable<string> written = parts.Where(part => !part.StartsWith("Submission#", StringComparison.Ordinal) && !part.StartsWith('<'));
        return string.Join('.', written.Select(part => part.Split('`')[0]));
    }

    private static string ShortName(Type type)
    {
        if (!type.IsGenericType)
            return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(ShortName))}>";
    }

    [GeneratedRegex(@"^<(?<name>.*)>d(__\d+)?(`\d+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"g__(?<name>[^|]+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<.*>b__")]
    private static partial Regex Lambda();
}
