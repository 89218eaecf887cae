using System.Diagnostics;
using RnnKit.Notebooks.Tests.Cli;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>The public test suite for Jupyter kernels, which holds every message to the protocol's schemas too.</summary>
public class KernelSuiteTests
{
    [Fact]
    public async Task The_kernel_passes_the_public_test_suite()
    {
        Extent.Needs(Extent.EveryNotebook, isQuick: false);
        Python.Require("zmq", "jupyter_client", "jupyter_kernel_test");
        using var bench = new CliBench();
        using Process suite = await KernelConversation.StartClientAsync(bench, Path.Combine(AppContext.BaseDirectory, "Jupyter", "suite.py"), KernelConversation.KernelName);
        Task<string> output = suite.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string report = await suite.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await output;
        await suite.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(suite.ExitCode == 0, report);
    }
}
