using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Display;

/// <summary>Turns values into MIME bundles: by the sources given, otherwise by the formatting engine of .NET Interactive.</summary>
/// <param name="sources">Asked first, in order.</param>
public sealed class ValueFormatter(IReadOnlyList<IMimeBundleSource> sources)
{
    private const string Html = "text/html";
    private const string PlainText = "text/plain";

    /// <summary>Puts the engine, which keeps its registrations for the whole process, into its first state.</summary>
    public static void ResetEngine()
    {
        Formatter.ResetToDefault();
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainText);
        Formatter.Register<LaTeXString>(latex => latex.ToString(), "text/latex");
        Formatter.SetPreferredMimeTypesFor(typeof(LaTeXString), "text/latex");
        Formatter.SetPreferredMimeTypesFor(typeof(Microsoft.AspNetCore.Html.IHtmlContent), Html);
    }

    /// <summary>The bundle for a value: in its preferred forms, or in the <paramref name="mimeTypes"/> asked for.</summary>
    public MimeBundle Format(object? value, IReadOnlyList<string> mimeTypes)
    {
        if (value is not null && mimeTypes.Count == 0)
        {
            foreach (IMimeBundleSource source in sources)
            {
                if (source.TryCreate(value) is { } made)
                    return made;
            }
        }

        IEnumerable<string> forms = mimeTypes.Count > 0 ? mimeTypes : PreferredMimeTypes(value);
        var bundle = new MimeBundle();
        foreach (string mimeType in forms)
            bundle[mimeType] = Node(mimeType, value.ToDisplayString(mimeType));
        return bundle;
    }

    /// <summary>A bundle of one form that is already written.</summary>
    public static MimeBundle AsIs(string mimeType, string text) => new() { { mimeType, Node(mimeType, text) } };

    private static IEnumerable<string> PreferredMimeTypes(object? value) =>
        value is null ? [PlainText] : Formatter.GetPreferredMimeTypesFor(value.GetType());

    /// <summary>A JSON type holds what its text says; everything else is text.</summary>
    private static JsonNode Node(string mimeType, string text)
    {
        if (mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal))
        {
            try
            {
                return JsonNode.Parse(text) ?? text;
            }
            catch (JsonException)
            {
                return text; // A formatter may write what is no JSON under such a type: it is then shown as it was written.
            }
        }
        return text;
    }
}
