using RnnKit.Documents;
using RnnKit.Notebooks.Jupyter.Client;

namespace RnnKit.Notebooks.Doctor;

/// <summary>Whether front ends find a kernel for the notebooks, and whether it is the one of this folder.</summary>
internal static class KernelFinding
{
    private const string What = "kernel for Jupyter and VS Code";

    /// <summary>Looks where Jupyter looks.</summary>
    /// <param name="tool">This program.</param>
    public static Finding Look(string tool)
    {
        try
        {
            return Of([.. new[] { ".net-csharp", "rnnkit-csharp" }.Select(InstalledKernel.Find).OfType<InstalledKernel>()], tool);
        }
        catch (BadInputException e)
        {
            return new Finding(FindingState.Missing, What, e.Message);
        }
    }

    /// <summary>What is to be said of the kernels that the notebooks could ask for.</summary>
    public static Finding Of(IReadOnlyList<InstalledKernel> kernels, string tool)
    {
        if (kernels.FirstOrDefault(kernel => kernel.Command.Contains(tool)) is { } own)
            return new Finding(FindingState.Present, What, $"{own.Name}, which starts this tool");
        if (kernels.FirstOrDefault(kernel => kernel.Command.Any(word => Path.GetFileName(word) == Path.GetFileName(tool))) is { } moved)
            return new Finding(FindingState.Missing, What, $"{moved.Name} starts the tool of another folder, {moved.Command.First(word => Path.GetFileName(word) == Path.GetFileName(tool))}; 'kernel install' makes it start this one");
        return kernels.Count > 0
            ? new Finding(FindingState.Missing, What, $"{kernels[0].Name} is that of another program; 'kernel install' adds this one beside it, 'kernel install --force' in its place")
            : new Finding(FindingState.Missing, What, "not installed; 'kernel install' makes this kernel known to VS Code, JupyterLab and Notebook");
    }
}
