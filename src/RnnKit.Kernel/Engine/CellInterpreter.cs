using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Kernel.Assemblies;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Directives;
using RnnKit.Kernel.Failures;
using RnnKit.Kernel.Outputs;
using RnnKit.Kernel.Packages;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Engine;

/// <summary>Goes through a cell's parts in order: runs its code, follows its directives.</summary>
internal sealed class CellInterpreter(ScriptEngine engine, SessionAssemblies assemblies, SessionPackages packages, SourceTexts sources)
{
    private readonly Stack<string> _importing = new();

    /// <summary>Runs a cell on its thread; throws what goes wrong.</summary>
    public async Task RunAsync(CellRun run, KernelInvocationContext context)
    {
        _importing.Clear();
        await RunTextAsync(run.Cell, Environment.CurrentDirectory, run, context).ConfigureAwait(false);
    }

    private async Task RunTextAsync(CellSource cell, string folder, CellRun run, KernelInvocationContext context)
    {
        sources.Add(cell.Name, cell.Text.ReplaceLineEndings("\n"));
        IReadOnlyList<CellPart> parts = CellParser.Parse(cell.Text, cell.Name);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < parts.Count; i++)
        {
            run.ThrowIfStopped();
            switch (parts[i])
            {
                case CodePart code:
                    foreach (CodeMessage warning in (await engine.RunAsync(cell.Name, code.Text, run, context).ConfigureAwait(false)).Where(Warnings.AreTrue))
                        run.Publish(new StreamOutput("stderr", string.Join('\n', warning.Lines()) + "\n"));
                    break;
                case PackagePart:
                    int first = i;
                    while (i + 1 < parts.Count && parts[i + 1] is PackagePart)
                        i++;
                    await AddPackagesAsync([.. parts.Skip(first).Take(i - first + 1).Cast<PackagePart>()], cell.Name, run.Stopping).ConfigureAwait(false);
                    break;
                case ImportPart import:
                    await ImportAsync(import, cell.Name, folder, run, context).ConfigureAwait(false);
                    break;
                case CellPart directive:
                    await FollowAsync(directive, cell.Name, folder, run, context).ConfigureAwait(false);
                    break;
            }
        }
        if (parts.Any(part => part is TimePart))
            context.DisplayAs(string.Create(CultureInfo.InvariantCulture, $"⏱ Wall time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.#}ms"), PlainTextFormatter.MimeType);
    }

    private async Task FollowAsync(CellPart directive, string name, string folder, CellRun run, KernelInvocationContext context)
    {
        switch (directive)
        {
            case TextPart text:
                context.DisplayAs(text.Text, text.MimeType);
                break;
            case PackageSourcePart source:
                packages.AddSource(source.Source.Contains("://", StringComparison.Ordinal) ? source.Source : Path.GetFullPath(source.Source, folder));
                break;
            case AssemblyPart assembly:
                AddAssembly(assembly, name, folder, run);
                break;
            case KernelPart other:
                if (await engine.FollowAsync(other.Text).ConfigureAwait(false) is { } problem)
                    throw new DirectiveException(problem, name, other.Line);
                break;
        }
    }

    private void AddAssembly(AssemblyPart part, string name, string folder, CellRun run)
    {
        string file = Resolve(part.Path, folder);
        if (!File.Exists(file))
        {
            if (SessionAssemblies.IsFrameworks(part.Path) || SessionAssemblies.IsFrameworks(Path.GetFileNameWithoutExtension(part.Path)))
                return;
            throw new DirectiveException($"#r \"{part.Path}\": there is no such file. {PathsAre()}", name, part.Line);
        }
        try
        {
            if (assemblies.AddFile(file) is { } warning)
                run.Publish(new StreamOutput("stderr", $"{SourcePlace.Describe(name, part.Line)}: warning: {warning}\n"));
        }
        catch (BadImageFormatException e)
        {
            throw new DirectiveException($"#r \"{part.Path}\": this file is no .NET assembly.", name, part.Line, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException($"#r \"{part.Path}\": it is loaded from a copy, which cannot be made: {e.Message} Make room or give yourself the right to write there, then run the cell again.", name, part.Line, e);
        }
    }

    private async Task AddPackagesAsync(IReadOnlyList<PackagePart> parts, string name, CancellationToken cancellation)
    {
        try
        {
            await packages.AddAsync([.. parts.Select(part => new PackageRequest(part.Name, part.Version))], cancellation).ConfigureAwait(false);
        }
        catch (PackageException e)
        {
            PackagePart culprit = parts.FirstOrDefault(part => e.Message.Contains($"package {part.Name}", StringComparison.OrdinalIgnoreCase)) ?? parts[0];
            throw new DirectiveException(e.Message, name, culprit.Line, e);
        }
    }

    private async Task ImportAsync(ImportPart import, string name, string folder, CellRun run, KernelInvocationContext context)
    {
        string written = $"{import.Directive} {(import.Directive == "#load" ? $"\"{import.Path}\"" : import.Path)}";
        string file = Resolve(import.Path, folder);
        if (!File.Exists(file))
            throw new DirectiveException($"{written}: there is no such file. {PathsAre()}", name, import.Line);
        if (_importing.Contains(file))
            throw new DirectiveException($"{written}: this file is being imported already; it imports itself.", name, import.Line);

        _importing.Push(file);
        run.ShowsValues = false;
        foreach (CellSource part in await ContentsAsync(file, import.Path.Replace('\\', '/'), written, name, import.Line).ConfigureAwait(false))
            await RunTextAsync(part, Path.GetDirectoryName(file)!, run, context).ConfigureAwait(false);
        _importing.Pop();
        run.ShowsValues = _importing.Count == 0;
    }

    private static async Task<IReadOnlyList<CellSource>> ContentsAsync(string file, string shown, string written, string name, int line)
    {
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".cs" or ".csx":
                return [new CellSource(shown, await File.ReadAllTextAsync(file).ConfigureAwait(false))];
            case ".ipynb":
                try
                {
                    InteractiveDocument document = await InteractiveDocument.LoadAsync(new FileInfo(file)).ConfigureAwait(false);
                    return [.. document.Elements.Select((element, index) => (element, index))
                        .Where(item => item.element.KernelName is null or "csharp")
                        .Select(item => new CellSource(string.Create(CultureInfo.InvariantCulture, $"{shown} cell {item.index + 1}"), item.element.Contents))];
                }
                catch (Exception e) when (e is System.Text.Json.JsonException or FormatException or InvalidOperationException)
                {
                    throw new DirectiveException($"{written}: this is no notebook that can be read: {e.Message}", name, line, e);
                }
            default:
                throw new DirectiveException($"{written}: only .cs, .csx and .ipynb can be imported.", name, line);
        }
    }

    /// <summary>Beside the file that loads it; otherwise from the notebook's folder, as the genuine kernel has it.</summary>
    private static string Resolve(string path, string folder) =>
        Path.GetFullPath(path, folder) is var beside && File.Exists(beside) ? beside : Path.GetFullPath(path, Environment.CurrentDirectory);

    private string PathsAre() => $"Paths are relative to {(_importing.Count > 0 ? "the loading file's folder or " : "")}the notebook's folder.";
}
