using System.Text.RegularExpressions;

namespace RnnKit.Kernel.Directives;

/// <summary>Reads one line that holds a directive.</summary>
internal static partial class DirectiveLine
{
    /// <summary>What a directive may begin with.</summary>
    public static IReadOnlyList<string> Known { get; } = ["#!import", "#!time", "#!markdown", "#!html", "#!csharp", "#!who", "#!whos", "#!set", "#!share", "#r", "#i", "#load"];

    /// <summary>Whether the line begins as a directive to the kernel, and not to the compiler such as <c>#if</c>.</summary>
    public static bool IsForKernel(string line) => Beginning().IsMatch(line);

    /// <summary>The language that the line switches to: csharp, markdown or html; null when it switches none.</summary>
    public static string? Language(string line) => line.Trim().ToLowerInvariant() switch
    {
        "#!csharp" or "#!c#" or "#!cs" => "csharp",
        "#!markdown" or "#!md" => "markdown",
        "#!html" => "html",
        _ => null,
    };

    /// <summary>What the directive asks for; null when it only goes on with C#.</summary>
    /// <exception cref="DirectiveException">It is unknown or malformed.</exception>
    public static CellPart? Read(string line, string source, int number)
    {
        string text = WithoutComment(line.Trim());
        string name = text.Split([' ', '\t', '"'], 2)[0];
        string rest = text[name.Length..].Trim();
        return name switch
        {
            "#r" => Reference(Quoted(rest, name, source, number), source, number),
            "#i" => Source(Quoted(rest, name, source, number), source, number),
            "#load" => new ImportPart(name, Quoted(rest, name, source, number), number),
            "#!import" => new ImportPart(name, Argument(rest, name, source, number), number),
            "#!who" or "#!whos" or "#!set" or "#!share" => new KernelPart(text, number),
            "#!time" when rest.Length == 0 => new TimePart(number),
            "#!csharp" or "#!c#" or "#!cs" when rest.Length == 0 => null,
            "#!time" or "#!csharp" or "#!c#" or "#!cs" or "#!markdown" or "#!md" or "#!html" =>
                throw new DirectiveException($"{name} stands alone on its line; '{rest}' came after it.", source, number),
            _ => throw new DirectiveException(Unknown(name), source, number),
        };
    }

    private static CellPart Reference(string what, string source, int number)
    {
        if (!what.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return new AssemblyPart(what, number);

        string[] words = what["nuget:".Length..].Split(',', StringSplitOptions.TrimEntries);
        if (words.Length > 2 || !PackageName().IsMatch(words[0]) || (words.Length == 2 && !PackageVersion().IsMatch(words[1])))
            throw new DirectiveException($"A package is written as #r \"nuget: Name, Version\"; here it is \"{what}\".", source, number);
        return new PackagePart(words[0], words.Length == 2 ? words[1] : null, number);
    }

    private static PackageSourcePart Source(string what, string source, int number)
    {
        if (!what.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) || what["nuget:".Length..].Trim().Length == 0)
            throw new DirectiveException($"A source of packages is written as #i \"nuget: folder or address\"; here it is \"{what}\".", source, number);
        return new PackageSourcePart(what["nuget:".Length..].Trim(), number);
    }

    private static string Quoted(string rest, string name, string source, int number) =>
        rest.Length > 2 && rest[0] == '"' && rest[^1] == '"'
            ? rest[1..^1].Trim()
            : throw new DirectiveException($"{name} is followed by something in double quotes; here it is '{rest}'.", source, number);

    private static string Argument(string rest, string name, string source, int number)
    {
        string argument = rest.Length >= 2 && rest[0] == '"' && rest[^1] == '"' ? rest[1..^1] : rest;
        return argument.Length > 0 ? argument : throw new DirectiveException($"{name} is followed by a file; here there is none.", source, number);
    }

    private static string WithoutComment(string text) => Comment().Replace(text, "$1").TrimEnd();

    private static string Unknown(string name)
    {
        string nearest = Known.MinBy(known => EditDistance.Between(known, name.ToLowerInvariant()))!;
        string suggestion = EditDistance.Between(nearest, name.ToLowerInvariant()) <= 3 ? $"did you mean {nearest}? " : "";
        return $"Unknown directive {name}: {suggestion}There are {string.Join(", ", Known)}.";
    }

    [GeneratedRegex(@"^\s*#(!\S|r\s*""|r\s+|i\s*""|i\s+|load\s*"")")]
    private static partial Regex Beginning();

    // A comment begins at // outside of double quotes, after a space: the address in "https://…" is none.
    [GeneratedRegex(@"^((?:[^""]|""[^""]*"")*?)\s//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[A-Za-z0-9_]+([.\-][A-Za-z0-9_]+)*$")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"^[0-9*\[(][0-9A-Za-z.\-+*\[\]()]*$")]
    private static partial Regex PackageVersion();
}
