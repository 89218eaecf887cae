using System.Text;

namespace RnnKit.Notebooks.Cli;

/// <summary>The text of the process's own output.</summary>
internal static class ConsoleText
{
    /// <summary>
    /// Writes UTF-8, as Unix does anyway: a Windows console otherwise has a code page of the country, without ✔ and ⏱.
    /// </summary>
    public static void UseUtf8()
    {
        if (!OperatingSystem.IsWindows())
            return;
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // A process without a console, as an editor starts kernels: nobody reads its output.
        }
    }
}
