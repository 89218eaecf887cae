using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>What <c>.vscode</c> sets for whoever opens the folder in VS Code.</summary>
public class EditorSettingsTests
{
    private static readonly JsonObject Settings = (JsonObject)JsonNode.Parse(File.ReadAllText(Repository.PathOf(".vscode", "settings.json")))!;

    [Fact]
    public void No_sign_in_the_code_of_a_notebook_gets_a_box_that_warns_of_it()
    {
        var allowed = (JsonObject)Settings["editor.unicodeHighlight.allowedCharacters"]!;

        Assert.All(Series.Names.Select(name => name.Data), name =>
        {
            string code = string.Concat(Series.Load(name).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source));
            Assert.Equal("", string.Concat(code.Where(sign => !char.IsAscii(sign) && allowed[sign.ToString()] is null).Distinct()));
        });
    }

    [Fact]
    public void The_pages_that_notebooks_link_to_open_as_pages_and_not_as_their_source()
    {
        var editors = (JsonObject)Settings["workbench.editorAssociations"]!;

        Assert.All(["README.md", "glossary.md"], page => Assert.Equal("vscode.markdown.preview.editor", (string?)editors[page]));
    }
}
