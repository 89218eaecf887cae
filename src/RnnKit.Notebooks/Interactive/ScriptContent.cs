using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>A script for the page.</summary>
public class ScriptContent(string scriptValue) : IHtmlContent
{
    /// <summary>The script's text.</summary>
    public string ScriptValue { get; } = scriptValue;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
        writer.Write($"<script type=\"text/javascript\">{ScriptValue}</script>");

    /// <inheritdoc/>
    public override string ToString() => $"<script type=\"text/javascript\">{ScriptValue}</script>";
}
