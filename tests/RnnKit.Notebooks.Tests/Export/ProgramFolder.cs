using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Export;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Export;

/// <summary>
/// A folder for the programs of all notebooks, beside the assemblies that they use. The compiler of this process makes them, as the
/// SDK would, in a second each; one test asks the SDK itself.
/// </summary>
public sealed class ProgramFolder : IDisposable
{
    private const string Settings = """
        {"runtimeOptions": {"tfm": "net10.0", "framework": {"name": "Microsoft.NETCore.App", "version": "10.0.0"},
          "configProperties": {"System.Globalization.Invariant": true}}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly NotebookLibrary _library = NotebookLibrary.In(Series.Folder);
    private readonly ProgramCompilation _compiler;

    public ProgramFolder()
    {
        _compiler = new ProgramCompilation(_library.Assemblies());
        foreach (string file in _library.Assemblies())
            File.Copy(file, Path.Combine(_folder.FullPath, Path.GetFileName(file)));
    }

    /// <summary>Makes the program of a notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>Its source file, its text, and its assembly with a portable pdb beside it.</returns>
    internal (string Source, string Text, string Assembly) Make(NotebookDocument notebook)
    {
        ExportedProgram program = ExportedProgram.Of(notebook, _library, _folder.FullPath);
        string source = program.Save(_folder.FullPath, overwrites: false);
        string assembly = Path.Combine(_folder.FullPath, $"program-{program.Name}.dll");
        CSharpCompilation compilation = _compiler.Compile(program.Text, source);
        using (FileStream code = File.Create(assembly))
        using (FileStream symbols = File.Create(Path.ChangeExtension(assembly, ".pdb")))
        {
            EmitResult made = compilation.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
            Assert.True(made.Success, string.Join('\n', made.Diagnostics));
        }
        File.WriteAllText(Path.ChangeExtension(assembly, ".runtimeconfig.json"), Settings);
        return (source, program.Text, assembly);
    }

    /// <summary>Runs a program, to its end or for so long.</summary>
    /// <returns>Its exit code, or null when it was ended before; and what it wrote.</returns>
    internal static async Task<(int? Code, string Output)> RunAsync(string[] arguments, TimeSpan limit)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.StandardOutputEncoding, start.StandardErrorEncoding) = (Encoding.UTF8, Encoding.UTF8);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(limit);
        bool ended = true;
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            ended = false;
            process.Kill(entireProcessTree: true);
        }
        string written = await output + await errors;
        return (ended ? process.ExitCode : null, written);
    }

    public void Dispose() => _folder.Dispose();
}
