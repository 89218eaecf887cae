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
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Kernel.Display;
using RnnKit.Kernel.Failures;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Engine;

/// <summary>
/// The genuine C# kernel, with three things set that it keeps to itself: how it compiles (optimized, with the lines of the cell, from
/// references that are read once), which copy of an assembly its code gets, and the state in which a stopped cell must leave it.
/// </summary>
internal sealed class ScriptEngine
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private ScriptState? _state;

    private readonly Task _begun;

    /// <summary>A kernel with nothing in it. The first compilation and the services of its workspace take equally long, and become ready side by side.</summary>
    public ScriptEngine()
    {
        foreach (Assembly own in AssemblyLoadContext.Default.Assemblies.Where(one => !one.IsDynamic))
            Loader.RegisterDependency(own);
        ScriptOptions options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithAllowUnsafe(true)
            .WithMetadataResolver(new ReferenceResolver())
            .AddImports(Imports)
            .AddImports(typeof(Microsoft.DotNet.Interactive.Kernel).FullName!, typeof(Notebook).FullName!)
            .AddReferences(References)
            .AddReferences(typeof(Guards).Assembly);
        Task<ScriptState<object>> first = Task.Run(() => CSharpScript.Create("", options, assemblyLoader: Loader).RunAsync());
        Kernel = new CSharpKernel();
        Options(Kernel) = options;
        _begun = BeginAsync(first);
    }

    /// <summary>The genuine kernel's own imports; a test holds them against it.</summary>
    public static IReadOnlyList<string> Imports { get; } = ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    /// <summary>The genuine kernel's own references; a test holds them against it.</summary>
    public static IReadOnlyList<Assembly> References { get; } =
        [typeof(Enumerable).Assembly, typeof(IEnumerable<>).Assembly, typeof(Task<>).Assembly, typeof(Microsoft.DotNet.Interactive.Kernel).Assembly, typeof(CSharpKernel).Assembly, typeof(PocketView).Assembly];

    /// <summary>The genuine kernel.</summary>
    public CSharpKernel Kernel { get; }

    /// <summary>Says which copy of an assembly its code gets.</summary>
    public InteractiveAssemblyLoader Loader { get; } = new();

    /// <summary>Waits until the first cell can go on from something, and finds the compiler ready.</summary>
    public Task ReadyAsync() => _begun;

    /// <summary>The kernel gets this state with the first cell: one that has none yet answers what is asked while code is typed.</summary>
    private async Task BeginAsync(Task<ScriptState<object>> first) => _state = await first.ConfigureAwait(false);

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
        BeIn(Directory.GetCurrentDirectory());
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

    /// <summary>Has the genuine kernel follow a directive of its own, which may set variables; gives why it could not.</summary>
    public async Task<string?> FollowAsync(string directive)
    {
        SetState(Kernel, _state!);
        BeIn(Directory.GetCurrentDirectory());
        KernelCommandResult result = await Kernel.RootKernel.SendAsync(new SubmitCode(directive), CancellationToken.None).ConfigureAwait(false);
        _state = Kernel.ScriptState;
        return result.Events.OfType<CommandFailed>().FirstOrDefault()?.Message;
    }

    /// <summary>Lines of code are told relative to the folder. The kernel would do the same, and take its own resolver of references again.</summary>
    private void BeIn(string folder)
    {
        if (Folder(Kernel) == folder)
            return;
        Folder(Kernel) = folder;
        ref ScriptOptions options = ref Options(Kernel);
        options = options.WithSourceResolver(new SourceFileResolver([], folder));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions Options(CSharpKernel kernel);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_workingDirectory")]
    private static extern ref string Folder(CSharpKernel kernel);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ScriptState")]
    private static extern void SetState(CSharpKernel kernel, ScriptState state);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ShouldPublishCompletionEvent")]
    private static extern void SetCompletes(KernelCommand command, bool? value);
}
