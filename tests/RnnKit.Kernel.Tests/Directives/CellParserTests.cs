using RnnKit.Kernel.Directives;

namespace RnnKit.Kernel.Tests.Directives;

public class CellParserTests
{
    public static TheoryData<string, string> Cells => new()
    {
        { "var x = 1;", "code@1" },
        { "", "" },
        { "#!time\nx", "time@1 code@2" },
        { "#r \"a.dll\"\nx\n#r \"b.dll\"\ny", "assembly(a.dll)@1 code@2 assembly(b.dll)@3 code@4" },
        { "#r \"nuget: A.B, 1.2.3-beta.1\"", "package(A.B 1.2.3-beta.1)@1" },
        { "#r \"nuget:A\"   // why", "package(A )@1" },
        { "#r \"nuget: A, *-*\"", "package(A *-*)@1" },
        { "#i \"nuget: ./feed\" // mine\n#i \"nuget:https://host//x\"", "source(./feed)@1 source(https://host//x)@2" },
        { "#!import lib/a file.csx\n#!import \"b.cs\" // two\n#load \"c.csx\"", "import(lib/a file.csx)@1 import(b.cs)@2 import(c.csx)@3" },
        { "  #!import a.cs", "import(a.cs)@1" },
        { "var s = \"\"\"\n#!import a.cs\n#r \"x.dll\"\n\"\"\";", "code@1" },
        { "/*\n#!import a.cs\n*/ x", "code@1" },
        { "#if true\n#region r\nx\n#endregion\n#endif", "code@1" },
        { "#!markdown\n# It's \"prose\" /*\n#!csharp\nx", "text/markdown(# It's \"prose\" /*)@1 code@4" },
        { "x\n#!html\n<b>\n#!markdown\ny", "code@1 text/html(<b>)@2 text/markdown(y)@4" },
        { "#!csharp\nx", "code@2" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_falls_into_parts(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', CellParser.Parse(text, "cell").Select(Describe)));

    [Fact]
    public void Code_stands_in_the_lines_of_the_cell()
    {
        CodePart code = Assert.IsType<CodePart>(CellParser.Parse("#!time\n\nx +\ny", "cell")[1]);
        Assert.Equal("\n\nx +\ny", code.Text);
    }

    [Theory]
    [InlineData("#!imprt a.cs", "did you mean #!import?")]
    [InlineData("#!foobarbaz", "Unknown directive #!foobarbaz: There are #!import")]
    [InlineData("#!import", "followed by a file")]
    [InlineData("#r a.dll", "double quotes")]
    [InlineData("#r \"nuget: , 1\"", "#r \"nuget: Name, Version\"")]
    [InlineData("#r \"nuget: A, one\"", "#r \"nuget: Name, Version\"")]
    [InlineData("#r \"nuget: A\" Version=\"9\"", "#r \"nuget: Name, Version\"")]
    [InlineData("#i \"folder\"", "#i \"nuget: folder or address\"")]
    [InlineData("#!time now", "stands alone")]
    public void What_is_wrong_is_said_with_its_line(string line, string message)
    {
        var e = Assert.Throws<DirectiveException>(() => CellParser.Parse("x;\n" + line, "cell [7]"));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(("cell [7]", 2), (e.SourceName, e.Line));
    }

    private static string Describe(CellPart part) => (part switch
    {
        CodePart => "code",
        AssemblyPart assembly => $"assembly({assembly.Path})",
        PackagePart package => $"package({package.Name} {package.Version})",
        PackageSourcePart source => $"source({source.Source})",
        ImportPart import => $"import({import.Path})",
        TimePart => "time",
        TextPart text => $"{text.MimeType}({text.Text})",
        _ => "?",
    }) + $"@{part.Line}";
}
