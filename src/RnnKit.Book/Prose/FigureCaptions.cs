using System.Xml;
using System.Xml.Linq;

namespace RnnKit.Book.Prose;

/// <summary>The captions of the notebooks' figures: a drawing in SVG carries its own, as its title.</summary>
/// <param name="sourceFolder">The folder that the images' addresses start from; null where there is none.</param>
internal sealed class FigureCaptions(string? sourceFolder)
{
    private static readonly XName Title = XName.Get("title", "http://www.w3.org/2000/svg");

    /// <summary>The title in the drawing's file; null for another image, a file that is not there, and a drawing without one.</summary>
    public string? For(string address)
    {
        if (sourceFolder is null || !address.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            return null;
        string file = Path.Combine(sourceFolder, Uri.UnescapeDataString(address.TrimStart('/')));
        return File.Exists(file) ? TitleIn(file) : null;
    }

    private static string? TitleIn(string file)
    {
        try
        {
            return XDocument.Load(file).Root?.Element(Title)?.Value.Trim() is { Length: > 0 } title ? title : null;
        }
        catch (XmlException)
        {
            return null; // A file that is no XML is no drawing either: the page shows what the browser makes of it, without a caption.
        }
    }
}
