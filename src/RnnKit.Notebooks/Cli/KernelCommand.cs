using System.Runtime.InteropServices;
using RnnKit.Kernel.Jupyter;
using RnnKit.Kernel.Jupyter.Wire;
using RnnKit.Notebooks.Jupyter;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit kernel</c>: the built-in kernel for Jupyter's front ends.</summary>
internal sealed class KernelCommand(Surroundings surroundings)
{
    private const string OwnName = "rnnkit-csharp";
    private const string OwnTitle = "C# (RnnKit)";

    // What the notebooks' metadata say: front ends find a kernel by its name, and rewrite the metadata where name or title differ.
    private const string SeriesName = ".net-csharp";
    private const string SeriesTitle = ".NET (C#)";

    /// <summary>Makes the kernel known to front ends, or unknown again.</summary>
    public int Install(KernelInstallOptions options)
    {
        string kernels = options.Prefix is null
            ? JupyterFolders.UserKernels()
            : JupyterFolders.KernelsBelow(Path.GetFullPath(options.Prefix, surroundings.Folder));
        var asked = new KernelSpec(kernels, SeriesName);
        bool isFree = options.Name is null && (asked.IsFree || options.Force);
        string name = options.Name ?? (isFree ? SeriesName : OwnName);
        KernelSpec spec = isFree ? asked : new KernelSpec(kernels, name);
        if (options.Remove)
        {
            spec.Remove(options.Force);
            surroundings.Out.WriteLine($"Removed {Path.GetDirectoryName(spec.FilePath)}.");
            return ExitCode.Success;
        }
        string title = isFree ? SeriesTitle : OwnTitle;
        spec.Install(title, Command(), options.Force);
        surroundings.Out.WriteLine($"Wrote {spec.FilePath}. Front ends now list the kernel as '{title}'.");
        if (options.Name is null && !isFree)
            surroundings.Out.WriteLine($"Another program's kernel has the name {SeriesName}, for which the notebooks ask: choose '{title}' in each of them, or use --force to take that name.");
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
