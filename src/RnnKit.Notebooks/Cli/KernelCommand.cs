using System.Runtime.InteropServices;
using RnnKit.Kernel.Jupyter;
using RnnKit.Kernel.Jupyter.Wire;
using RnnKit.Notebooks.Jupyter;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit kernel</c>: the built-in kernel for Jupyter's front ends.</summary>
internal sealed class KernelCommand(Surroundings surroundings)
{
    private const string OwnName = "rnnkit-csharp";
    private const string GenuineName = ".net-csharp";
    private const string OwnTitle = "C# (RnnKit)";
    private const string GenuineTitle = ".NET (C#)";

    /// <summary>Makes the kernel known to front ends, or unknown again.</summary>
    public int Install(KernelInstallOptions options)
    {
        string kernels = options.Prefix is null
            ? JupyterFolders.UserKernels()
            : JupyterFolders.KernelsBelow(Path.GetFullPath(options.Prefix, surroundings.Folder));
        var spec = new KernelSpec(kernels, options.Name ?? (options.AsNetCSharp ? GenuineName : OwnName));
        if (options.Remove)
        {
            spec.Remove(options.Force);
            surroundings.Out.WriteLine($"Removed {Path.GetDirectoryName(spec.FilePath)}.");
            return ExitCode.Success;
        }
        string title = options.AsNetCSharp ? GenuineTitle : OwnTitle;
        spec.Install(title, Command(), options.Force);
        surroundings.Out.WriteLine($"Wrote {spec.FilePath}. Front ends now list the kernel as '{title}'.");
        return ExitCode.Success;
    }

    /// <summary>Runs the kernel until a front end shuts it down.</summary>
    public async Task<int> StartAsync(string connectionFile)
    {
        string file = Path.GetFullPath(connectionFile, surroundings.Folder);
        ConnectionFile connection = ConnectionFile.Load(file);
        if (ConnectionFile.OthersMayRead(file))
            await surroundings.Error.WriteLineAsync($"Other users of this machine may read {file}, and with its key run code as you.").ConfigureAwait(false);
        using var end = new CancellationTokenSource();
        using var parent = ParentProcess.Watch(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), end);
        Action interrupt = () => { };
        using PosixSignalRegistration stop = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            interrupt();
        });
        MessageWire wire = await JupyterKernel.RunAsync(
            connection, BuiltInKernel.LiveOptionsIn(surroundings.Folder), action => interrupt = action, end.Token).ConfigureAwait(false);
        if (wire.Unsigned + wire.Replayed + wire.Malformed > 0)
        {
            await surroundings.Error.WriteLineAsync(
                $"Messages dropped: {wire.Unsigned} with a missing or wrong signature, {wire.Replayed} that came twice, {wire.Malformed} malformed.").ConfigureAwait(false);
        }
        return ExitCode.Success;
    }

    /// <summary>The .NET host that runs this process, and this program; both by their whole path.</summary>
    private static string[] Command() => [DotnetHost.FilePath, typeof(KernelCommand).Assembly.Location];
}
