using System.CommandLine;

namespace RnnKit.Notebooks.Cli;

/// <summary>The verbs and options of <c>rnnkit kernel</c>.</summary>
internal static class KernelVerbs
{
    /// <summary>The command with its verbs.</summary>
    public static Command Make(Surroundings surroundings) =>
        new("kernel", "The built-in kernel for VS Code, JupyterLab and other front ends.") { Install(surroundings), Start(surroundings) };

    private static Command Install(Surroundings surroundings)
    {
        Option<string?> name = new("--name") { Description = "The kernel's name; otherwise .net-csharp, by which the notebooks find it, or rnnkit-csharp where another program has that.", HelpName = "N" };
        Option<string?> prefix = new("--prefix") { Description = "Put it below this folder, such as a Python environment's; otherwise it is the user's own.", HelpName = "P" };
        var remove = new Option<bool>("--remove") { Description = "Take it away again." };
        var force = new Option<bool>("--force") { Description = "Replace or remove a kernel that is there, whoever made it." };
        var command = new Command("install", "Makes the kernel known to front ends.") { name, prefix, remove, force };
        command.SetAction(parsed => new KernelCommand(surroundings).Install(new KernelInstallOptions(
            parsed.GetValue(name), parsed.GetValue(prefix), parsed.GetValue(remove), parsed.GetValue(force))));
        return command;
    }

    private static Command Start(Surroundings surroundings)
    {
        var file = new Option<string>("--connection-file", "-f") { Description = "The connection file that the front end wrote.", HelpName = "FILE", Required = true };
        var command = new Command("start", "Runs the kernel; front ends do this.") { file };
        command.SetAction((parsed, _) => new KernelCommand(surroundings).StartAsync(parsed.GetValue(file)!));
        return command;
    }
}
