using RnnKit.Documents.Files;
using RnnKit.Kernel.Engine;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Cli;

/// <summary>Puts the built-in kernel together.</summary>
internal static class BuiltInKernel
{
    /// <summary>
    /// The library and what it refers to, which notebooks that run one after another have compiled once. All that a notebook can set in static
    /// fields of RnnKit is how many threads to use, which no result depends on; MathNet's <c>Control</c> is for no notebook of a run to set.
    /// </summary>
    private static readonly string[] s_library = ["RnnKit", "MathNet.Numerics"];

    /// <summary>What a session in a folder is given where nobody looks while it runs.</summary>
    public static KernelOptions OptionsIn(string folder) => Options(folder, page: null) with { Shares = s_library };

    /// <summary>The same for a live front end, which shows charts as parts of a page.</summary>
    public static KernelOptions LiveOptionsIn(string folder) => Options(folder, new ChartPage());

    private static KernelOptions Options(string folder, ChartPage? page) => new()
    {
        Folder = folder,
        CacheFolder = CacheFolder.Of("assemblies"),
        Ships = ChartPackages.All,
        RegisterFormatters = () => ChartFormats.Register(page),
    };
}
