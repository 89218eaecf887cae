using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnKit.Notebooks.CSharp.Assistance;

/// <summary>Says what stands at a place in code: its signature, and what its documentation says.</summary>
internal static class Explanation
{
    private const int MostOverloads = 8;

    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis);

    /// <summary>The text; null when nothing known stands there.</summary>
    public static string? At(SessionState state, string code, int position, CancellationToken cancellation)
    {
        CodeView view = CodeView.Of(state, code, cancellation);
        IReadOnlyList<ISymbol> symbols = Symbols(view, Math.Clamp(position, 0, code.Length));
        if (symbols.Count == 0) return null;

        var text = new StringBuilder();
        foreach (ISymbol symbol in symbols.Take(MostOverloads)) text.Append(Name(symbol)).Append('\n');
        if (symbols.Count > MostOverloads) text.Append($"… and {symbols.Count - MostOverloads} more\n");
        string? documentation = symbols.Select(symbol => Documentation.Of(symbol, view.Model.Compilation)).FirstOrDefault(found => found is not null);
        if (documentation is not null) text.Append('\n').Append(documentation);
        return text.ToString().TrimEnd();
    }

    /// <summary>The name under or just before the cursor; within an argument list what is being called.</summary>
    private static IReadOnlyList<ISymbol> Symbols(CodeView view, int position)
    {
        foreach (SyntaxToken token in new[] { view.Root.FindToken(Math.Min(position, Math.Max(0, view.Text.Length - 1))), view.Before(position) })
            if (token.Span.Start <= position && position <= token.Span.End && token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is { } node && Of(view, node) is { Count: > 0 } named)
                return named;
        ArgumentListSyntax? call = view.Before(position).Parent?.FirstAncestorOrSelf<ArgumentListSyntax>();
        return call?.Parent switch
        {
            InvocationExpressionSyntax invocation => Of(view, invocation.Expression),
            BaseObjectCreationExpressionSyntax creation => Constructors(view.Model.GetTypeInfo(creation).Type, view.Model.GetSymbolInfo(creation).Symbol),
            _ => [],
        };
    }

    private static IReadOnlyList<ISymbol> Of(CodeView view, SyntaxNode node)
    {
        if (view.Model.GetDeclaredSymbol(node) is { } declared) return [declared];
        if (node.Parent is BaseObjectCreationExpressionSyntax creation && view.Model.GetSymbolInfo(node).Symbol is ITypeSymbol type)
            return Constructors(type, view.Model.GetSymbolInfo(creation).Symbol);
        SymbolInfo info = view.Model.GetSymbolInfo(node);
        ISymbol[] found = info.Symbol is { } symbol ? [symbol] : [.. info.CandidateSymbols];
        ISymbol[] group = [.. view.Model.GetMemberGroup(node)];
        return found.Length == 0 ? group : [.. found, .. group.Where(other => !found.Contains(other, SymbolEqualityComparer.Default))];
    }

    private static IReadOnlyList<ISymbol> Constructors(ITypeSymbol? type, ISymbol? chosen) =>
        type is INamedTypeSymbol named
            ? [.. named.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).OrderBy(c => SymbolEqualityComparer.Default.Equals(c, chosen) ? 0 : 1)]
            : [];

    private static string Name(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "namespace " + symbol.ToDisplayString(),
        ITypeSymbol type => $"{type.TypeKind.ToString().ToLowerInvariant()} {symbol.ToDisplayString()}",
        ILocalSymbol local => $"{local.Type.ToDisplayString(Signature)} {local.Name}",
        _ => symbol.ToDisplayString(Signature),
    };
}
