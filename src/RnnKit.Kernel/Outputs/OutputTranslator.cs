using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Outputs;

/// <summary>Says in the terms of notebooks what the events of a running command show.</summary>
public static class OutputTranslator
{
    private const string StyleEnd = "</style>";

    /// <summary>What an event shows; null when it shows nothing.</summary>
    public static CellOutput? Translate(KernelEvent shown) => shown switch
    {
        StandardOutputValueProduced text => Stream("stdout", text),
        StandardErrorValueProduced text => Stream("stderr", text),
        ReturnValueProduced result => new ResultOutput(WithText(Bundle(result.FormattedValues), result.Value)),
        DisplayedValueUpdated update => new UpdateOutput(update.ValueId, Bundle(update.FormattedValues)),
        OutputCleared cleared => new ClearOutput(cleared.Wait),
        ErrorProduced error => new ErrorOutput("Error", error.Message, error.Message.Split('\n')),
        DisplayEvent display => new DisplayOutput(display.ValueId ?? Guid.NewGuid().ToString("N"), Bundle(display.FormattedValues)),
        _ => null,
    };

    /// <summary>A failure as an output.</summary>
    public static ErrorOutput Translate(CellFailure failure) => new(failure.Name, failure.Message, failure.Traceback);

    /// <summary>The forms of a value by MIME type; a JSON type holds what its text says, everything else is text.</summary>
    public static JsonObject Bundle(IEnumerable<FormattedValue> forms)
    {
        var data = new JsonObject();
        foreach (FormattedValue form in forms)
            data[form.MimeType] = Node(form);
        return data;
    }

    /// <summary>A result is told as text too: terminals and screen readers have no use for HTML alone.</summary>
    private static JsonObject WithText(JsonObject data, object? value)
    {
        if (!data.ContainsKey(PlainTextFormatter.MimeType))
            data[PlainTextFormatter.MimeType] = value.ToDisplayString(PlainTextFormatter.MimeType);
        return data;
    }

    /// <summary>The package repeats 500 octets of style with every value, which a page needs at most once and does well without.</summary>
    private static string WithoutStyle(string html)
    {
        int start = html.IndexOf("<style>\r\n.dni-code-hint", StringComparison.Ordinal);
        int end = start < 0 ? -1 : html.IndexOf(StyleEnd, start, StringComparison.Ordinal);
        return end < 0 ? html : html.Remove(start, end + StyleEnd.Length - start);
    }

    private static StreamOutput? Stream(string name, DisplayEvent text)
    {
        string written = string.Concat(text.FormattedValues.Where(form => form.MimeType == PlainTextFormatter.MimeType).Select(form => form.Value));
        return written.Length > 0 ? new StreamOutput(name, written) : null;
    }

    private static JsonNode Node(FormattedValue form)
    {
        if (form.MimeType == JsonFormatter.MimeType || form.MimeType.EndsWith("+json", StringComparison.Ordinal))
        {
            try
            {
                return JsonNode.Parse(form.Value) ?? form.Value;
            }
            catch (JsonException)
            {
                return form.Value; // A formatter may write what is no JSON under such a type: it is then shown as it was written.
            }
        }
        return form.MimeType == HtmlFormatter.MimeType ? WithoutStyle(form.Value) : form.Value;
    }
}
