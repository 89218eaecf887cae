using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnKit.Kernel.Stop;

/// <summary>
/// Rewrites a cell's code so that Stop can end it: each loop, label, function and lambda with a body asks <see cref="Guards"/> first,
/// and what is awaited is awaited through it. All changes stay within their line. No hook of the compiler or of the genuine kernel
/// would do: its thread cannot be ended from outside, and a compilation cannot be changed between its binding and its emission.
/// </summary>
internal sealed class GuardedCode : CSharpSyntaxWalker
{
    private const string Prefix = "global::RnnKit.Kernel.Stop.Guards.";
    private const string Check = Prefix + "Check();";
    private const string Enter = Prefix + "Enter();";
    private const string Take = "var __stop=" + Prefix + "Flag();";
    private const string Ask = "if(__stop.IsRaised)" + Prefix + "End();";
    private readonly List<CodeEdit> _openers = [], _closers = [];
    private int _functions;
    private bool _hasFlag;
    private string? _assigned;

    private GuardedCode()
    {
    }

    /// <summary>The rewritten code; the code itself when it cannot be read, so that its errors are told as they are.</summary>
    public static EditedText Of(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        var walker = new GuardedCode();
        if (!root.ContainsDiagnostics || !tree.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error))
        {
            if (root is CompilationUnitSyntax { Members: [{ } first, ..] })
                walker.Open(first.SpanStart, Prefix + "Begin();");
            walker.Visit(root);
        }
        return new EditedText(tree.ToString(), Enumerable.Reverse(walker._closers).Concat(walker._openers));
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => Loop(node, node.Statement, base.VisitWhileStatement);

    public override void VisitDoStatement(DoStatementSyntax node) => Loop(node, node.Statement, base.VisitDoStatement);

    public override void VisitForStatement(ForStatementSyntax node) => Loop(node, node.Statement, base.VisitForStatement);

    public override void VisitForEachStatement(ForEachStatementSyntax node) => Loop(node, node.Statement, base.VisitForEachStatement);

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => Loop(node, node.Statement, base.VisitForEachVariableStatement);

    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        Open(node.SpanStart, "{" + Check);
        Close(node.Span.End, "}");
        base.VisitGotoStatement(node);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, GivesNothing(node.ReturnType, node.Modifiers), base.VisitMethodDeclaration);

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, GivesNothing(node.ReturnType, node.Modifiers), base.VisitLocalFunctionStatement);

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, givesNothing: false, base.VisitOperatorDeclaration);

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, givesNothing: false, base.VisitConversionOperatorDeclaration);

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, givesNothing: true, base.VisitConstructorDeclaration);

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, !node.IsKind(SyntaxKind.GetAccessorDeclaration), base.VisitAccessorDeclaration);

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        Function(node, null, node.ExpressionBody, node.SemicolonToken, givesNothing: false, base.VisitPropertyDeclaration, "{get", "}");

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node) =>
        Function(node, null, node.ExpressionBody, node.SemicolonToken, givesNothing: false, base.VisitIndexerDeclaration, "{get", "}");

    public override void VisitClassDeclaration(ClassDeclarationSyntax node) => Inside(node, base.VisitClassDeclaration);

    public override void VisitStructDeclaration(StructDeclarationSyntax node) => Inside(node, base.VisitStructDeclaration);

    public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => Inside(node, base.VisitRecordDeclaration);

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Inside(node, base.VisitInterfaceDeclaration);

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, base.VisitSimpleLambdaExpression);

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, base.VisitParenthesizedLambdaExpression);

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Lambda(node, base.VisitAnonymousMethodExpression);

    /// <summary>A lambda that calls the variable it is given to asks there, since an expression has no room for a statement.</summary>
    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is IdentifierNameSyntax name && name.Identifier.Text == _assigned)
            Wrap(name, "Pass");
        if (node.Expression is IdentifierNameSyntax { Identifier.Text: "display" } or MemberAccessExpressionSyntax { Name.Identifier.Text: "display" or "Display" or "DisplayAs" or "DisplayTable" }
            && node.Parent is not ExpressionStatementSyntax and not ArrowExpressionClauseSyntax and not AnonymousFunctionExpressionSyntax and not ConditionalAccessExpressionSyntax)
            Wrap(node, "Linked", "global::RnnKit.Kernel.Display.Notebook.");
        base.VisitInvocationExpression(node);
    }

    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        Wrap(node.Expression, _functions == 0 ? "Top" : "For");
        base.VisitAwaitExpression(node);
    }

    public override void VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (node.Name.Identifier.Text == nameof(CancellationToken) && !node.Expression.ToString().EndsWith("Threading", StringComparison.Ordinal)
            && node.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 } and not AssignmentExpressionSyntax and not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } })
            Wrap(node, "Take");
        else if (node.ToString() is "Console.ReadKey" or "System.Console.ReadKey" && node.Parent is InvocationExpressionSyntax)
            _openers.Add(new CodeEdit(node.SpanStart, node.Span.Length, "global::RnnKit.Kernel.Survival.ConsoleInput.ReadKey"));
        base.VisitMemberAccessExpression(node);
    }

    /// <summary>
    /// The outermost loop of a function takes the flag of its cell, which each round of it and of the loops within reads. One that gives
    /// values in between may go on in a later cell, and asks whose it is.
    /// </summary>
    private void Loop<T>(T node, StatementSyntax body, Action<T> visit)
        where T : StatementSyntax
    {
        bool had = _hasFlag, pauses = !had && node.DescendantNodes(inner => inner is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax).OfType<YieldStatementSyntax>().Any();
        if (!had && !pauses)
        {
            Open(node.SpanStart, "{" + Take);
            Close(node.Span.End, "}");
            _hasFlag = true;
        }
        string check = pauses ? Check : Ask;
        if (body is BlockSyntax block)
        {
            Open(block.OpenBraceToken.Span.End, check);
        }
        else
        {
            Open(body.SpanStart, "{" + check);
            Close(body.Span.End, "}");
        }
        visit(node);
        _hasFlag = had;
    }

    /// <summary>An expression after <c>=&gt;</c> becomes a block, which gives what the expression gives.</summary>
    private void Function<T>(
        T node, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool givesNothing, Action<T> visit, string before = "", string after = "")
        where T : SyntaxNode
    {
        if (body is not null)
            Open(body.OpenBraceToken.Span.End, Enter);
        if (arrow is not null)
        {
            string gives = givesNothing || arrow.Expression is ThrowExpressionSyntax ? "" : "return ";
            _openers.Add(new CodeEdit(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, before + "{" + Enter + gives));
            Close(semicolon.Span.End, "}" + after);
        }
        Inside(node, visit);
    }

    private static bool GivesNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && type is not GenericNameSyntax and not QualifiedNameSyntax { Right: GenericNameSyntax });

    private void Lambda<T>(T node, Action<T> visit)
        where T : AnonymousFunctionExpressionSyntax
    {
        if (node.Block is { } block)
            Open(block.OpenBraceToken.Span.End, Enter);
        string? outer = _assigned;
        _assigned = node.Parent switch
        {
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.Text,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.Text,
            _ => outer,
        };
        Inside(node, visit);
        _assigned = outer;
    }

    private void Inside<T>(T node, Action<T> visit)
    {
        bool had = _hasFlag;
        _hasFlag = false;
        _functions++;
        visit(node);
        _functions--;
        _hasFlag = had;
    }

    private void Wrap(SyntaxNode expression, string method, string prefix = Prefix)
    {
        Open(expression.SpanStart, $"{prefix}{method}(");
        Close(expression.Span.End, ")");
    }

    private void Open(int position, string text) => _openers.Add(new CodeEdit(position, 0, text));

    private void Close(int position, string text) => _closers.Add(new CodeEdit(position, 0, text));
}
