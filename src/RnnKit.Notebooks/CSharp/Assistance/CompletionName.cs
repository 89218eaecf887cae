using Microsoft.CodeAnalysis;

namespace RnnKit.Notebooks.CSharp.Assistance;

/// <summary>A name that may be typed.</summary>
/// <param name="Text">The name.</param>
/// <param name="Kind">What it names, in the words of Jupyter's front ends: class, function, property, …</param>
public sealed record CompletionName(string Text, string Kind)
{
    internal static CompletionName Of(ISymbol symbol) => new(symbol.Name, symbol switch
    {
        INamespaceSymbol => "namespace",
        ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        ITypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        ITypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        ITypeSymbol => "class",
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        _ => "variable",
    });
}
