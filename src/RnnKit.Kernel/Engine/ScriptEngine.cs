using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using RnnKit.Kernel.Failures;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Engine;

/// <summary>
/// The genuine C# kernel, with three things set that it keeps to itself: how it compiles (optimized, with the lines of the cell), which
/// copy of an assembly its code gets, and the state in which a stopped cell must leave it.
/// </summary>
internal sealed class ScriptEngine
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private ScriptState? _state;

    /// <summary>A kernel with nothing in it.</summary>
    public ScriptEngine()
    {
        ref ScriptOptions options = ref Options(Kernel);
        options = options
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithAllowUnsafe(true)
            .AddReferences(typeof(Guards).Assembly)
            .AddImports(typeof(Microsoft.DotNet.Interactive.Kernel).FullName!, typeof(Outputs.Notebook).FullName!);
        foreach (Assembly own in AssemblyLoadContext.Default.Assemblies.Where(one => !one.IsDynamic))
            Loader.RegisterDependency(own);
    }

    /// <summary>The genuine kernel.</summary>
    public CSharpKernel Kernel { get; } = new();

    /// <summary>Says which copy of an assembly its code gets.</summary>
    public InteractiveAssemblyLoader Loader { get; } = new();

    /// <summary>Compiles and runs nothing, so that the first cell goes on from something, and finds the compiler ready.</summary>
    public async Task BeginAsync()
    {
        SetState(Kernel, _state = await CSharpScript.Create("", Options(Kernel), assemblyLoader: Loader).RunAsync().ConfigureAwait(false));
    }

    /// <summary>Runs code as the genuine kernel does; its events are those of <paramref name="context"/>.</summary>
    /// <exception cref="CompilationFailedException">It does not compile.</exception>
    public async Task<IReadOnlyList<CodeMessage>> RunAsync(string name, string code, CellRun run, KernelInvocationContext context)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), s_parsing, name);
        EditedText guarded = GuardedCode.Of(tree);
        var submit = new SubmitCode(guarded.Text, Kernel.Name);
        submit.SetParent(context.Command);
        SetCompletes(submit, true);

        // A cell before, which could not be ended, may have come to its end since and left its own state.
        SetState(Kernel, _state!);
        ref ScriptOptions options = ref Options(Kernel);
        options = options.WithFilePath(name);
        IReadOnlyList<CodeMessage> messages = [];
        Exception? thrown = null;
        using (context.KernelEvents.Subscribe(shown =>
        {
            if (!ReferenceEquals(shown.Command, submit))
                return;
            if (shown is DiagnosticsProduced found)
                messages = [.. found.Diagnostics.Select(one => CodeMessage.Of(one, name, tree.GetText(), guarded))];
            else if (shown is CommandFailed failed)
                thrown = failed.Exception;
        }))
        {
            try
            {
                await ((IKernelCommandHandler<SubmitCode>)Kernel).HandleAsync(submit, context).ConfigureAwait(false);
            }
            catch (Exception) when (Kernel.ScriptState != _state && Kernel.ScriptState.Exception is not null)
            {
                thrown = Kernel.ScriptState.Exception; // It cannot even say what it is.
            }
            run.RunsFreely = false;
        }
        if (run.IsOver)
            return [];
        _state = Kernel.ScriptState;
        if (thrown is CodeSubmissionCompilationErrorException)
            throw new CompilationFailedException([.. messages.Where(message => message.IsError)]);
        if (thrown is not null)
            ExceptionDispatchInfo.Throw(thrown);
        return messages;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions Options(CSharpKernel kernel);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ScriptState")]
    private static extern void SetState(CSharpKernel kernel, ScriptState state);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ShouldPublishCompletionEvent")]
    private static extern void SetCompletes(KernelCommand command, bool? value);
}
