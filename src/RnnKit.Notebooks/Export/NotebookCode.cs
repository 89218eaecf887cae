using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Export;

/// <summary>The code of a notebook and of the scripts that it imports, without the lines that are for the kernel.</summary>
/// <param name="Pieces">Its pieces, in order.</param>
/// <param name="Usings">The usings that the series' own scripts give to every cell.</param>
/// <param name="Packages">The NuGet packages that it asks for.</param>
/// <param name="AsksForOwnPackages">Whether one of them comes from the notebook itself, and so is not beside the library.</param>
internal sealed record NotebookCode(IReadOnlyList<CodePiece> Pieces, IReadOnlyList<string> Usings, IReadOnlyList<PackageName> Packages, bool AsksForOwnPackages)
{
    /// <summary>Reads a notebook.</summary>
    /// <exception cref="BadInputException">It uses something that a program cannot have; the message names it with its place.</exception>
    public static NotebookCode Of(NotebookDocument notebook, NotebookLibrary library)
    {
        var reading = new Reading(notebook, library);
        foreach (NotebookCell cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                reading.Headings.AddRange(cell.Source.Split('\n').Where(line => line.StartsWith('#')));
            else if (cell.Kind == CellKind.Code)
                reading.Read(cell.Id, cell.Source, showsValue: true);
        }
        return new NotebookCode(reading.Pieces, reading.Usings, reading.Packages, reading.AsksForOwnPackages);
    }

    private sealed class Reading(NotebookDocument notebook, NotebookLibrary library)
    {
        private readonly string _folder = Path.GetDirectoryName(notebook.FilePath) ?? Environment.CurrentDirectory;
        private readonly HashSet<string> _importing = [];

        public List<string> Headings { get; } = [];

        public List<CodePiece> Pieces { get; } = [];

        public List<string> Usings { get; } = [];

        public List<PackageName> Packages { get; } = [];

        public bool AsksForOwnPackages { get; private set; }

        /// <summary>Reads a cell, or a file that one imports: what that evaluates is not shown.</summary>
        public void Read(string place, string text, bool showsValue)
        {
            char[] code = text.ToCharArray();
            int start = 0;
            foreach (ScriptLine line in ScriptLine.In(text))
            {
                // Blank, so that what follows keeps its line.
                for (int i = line.Span.Start; i < line.Span.End; i++)
                    code[i] = code[i] is '\n' or '\r' ? code[i] : ' ';
                if (line.Verb == "#!import")
                {
                    Add(place, new string(code, start, line.Span.Start - start), showsValue: false);
                    start = line.Span.End;
                    Import(place, line);
                }
                else
                {
                    Follow(place, line);
                }
            }
            Add(place, new string(code, start, code.Length - start), showsValue);
        }

        private void Add(string place, string code, bool showsValue)
        {
            if (string.IsNullOrWhiteSpace(code))
                return;
            string text = string.Join('\n', code.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
            Pieces.Add(new CodePiece(place, [.. Headings], text, showsValue));
            Headings.Clear();
        }

        private void Follow(string place, ScriptLine line)
        {
            switch (line.Verb)
            {
                case "#r" when PackageName.Of(line.Argument) is { } package:
                    Packages.Add(package);
                    AsksForOwnPackages = true;
                    break;
                case "#r" when library.Holds(Path.GetFullPath(line.Argument, _folder)):
                case "#!csharp" or "#!c#":
                    break;
                case "#r":
                    throw Bad(place, line, $"#r \"{line.Argument}\" cannot be part of a program; #r \"nuget: …\" can.");
                default:
                    throw Bad(place, line, $"{line.Verb} is for a kernel and cannot be part of a program.");
            }
        }

        private void Import(string place, ScriptLine line)
        {
            string file = Path.GetFullPath(line.Argument, _folder);
            if (!File.Exists(file))
                throw Bad(place, line, $"#!import {line.Argument}: there is no such file.");
            if (Path.GetExtension(file).ToLowerInvariant() is not (".cs" or ".csx"))
                throw Bad(place, line, $"#!import {line.Argument}: a program can import .cs and .csx files only.");
            if (!_importing.Add(file))
                throw Bad(place, line, $"#!import {line.Argument}: this file imports itself.");
            if (library.Holds(file))
                FollowOwn(file);
            else
                Read(line.Argument, File.ReadAllText(file), showsValue: false);
            _importing.Remove(file);
        }

        /// <summary>Of the series' own files a program takes what its project cannot give: usings, and the packages by name.</summary>
        private void FollowOwn(string file)
        {
            if (Path.GetExtension(file) != ".csx")
                return;
            string text = File.ReadAllText(file);
            Usings.AddRange(CSharpSyntaxTree.ParseText(text, ScriptLine.Parsing).GetCompilationUnitRoot().Usings.Select(AsText));
            foreach (ScriptLine line in ScriptLine.In(text))
            {
                if (line.Verb == "#!import")
                    FollowOwn(Path.GetFullPath(line.Argument, _folder));
                else if (line.Verb == "#r" && PackageName.Of(line.Argument) is { } package && library.Uses(package))
                    Packages.Add(package);
            }
        }

        private static string AsText(UsingDirectiveSyntax directive) => directive.WithoutTrivia().ToString();

        private BadInputException Bad(string place, ScriptLine line, string problem) => new($"{notebook.Name}: {place}, line {line.Line}: {problem}");
    }
}
