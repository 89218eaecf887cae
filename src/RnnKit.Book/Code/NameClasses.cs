using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnKit.Book.Code;

/// <summary>Tells from its place in the syntax tree whether a name is a type, a method or something else.</summary>
internal static class NameClasses
{
    /// <summary>The names of variables and parameters that a piece of code declares.</summary>
    public static IEnumerable<string> VariablesIn(SyntaxNode root) => root.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        SingleVariableDesignationSyntax designation => designation.Identifier.Text,
        ForEachStatementSyntax loop => loop.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => null,
    }).OfType<string>();

    public static TokenClass Of(SyntaxToken token, IReadOnlySet<string> variables) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => TokenClass.Type,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => TokenClass.Method,
        IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true } or IdentifierNameSyntax { IsNuint: true }
            or IdentifierNameSyntax { IsNotNull: true } or IdentifierNameSyntax { IsUnmanaged: true } => TokenClass.Keyword,
        SimpleNameSyntax name => OfUse(name, variables),
        _ => TokenClass.Plain,
    };

    private static TokenClass OfUse(SimpleNameSyntax name, IReadOnlySet<string> variables)
    {
        if (IsCalled(name))
            return name.Identifier.Text == "nameof" ? TokenClass.Keyword : TokenClass.Method;
        if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return TokenClass.Plain;
        if (name is GenericNameSyntax || SyntaxFacts.IsInTypeOnlyContext(name))
            return TokenClass.Type;
        return name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && LooksLikeType(name.Identifier.Text, variables)
            ? TokenClass.Type
            : TokenClass.Plain;
    }

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax access => access.Name == name && access.Parent is InvocationExpressionSyntax call && call.Expression == access,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax,
        _ => false,
    };

    /// <summary><c>Charts</c> in <c>Charts.Lines(…)</c>; matrices are single capitals, as in the literature, and stay plain.</summary>
    private static bool LooksLikeType(string name, IReadOnlySet<string> variables) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) && !variables.Contains(name);
}
