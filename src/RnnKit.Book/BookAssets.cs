using System.Reflection;
using RnnKit.Book.Web;

namespace RnnKit.Book;

/// <summary>The files beside the pages: the book's own style and scripts, and the browser libraries.</summary>
internal static class BookAssets
{
    public const string Folder = "assets";
    public const string Style = "book.css";
    public const string ThemeScript = "theme.js";
    public const string PageScript = "page.js";
    public const string MathScript = "math.js";
    public const string ChartScript = "charts.js";
    public const string ProgressScript = "progress.js";
    public const string SearchScript = "search.js";
    /// <summary>What the live parts load, as it stands in an address.</summary>
    public const string LiveFolder = Folder + "/live";

    public const string LiveScript = "live.js";
    public const string SearchIndex = "search-index.js";
    private static readonly string[] StyleParts = ["base.css", "layout.css", "cells.css", "code.css", "reading.css", "Live.live.css", "print.css"];
    private static readonly string[] Scripts = [ThemeScript, PageScript, MathScript, "figure.js", "slides.js", ChartScript, ProgressScript, SearchScript];

    public static void Write(BookFolder folder, WebAssets? assets)
    {
        folder.WriteText(Path.Combine(Folder, Style), string.Join('\n', StyleParts.Select(Read)));
        foreach (string script in Scripts)
            folder.WriteText(Path.Combine(Folder, script), Read(script));
        folder.WriteText(Path.Combine(Folder, LiveScript), Read("Live." + LiveScript));
        if (assets is null)
            return;
        folder.Copy(assets.PlotlyScript, Path.Combine(Folder, "plotly.min.js"));
        folder.Copy(assets.KatexScript, Path.Combine(Folder, "katex", "katex.min.js"));
        folder.Copy(assets.KatexStyle, Path.Combine(Folder, "katex", "katex.min.css"));
        foreach (string font in assets.KatexFonts)
            folder.Copy(font, Path.Combine(Folder, "katex", "fonts", Path.GetFileName(font)));
    }

    /// <summary>A file of the tool, by its name, with its folder in front where it lies in one.</summary>
    public static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Book.Assets." + name)
            ?? throw new InvalidOperationException($"The tool was built without its file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
