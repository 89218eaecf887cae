using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Notebooks.CSharp.Assistance;

/// <summary>The names that fit where code is being typed.</summary>
/// <param name="Start">Where the part that they replace begins.</param>
/// <param name="End">Where it ends: the place of the cursor.</param>
/// <param name="Names">The names, those with the typed capitals first, in the order of the alphabet.</param>
public sealed record Completions(int Start, int End, IReadOnlyList<CompletionName> Names)
{
    private static readonly string[] Keywords = [.. SyntaxFacts.GetKeywordKinds()
        .Concat(SyntaxFacts.GetContextualKeywordKinds())
        .Where(kind => !SyntaxFacts.IsPreprocessorKeyword(kind) || kind is SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.IfKeyword or SyntaxKind.ElseKeyword)
        .Select(SyntaxFacts.GetText)
        .Where(text => text.Length > 1 && !text.StartsWith("__", StringComparison.Ordinal))
        .Distinct()];

    internal static Completions At(SessionState state, string code, int position, CancellationToken cancellation)
    {
        position = Math.Clamp(position, 0, code.Length);
        int start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        CodeView view = CodeView.Of(state, code, cancellation);
        if (view.IsProse(start)) return new Completions(position, position, []);

        string typed = code[start..position];
        SyntaxNode? owner = view.LeftOfDot(start);
        IEnumerable<CompletionName> names = owner is not null
            ? Members(view, owner, start)
            : Visible(view, start).Concat(Keywords.Select(word => new CompletionName(word, "keyword")));
        return new Completions(start, position,
        [
            .. names.Where(name => name.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(name => name.Text)
                .OrderBy(name => name.Text.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(name => name.Text, StringComparer.OrdinalIgnoreCase),
        ]);
    }

    private static IEnumerable<CompletionName> Visible(CodeView view, int position) =>
        view.Model.LookupSymbols(position).Where(symbol => IsTypable(symbol) && !IsOfObject(symbol)).Select(CompletionName.Of);

    private static IEnumerable<CompletionName> Members(CodeView view, SyntaxNode owner, int position)
    {
        ISymbol? symbol = view.Model.GetSymbolInfo(owner).Symbol;
        if (symbol is INamespaceSymbol space)
            return space.GetMembers().Where(IsTypable).Select(CompletionName.Of);
        if (symbol is ITypeSymbol type)
            return view.Model.LookupSymbols(position, type).Where(member => IsTypable(member) && (member.IsStatic || member is ITypeSymbol || member is IFieldSymbol { IsConst: true }))
                .Select(CompletionName.Of);

        ITypeSymbol? value = view.Model.GetTypeInfo(owner).Type;
        if (value is null or IErrorTypeSymbol) return [];
        return view.Model.LookupSymbols(position, value, includeReducedExtensionMethods: true)
            .Where(member => IsTypable(member) && !member.IsStatic && member is not ITypeSymbol)
            .Select(CompletionName.Of);
    }

    private static bool IsTypable(ISymbol symbol) =>
        symbol.CanBeReferencedByName && SyntaxFacts.IsValidIdentifier(symbol.Name) && !symbol.Name.StartsWith(SubmissionCompiler.ClassPrefix, StringComparison.Ordinal);

    /// <summary>A script sees what every object has as if it were its own; nobody types that first.</summary>
    private static bool IsOfObject(ISymbol symbol) => symbol.ContainingType?.SpecialType == SpecialType.System_Object;
}
