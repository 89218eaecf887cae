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
    private const string Mark = "// ---- ";
    private readonly StringBuilder _text = new();
    private readonly List<(string Place, string Code)> _types = [];
    private readonly List<(int Start, int Length)> _values = [];

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
    /// <param name="begin">The first statements, whole lines.</param>
    /// <param name="pieces">The code.</param>
    public static ProgramText Of(string head, IEnumerable<string> usings, string begin, IEnumerable<CodePiece> pieces)
    {
        List<(CodePiece Piece, CompilationUnitSyntax Root)> parsed =
            [.. pieces.Select(piece => (piece, CSharpSyntaxTree.ParseText(piece.Text, ScriptLine.Parsing).GetCompilationUnitRoot()))];
        var program = new ProgramText();
        program._text.Append(head);
        IEnumerable<string> own = parsed.SelectMany(item => item.Root.Usings).Select(directive => directive.WithoutTrivia().ToString());
        foreach (string directive in usings.Concat(own).Distinct().OrderBy(directive => directive.Contains('=', StringComparison.Ordinal)))
            program._text.Append(directive).Append('\n');
        program._text.Append('\n').Append(begin);
        foreach ((CodePiece piece, CompilationUnitSyntax root) in parsed)
            program.Add(piece, root);
        program.AddTypes();
        return program;
    }

    /// <summary>The cell or file that the code at a position of a program comes from.</summary>
    public static string PlaceAt(string program, int position)
    {
        int start = program.LastIndexOf(Mark, Math.Min(position, program.Length - 1), StringComparison.Ordinal);
        return start < 0 ? "the first lines" : program[(start + Mark.Length)..program.IndexOf(" ----", start + Mark.Length, StringComparison.Ordinal)];
    }

    private void Add(CodePiece piece, CompilationUnitSyntax root)
    {
        _types.AddRange(root.Members.Where(IsType).Select(type => (piece.Place, Code(type))));
        foreach (MemberDeclarationSyntax method in root.Members.Where(IsExtension))
            _types.Add((piece.Place, InClass(method)));
        foreach (string heading in piece.Headings)
            _text.Append("\n// ").Append(heading);
        _text.Append(piece.Headings.Count > 0 ? "\n" : "");
        if (root.Members.All(MovesToTheEnd))
            return;
        _text.Append('\n').Append(Mark).Append(piece.Place).Append(" ----\n");
        foreach (MemberDeclarationSyntax member in root.Members.Where(member => !MovesToTheEnd(member)))
            Add(member, piece.ShowsValue && member == root.Members[^1]);
        if (root.EndOfFileToken.LeadingTrivia.ToFullString().Trim() is { Length: > 0 } comment)
            _text.Append(comment).Append('\n');
    }

    private void Add(MemberDeclarationSyntax member, bool isLast)
    {
        if (!isLast || member is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement })
        {
            _text.Append(Code(WithoutModifiers(member))).Append('\n');
            return;
        }
        string expression = statement.Expression.ToString();
        _text.Append(member.GetLeadingTrivia().ToFullString().TrimStart('\n'));
        _values.Add((_text.Length, expression.Length + 2));
        _text.Append('(').Append(expression).Append(");").Append(statement.Expression.GetTrailingTrivia().ToFullString().TrimEnd()).Append('\n');
    }

    private void AddTypes()
    {
        if (_types.Count == 0)
            return;
        _text.Append("\n// A program declares its types after its statements.\n");
        string last = "";
        foreach ((string place, string code) in _types)
        {
            _text.Append(place == last ? "\n" : $"\n{Mark}{place} ----\n").Append(code).Append('\n');
            last = place;
        }
    }

    private static bool MovesToTheEnd(MemberDeclarationSyntax member) => IsType(member) || IsExtension(member);

    private static bool IsType(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    private static bool IsExtension(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax method && method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;

    /// <summary>An extension method may stand alone in a script only.</summary>
    private string InClass(MemberDeclarationSyntax method)
    {
        MemberDeclarationSyntax plain = WithoutModifiers(method);
        return $"static class Extensions{_types.Count}\n{{\n{plain.GetLeadingTrivia().ToFullString().Trim('\n')}internal {plain.WithoutLeadingTrivia().ToFullString().Trim('\n')}\n}}";
    }

    /// <summary>What a script declares is visible to later cells, and may say <c>public</c>; in a program it is local.</summary>
    private static MemberDeclarationSyntax WithoutModifiers(MemberDeclarationSyntax member)
    {
        if (member is not (FieldDeclarationSyntax or MethodDeclarationSyntax) || member.Modifiers.Count == 0)
            return member;
        SyntaxTokenList kept = [.. member.Modifiers.Where(modifier => !IsOfMembers(modifier, member is FieldDeclarationSyntax))];
        return kept.Count == member.Modifiers.Count ? member : member.WithModifiers(kept).WithLeadingTrivia(member.GetLeadingTrivia());
    }

    private static bool IsOfMembers(SyntaxToken modifier, bool isField) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword
        || (isField && modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ReadOnlyKeyword);

    private static string Code(MemberDeclarationSyntax member) => member.ToFullString().Trim('\n');
}
