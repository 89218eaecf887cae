namespace RnnKit.Notebooks.Charts;

/// <summary>
/// The picture of README.md's first steps: the command, the kernel that VS Code lists first, and the chart that the reader's own run of
/// notebook 00 ends with, in three cards from left to right.
/// </summary>
internal static class JourneyPicture
{
    /// <summary>The command that makes the kernel known, as README.md has it too.</summary>
    public const string Command = "dotnet run --project src/RnnKit.Notebooks -- kernel install";

    /// <summary>The kernel's name in the front ends' lists.</summary>
    public const string Kernel = ".NET (C#)";

    /// <summary>The notebook and the cell whose chart is shown.</summary>
    public static (string Notebook, string Cell) Chart { get; } = ("00-start-here", "train-code");

    /// <summary>The size of the chart in its card.</summary>
    public static (double Width, double Height) ChartSize { get; } = (440, 300);

    /// <summary>The page that lays the cards out.</summary>
    /// <param name="chart">The chart as a PNG.</param>
    public static string Page(byte[] chart) => $$"""
        <!doctype html><meta charset="utf-8">
        <style>
            body { margin: 0; font: 15px/1.45 "Segoe UI", "Helvetica Neue", Helvetica, Arial, sans-serif; color: #3b3b3b; }
            #picture { display: inline-flex; gap: 12px; padding: 2px; }
            section { box-sizing: border-box; width: 264px; height: 356px; padding: 14px 16px; background: #fff; border: 1px solid #c8ccd0; border-radius: 12px; }
            section:last-child { width: 472px; }
            h2 { margin: 0 0 12px; font-size: 17px; font-weight: 600; }
            b { display: inline-block; width: 25px; height: 25px; margin-right: 8px; border-radius: 50%; background: #0e7490; color: #fff; text-align: center; line-height: 25px; font-size: 15px; }
            pre { margin: 0 0 14px; padding: 12px; border-radius: 8px; background: #1f2328; color: #e6edf3; font: 13px/1.6 "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
            pre i { color: #7ee787; font-style: normal; }
            ul { margin: 0 0 14px; padding: 6px; list-style: none; border: 1px solid #c8ccd0; border-radius: 8px; }
            li { padding: 5px 9px; border-radius: 5px; color: #6b7280; }
            li:nth-child(2) { background: #e0f2f5; color: #0e4d5c; font-weight: 600; }
            kbd { padding: 2px 9px; border: 1px solid #c8ccd0; border-radius: 6px; background: #f6f8fa; font: inherit; font-weight: 600; }
            p { margin: 0 0 12px; }
            img { display: block; width: {{ChartSize.Width}}px; margin-left: -6px; }
        </style>
        <div id="picture">
        <section><h2><b>1</b>One command</h2><pre><i>$</i> {{Command}}</pre><p>It builds what is needed and makes the kernel known to VS Code and Jupyter.</p></section>
        <section><h2><b>2</b>Run All</h2><p>Open notebook 00 and press <kbd>▷▷ Run All</kbd></p><p>If VS Code asks for a kernel, choose:</p><ul><li>Jupyter Kernel …</li><li>★ {{Kernel}}</li></ul><p>It runs through to the end.</p></section>
        <section><h2><b>3</b>The chart is yours</h2><img src="data:image/png;base64,{{Convert.ToBase64String(chart)}}"></section>
        </div>
        """;
}
