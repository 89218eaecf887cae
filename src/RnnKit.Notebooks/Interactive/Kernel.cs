using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

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

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) =>
        KernelInvocationContext.Required.DisplayAs($"<style>{content}</style>", "text/html");

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) =>
        KernelInvocationContext.Required.Display(new ScriptContent(scriptContent), "text/html");
}
