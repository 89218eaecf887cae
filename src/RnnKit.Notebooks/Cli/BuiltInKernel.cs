using RnnKit.Documents.Files;
using RnnKit.Kernel.Engine;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Cli;

/// <summary>Puts the built-in kernel together.</summary>
internal static class BuiltInKernel
{
    /// <summary>The library and what it refers to. All that its static fields hold is how many threads to use, which no result depends on.</summary>
    private static readonly string[] s_library = ["RnnKit", "MathNet.Numerics"];

    /// <summary>What a session in a folder is given where nobody looks while it runs.</summary>
    public static KernelOptions OptionsIn(string folder) => Options(folder, page: null);

    /// <summary>The same for a live front end, which shows charts as parts of a page.</summary>
    public static KernelOptions LiveOptionsIn(string folder) => Options(folder, new ChartPage());

    private static KernelOptions Options(string folder, ChartPage? page) => new()
    {
        Folder = folder,
        CacheFolder = CacheFolder.Of("assemblies"),
        Ships = ChartPackages.All,
        Shares = s_library,
        RegisterFormatters = () => ChartFormats.Register(page),
    };
}
