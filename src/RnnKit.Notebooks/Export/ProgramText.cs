using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnKit.Notebooks.Export;

/// <summary>
/// Pieces of script put together as one C# program: the usings first, then the statements in order, the types last. A script shows
/// the value of its last expression; a program must say so.
/// </summary>
internal sealed class ProgramText
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);
    private readonly StringBuilder _text = new();
    private readonly List<(string Place, string Code)> _types = [];
    private readonly List<(int Start, int Length)> _values = [];
    private readonly List<(int Start, string Place)> _places = [];

    private ProgramText()
    {
    }

    /// <summary>The program.</summary>
    public string Text => _text.ToString();

    /// <summary>
    /// Where the expressions stand whose value the kernel would show; in <see cref="Text"/> each is a statement, in parentheses, since
    /// <c>K * a;</c> would declare a pointer.
    /// </summary>
    public IReadOnlyList<(int Start, int Length)> Values => _values;

    /// <summary>Writes the program.</summary>
    /// <param name="head">What comes before everything, whole lines.</param>
    /// <param name="usings">What every cell sees without asking for it itself.</param>
    /// <param name="begin">The first statement.</param>
    /// <param name="pieces">The code.</param>
    public static ProgramText Of(string head, IEnumerable<string> usings, string begin, IEnumerable<CodePiece> pieces)
    {
        List<(CodePiece Piece, CompilationUnitSyntax Root)> parsed =
            [.. pieces.Select(piece => (piece, CSharpSyntaxTree.ParseText(piece.Text, Script).GetCompilationUnitRoot()))];
        var program = new ProgramText();
        program._text.Append(head);
        IEnumerable<string> own = parsed.SelectMany(item => item.Root.Usings).Select(directive => directive.NormalizeWhitespace().ToString());
        foreach (string directive in usings.Concat(own).Distinct())
            program._text.Append("global ").Append(directive).Append('\n');
        program._text.Append('\n').Append(begin).Append('\n');
        foreach ((CodePiece piece, CompilationUnitSyntax root) in parsed)
            program.Add(piece, root);
        program._text.Append("\n// ==== Types of the cells and of the files that they import ====\n");
        foreach ((string place, string code) in program._types)
        {
            program._places.Add((program._text.Length, place));
            program._text.Append('\n').Append(code).Append('\n');
        }
        return program;
    }

    /// <summary>The cell or file that the code at a position comes from.</summary>
    public string PlaceAt(int position) => _places.LastOrDefault(place => place.Start <= position, (Start: 0, Place: "the first lines")).Place;

    private void Add(CodePiece piece, CompilationUnitSyntax root)
    {
        _types.AddRange(root.Members.Where(IsType).Select(type => (piece.Place, Code(type))));
        if (root.Members.All(IsType) && piece.Headings.Count == 0)
            return;
        foreach (string heading in piece.Headings)
            _text.Append("\n// ").Append(heading);
        _text.Append(piece.Headings.Count > 0 ? "\n" : "");
        _text.Append("\n// ---- ").Append(piece.Place).Append(" ----\n");
        _places.Add((_text.Length, piece.Place));
        foreach (MemberDeclarationSyntax member in root.Members.Where(member => !IsType(member)))
            Add(member, piece.ShowsValue && member == root.Members[^1]);
        if (root.EndOfFileToken.LeadingTrivia.ToFullString().Trim() is { Length: > 0 } comment)
            _text.Append(comment).Append('\n');
    }

    private void Add(MemberDeclarationSyntax member, bool isLast)
    {
        if (!isLast || member is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement })
        {
            _text.Append(Code(member)).Append('\n');
            return;
        }
        string expression = statement.Expression.ToString();
        _text.Append(member.GetLeadingTrivia().ToFullString().TrimStart('\n'));
        _values.Add((_text.Length, expression.Length + 2));
        _text.Append('(').Append(expression).Append(");").Append(statement.Expression.GetTrailingTrivia().ToFullString().TrimEnd()).Append('\n');
    }

    private static bool IsType(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private static string Code(MemberDeclarationSyntax member) => member.ToFullString().Trim('\n');
}
