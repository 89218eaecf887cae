// What Setup is in a program made of a notebook. Nothing has to be looked for here: the compiler has found it.
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Commands;

public static class Setup
{
    private static KernelInvocationContext context; // held, so that it lives as long as the program

    /// <summary>
    /// Takes the kernel's part: what the cells display goes to the console as text, and charts go to a page beside the program.
    /// </summary>
    /// <param name="folder">Where relative paths begin: the notebook's folder, relative to the program's source file.</param>
    /// <param name="program">The program's source file; the compiler fills it in.</param>
    public static void Begin(string folder, [CallerFilePath] string program = "")
    {
        Environment.CurrentDirectory = Path.GetFullPath(folder, Path.GetDirectoryName(program));
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Show.Register();
        Show.Register<Verdict>(verdict => verdict.ToPanel());

        // A context of the package takes the console for itself and publishes what is written; a program keeps its console.
        var (output, error) = (Console.Out, Console.Error);
        context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode(""));
        Console.SetOut(output);
        Console.SetError(error);
        context.KernelEvents.Subscribe(new ConsoleView(output, new ChartPage(Path.ChangeExtension(program, ".html"))));
    }

    /// <summary>The notebook's first cell: the versions of what it uses.</summary>
    public static Panel Ready()
    {
        var libraries = new[] { typeof(Gate<>), typeof(Matrix<>), typeof(GenericChart) }.Select(type => type.Assembly.GetName());
        var line = "⏱ " + string.Join(" · ", libraries.Select(one => $"{one.Name} {one.Version.ToString(3)}")
            .Prepend($"{Environment.ProcessorCount} cores").Prepend($".NET {Environment.Version}").Prepend("a program"));
        return new Panel(Show.Escape(line), line + "\n✔ Ready: RnnKit, MathNet.Numerics, charts and checks are loaded.");
    }
}
