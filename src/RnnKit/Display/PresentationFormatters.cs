namespace RnnKit.Display;

/// <summary>The formatters of an <see cref="IPresentable"/>, as the formatting engine finds them by name: one a form.</summary>
internal sealed class PresentationFormatters
{
    /// <summary>HTML for pages.</summary>
    public const string Html = "text/html";

    /// <summary>Text for everything else.</summary>
    public const string Text = "text/plain";

    private readonly Formatter[] formatters = [new(Html, shown => shown.Html), new(Text, shown => shown.Text)];

    /// <summary>Called by the formatting engine.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;

    private sealed class Formatter(string mimeType, Func<Presentation, string> form)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not IPresentable presentable) return false;
            writer.Write(form(presentable.Present()));
            return true;
        }
    }
}
