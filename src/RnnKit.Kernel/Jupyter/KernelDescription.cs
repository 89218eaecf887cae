using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Jupyter;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelDescription
{
    /// <summary>The content of <c>kernel_info_reply</c>.</summary>
    public static JsonObject ToJson()
    {
        string version = typeof(KernelDescription).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = JupyterMessage.ProtocolVersion,
            ["implementation"] = "rnnkit",
            ["implementation_version"] = version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["banner"] = $"RnnKit's C# kernel {version} on {RuntimeInformation.FrameworkDescription}",
            ["debugger"] = false,
            ["help_links"] = new JsonArray(),
        };
    }
}
