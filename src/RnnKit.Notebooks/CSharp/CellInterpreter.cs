using System.Diagnostics;
using System.Globalization;
using RnnKit.Notebooks.Directives;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Packages;

namespace RnnKit.Notebooks.CSharp;

/// <summary>Goes through a cell's parts in order: runs its code, follows its directives.</summary>
internal sealed class CellInterpreter(string folder, SessionLoadContext context, SourceTexts sources, ReferencedAssemblies assemblies, SessionPackages packages)
{
    private readonly Stack<string> _importing = new();

    /// <summary>Runs a cell and gives the state after it. Runs on the cell's thread; throws what goes wrong.</summary>
    public SessionState Run(SessionState state, CellSource cell, RunningCell running)
    {
        _importing.Clear();
        return RunText(state, cell.Name, cell.Text, running, showValue: true);
    }

    private SessionState RunText(SessionState state, string name, string text, RunningCell running, bool showValue)
    {
        sources.Add(name, text.ReplaceLineEndings("\n"));
        IReadOnlyList<CellPart> parts = CellParser.Parse(text, name);
        long start = Stopwatch.GetTimestamp();
        bool timed = false;
        for (int i = 0; i < parts.Count; i++)
        {
            running.Cancellation.ThrowIfCancellationRequested();
            switch (parts[i])
            {
                case CodePart code:
                    state = RunCode(state, code.Text, name, running, showValue);
                    break;
                case PackagePart:
                    int first = i;
                    while (i + 1 < parts.Count && parts[i + 1] is PackagePart)
                        i++;
                    state = AddPackages(state, [.. parts.Skip(first).Take(i - first + 1).Cast<PackagePart>()], name, running);
                    break;
                case TimePart:
                    timed = true;
                    break;
                case CellPart directive:
                    state = Follow(state, directive, name, running);
                    break;
            }
        }
        if (timed)
            running.Display(ValueFormatter.AsIs("text/plain", WallTime(Stopwatch.GetElapsedTime(start))), Guid.NewGuid().ToString());
        return state;
    }

    private SessionState RunCode(SessionState state, string text, string name, RunningCell running, bool showValue)
    {
        Submission submission = SubmissionCompiler.Compile(state, text, name, running.Cancellation);
        foreach (string line in submission.Warnings.SelectMany(DiagnosticText.Lines))
            running.Stream("stderr", line + "\n");

        running.SetRunsFreely(true);
        (SessionState next, object? value) = SubmissionRunner.Run(state, submission, context);
        running.SetRunsFreely(false);
        if (showValue && submission.HasValue && value is not Microsoft.DotNet.Interactive.Formatting.DisplayedValue)
            running.Result(running.Formatter.Format(value, []));
        return next;
    }

    private SessionState Follow(SessionState state, CellPart directive, string name, RunningCell running)
    {
        switch (directive)
        {
            case TextPart text:
                running.Display(ValueFormatter.AsIs(text.MimeType, text.Text), Guid.NewGuid().ToString());
                return state;
            case PackageSourcePart source:
                packages.AddSource(source.Source.Contains("://", StringComparison.Ordinal) ? source.Source : InFolder(source.Source));
                return state;
            case AssemblyPart assembly:
                return AddAssembly(state, assembly, name, running);
            case ImportPart import:
                return Import(state, import, name, running);
            default:
                throw new InvalidOperationException($"No rule for {directive}.");
        }
    }

    private SessionState AddAssembly(SessionState state, AssemblyPart part, string name, RunningCell running)
    {
        string file = InFolder(part.Path);
        if (!File.Exists(file))
        {
            if (state.References.ContainsKey(Path.GetFileNameWithoutExtension(part.Path)) && Path.GetDirectoryName(part.Path) is "")
                return state; // An assembly of .NET itself, which is always there.
            throw new DirectiveException($"#r \"{part.Path}\": there is no such file. Paths are relative to the notebook's folder.", name, part.Line);
        }
        try
        {
            (SessionState next, string? warning) = assemblies.AddFile(state, file);
            if (warning is not null)
                running.Stream("stderr", $"{SourcePlace.Describe(name, part.Line)}: warning: {warning}\n");
            return next;
        }
        catch (BadImageFormatException e)
        {
            throw new DirectiveException($"#r \"{part.Path}\": this file is no .NET assembly.", name, part.Line, e);
        }
    }

    private SessionState AddPackages(SessionState state, IReadOnlyList<PackagePart> parts, string name, RunningCell running)
    {
        try
        {
            return packages.Add(state, [.. parts.Select(part => new PackageRequest(part.Name, part.Version))], running.Cancellation);
        }
        catch (PackageException e)
        {
            PackagePart culprit = parts.FirstOrDefault(part => e.Message.Contains($"package {part.Name}", StringComparison.OrdinalIgnoreCase)) ?? parts[0];
            throw new DirectiveException(e.Message, name, culprit.Line, e);
        }
    }

    private SessionState Import(SessionState state, ImportPart import, string name, RunningCell running)
    {
        string file = InFolder(import.Path);
        if (!File.Exists(file))
            throw new DirectiveException($"#!import {import.Path}: there is no such file. Paths are relative to the notebook's folder.", name, import.Line);
        if (_importing.Contains(file))
            throw new DirectiveException($"#!import {import.Path}: this file is being imported already; it imports itself.", name, import.Line);

        _importing.Push(file);
        foreach (CellSource part in Contents(file, import.Path, name, import.Line))
            state = RunText(state, part.Name, part.Text, running, showValue: false);
        _importing.Pop();
        return state;
    }

    private static List<CellSource> Contents(string file, string path, string name, int line)
    {
        string shown = path.Replace('\\', '/');
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".cs" or ".csx":
                return [new CellSource(shown, File.ReadAllText(file))];
            case ".ipynb":
                try
                {
                    return NotebookDocument.Load(file).Cells
                        .Select((cell, index) => (cell, index))
                        .Where(item => item.cell.Kind == CellKind.Code)
                        .Select(item => new CellSource(string.Create(CultureInfo.InvariantCulture, $"{shown} cell {item.index + 1}"), item.cell.Source))
                        .ToList();
                }
                catch (NotebookFormatException e)
                {
                    throw new DirectiveException($"#!import {path}: {e.Message}", name, line, e);
                }
            default:
                throw new DirectiveException($"#!import {path}: only .cs, .csx and .ipynb can be imported.", name, line);
        }
    }

    private string InFolder(string path) => Path.GetFullPath(path, folder);

    private static string WallTime(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"⏱ Wall time: {elapsed.TotalMilliseconds:0.#}ms");
}
