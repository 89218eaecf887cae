using RnnKit.Documents;
using RnnKit.Kernel.Directives;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Export;

/// <summary>The code of a notebook and of the scripts that it imports, without the directives.</summary>
/// <param name="Pieces">Its pieces, in order.</param>
/// <param name="Packages">The NuGet packages that it asks for, beyond those that come with the series.</param>
internal sealed record NotebookCode(IReadOnlyList<CodePiece> Pieces, IReadOnlyList<PackagePart> Packages)
{
    private const string BuiltLibraries = "lib/bin/";

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="BadInputException">It uses something that a program cannot have; the message names it with its place.</exception>
    public static NotebookCode Of(NotebookDocument notebook)
    {
        var reading = new Reading(notebook);
        foreach (NotebookCell cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                reading.Headings.AddRange(cell.Source.Split('\n').Where(line => line.StartsWith('#')));
            else if (cell.Kind == CellKind.Code)
                reading.Read(cell.Id, cell.Source, showsValue: true);
        }
        return new NotebookCode(reading.Pieces, reading.Packages);
    }

    private sealed class Reading(NotebookDocument notebook)
    {
        private readonly string _folder = Path.GetDirectoryName(notebook.FilePath) ?? Environment.CurrentDirectory;

        public List<string> Headings { get; } = [];

        public List<CodePiece> Pieces { get; } = [];

        public List<PackagePart> Packages { get; } = [];

        /// <summary>Reads a cell, or a file that one imports: what that evaluates is not shown, and no heading is about it.</summary>
        public void Read(string place, string text, bool showsValue)
        {
            foreach (CellPart part in Parse(place, text))
            {
                switch (part)
                {
                    case CodePart code:
                        Pieces.Add(new CodePiece(place, showsValue ? [.. Headings] : [], code.Text.Trim('\n'), showsValue));
                        if (showsValue)
                            Headings.Clear();
                        break;
                    case ImportPart import:
                        Import(place, import);
                        break;
                    case PackagePart package when !package.Name.StartsWith("Plotly.NET", StringComparison.OrdinalIgnoreCase):
                        Packages.Add(package);
                        break;
                    case AssemblyPart assembly when !assembly.Path.StartsWith(BuiltLibraries, StringComparison.Ordinal):
                        throw Bad(place, part.Line, $"#r \"{assembly.Path}\" cannot be part of a program; #r \"nuget: …\" can.");
                }
            }
        }

        private IReadOnlyList<CellPart> Parse(string place, string text)
        {
            try
            {
                return CellParser.Parse(text, place);
            }
            catch (DirectiveException e)
            {
                throw new BadInputException($"{notebook.Name}: {e.Message}", e);
            }
        }

        private void Import(string place, ImportPart import)
        {
            string file = Path.GetFullPath(import.Path, _folder);
            if (!File.Exists(file))
                throw Bad(place, import.Line, $"#!import {import.Path}: there is no such file.");
            if (Path.GetExtension(file).ToLowerInvariant() is not (".cs" or ".csx"))
                throw Bad(place, import.Line, $"#!import {import.Path}: a program can import .cs and .csx files only.");
            Read(import.Path, File.ReadAllText(file), showsValue: false);
        }

        private BadInputException Bad(string place, int line, string problem) => new($"{notebook.Name}: {place}, line {line}: {problem}");
    }
}
