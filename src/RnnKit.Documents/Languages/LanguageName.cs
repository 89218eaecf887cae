using System.Collections.Frozen;

namespace RnnKit.Documents.Languages;

/// <summary>What people call a language that metadata name in a shorter way: <c>fsharp</c> and <c>.net-fsharp</c> are F#, <c>ir</c> is R.</summary>
internal static class LanguageName
{
    public const string CSharp = "C#";
    public const string Html = "HTML";
    public const string Markdown = "Markdown";

    /// <summary>Names that say nothing: of a notebook with cells of several languages, of a cell before a kernel was picked for it.</summary>
    private static readonly FrozenSet<string> Unsaid = FrozenSet.Create(StringComparer.Ordinal, "", "polyglotnotebook", "dotnetinteractive", "netinteractive", "net", "plaintext", "text", "raw");

    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["c#"] = CSharp,
        ["cs"] = CSharp,
        ["csharp"] = CSharp,
        ["csx"] = CSharp,
        ["csharpscript"] = CSharp,
        ["dotnetcsharp"] = CSharp,
        ["netcsharp"] = CSharp,
        ["c#script"] = CSharp,
        ["f#"] = "F#",
        ["fs"] = "F#",
        ["fsharp"] = "F#",
        ["dotnetfsharp"] = "F#",
        ["netfsharp"] = "F#",
        ["pwsh"] = "PowerShell",
        ["powershell"] = "PowerShell",
        ["dotnetpowershell"] = "PowerShell",
        ["netpwsh"] = "PowerShell",
        ["netpowershell"] = "PowerShell",
        ["python"] = "Python",
        ["python2"] = "Python",
        ["python3"] = "Python",
        ["ipython"] = "Python",
        ["ipython2"] = "Python",
        ["ipython3"] = "Python",
        ["py"] = "Python",
        ["xpython"] = "Python",
        ["pyodide"] = "Python",
        ["pythonkernel"] = "Python",
        ["sagemath"] = "Python",
        ["cython"] = "Cython",
        ["mojo"] = "Mojo",
        ["r"] = "R",
        ["ir"] = "R",
        ["xr"] = "R",
        ["rkernel"] = "R",
        ["javascript"] = "JavaScript",
        ["js"] = "JavaScript",
        ["ijavascript"] = "JavaScript",
        ["typescript"] = "TypeScript",
        ["ts"] = "TypeScript",
        ["deno"] = "TypeScript",
        ["html"] = Html,
        ["markdown"] = Markdown,
        ["md"] = Markdown,
        ["mermaid"] = "Mermaid",
        ["latex"] = "LaTeX",
        ["tex"] = "LaTeX",
        ["value"] = "Value",
        ["http"] = "HTTP",
        ["sql"] = "SQL",
        ["tsql"] = "SQL",
        ["kql"] = "KQL",
        ["kusto"] = "KQL",
        ["json"] = "JSON",
        ["xml"] = "XML",
        ["css"] = "CSS",
        ["svg"] = "SVG",
        ["vb"] = "Visual Basic",
        ["visualbasic"] = "Visual Basic",
        ["java"] = "Java",
        ["kotlin"] = "Kotlin",
        ["scala"] = "Scala",
        ["groovy"] = "Groovy",
        ["clojure"] = "Clojure",
        ["c"] = "C",
        ["c++"] = "C++",
        ["cpp"] = "C++",
        ["go"] = "Go",
        ["gonb"] = "Go",
        ["gophernotes"] = "Go",
        ["rust"] = "Rust",
        ["evcxr"] = "Rust",
        ["julia"] = "Julia",
        ["haskell"] = "Haskell",
        ["ihaskell"] = "Haskell",
        ["ruby"] = "Ruby",
        ["perl"] = "Perl",
        ["raku"] = "Raku",
        ["php"] = "PHP",
        ["lua"] = "Lua",
        ["bash"] = "Bash",
        ["sh"] = "Bash",
        ["shell"] = "Bash",
        ["shellscript"] = "Bash",
        ["matlab"] = "MATLAB",
        ["octave"] = "Octave",
        ["sas"] = "SAS",
        ["stata"] = "Stata",
        ["swift"] = "Swift",
        ["ocaml"] = "OCaml",
        ["fortran"] = "Fortran",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The language that a piece of metadata names; null when it names none. One that is not known is called as it is written.</summary>
    public static string? Of(string? written)
    {
        string key = Key(written ?? "");
        return Unsaid.Contains(key) ? null : Known.GetValueOrDefault(key, written!.Trim());
    }

    /// <summary>The language of a kernel, by its name; null when it tells none: <c>julia-1.11</c> and <c>xcpp17</c> do, <c>my-kernel</c> does not.</summary>
    public static string? OfKernel(string? name)
    {
        string key = Key(name ?? "");
        if (Unsaid.Contains(key))
            return null;
        if (Known.TryGetValue(key, out string? known))
            return known;
        string letters = key.TrimEnd("0123456789.".ToCharArray());
        return Known.TryGetValue(letters, out known) || (letters.StartsWith('x') && Known.TryGetValue(letters[1..], out known)) ? known
            : key.Contains("csharp", StringComparison.Ordinal) ? CSharp
            : key.Contains("fsharp", StringComparison.Ordinal) ? "F#"
            : key.Contains("python", StringComparison.Ordinal) || key.StartsWith("conda", StringComparison.Ordinal) ? "Python"
            : null;
    }

    /// <summary>Small letters, without what different writers put between the words.</summary>
    private static string Key(string written) =>
        string.Concat(written.ToLowerInvariant().Where((c, i) => !char.IsWhiteSpace(c) && c is not ('-' or '_') && !(c == '.' && i == 0)));
}
