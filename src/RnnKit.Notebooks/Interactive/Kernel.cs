using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Notebooks.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>What a cell can call without a prefix, with the names of .NET Interactive.</summary>
public abstract class Kernel
{
    private Kernel()
    {
    }

    /// <summary>Shows a value, in its preferred forms or in the MIME types asked for.</summary>
#pragma warning disable IDE1006, CA1715 // The name is .NET Interactive's.
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        KernelInvocationContext.Required.Display(value, mimeTypes);
#pragma warning restore IDE1006, CA1715

    /// <summary>Text that is HTML already.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    /// <summary>Asks the reader for a line; the type hint <c>password</c> hides what is typed.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked: the notebook runs without a front end.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text")
    {
        RunningCell cell = KernelInvocationContext.Required.Cell;
        return cell.Input is { } input
            ? input.AskAsync(prompt, typeHint == "password", cell.Cancellation)
            : throw new InvalidOperationException($"The cell asks for input ('{prompt}'), and nobody is there to answer: the notebook runs without a front end that takes questions.");
    }

    /// <summary>Asks the reader for a password.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked: the notebook runs without a front end.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        new(await GetInputAsync(prompt, "password").ConfigureAwait(false));

    /// <summary>
    /// Takes away what the cell has shown so far, as Jupyter's <c>clear_output</c> does; with <paramref name="wait"/> only when something
    /// else is shown, so that nothing flickers. .NET Interactive has no such call: code for both kernels updates a <see cref="DisplayedValue"/>.
    /// </summary>
    public static void ClearOutput(bool wait = false) => KernelInvocationContext.Required.Cell.Clear(wait);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) =>
        KernelInvocationContext.Required.DisplayAs($"<style>{content}</style>", "text/html");

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) =>
        KernelInvocationContext.Required.Display(new ScriptContent(scriptContent), "text/html");
}
