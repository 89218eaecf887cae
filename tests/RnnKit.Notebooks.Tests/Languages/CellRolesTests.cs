using System.Text.Json.Nodes;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Languages;

namespace RnnKit.Notebooks.Tests.Languages;

public sealed class CellRolesTests
{
    [Theory]
    [InlineData(CellKind.Code, "1", "", "", CellRole.Runs)]
    [InlineData(CellKind.Code, "1", "raises-exception", "", CellRole.Runs)]
    [InlineData(CellKind.Code, "1", "skip-execution", "", CellRole.Skipped)]
    [InlineData(CellKind.Code, "1", "skip-execution", "python", CellRole.Skipped)]
    [InlineData(CellKind.Code, "1", "", "csharp", CellRole.Runs)]
    [InlineData(CellKind.Code, "<b>", "", "html", CellRole.Shown)]
    [InlineData(CellKind.Code, "*a*", "", "markdown", CellRole.Shown)]
    [InlineData(CellKind.Code, "let a = 1", "", "fsharp", CellRole.Foreign)]
    [InlineData(CellKind.Code, "alert(1)", "", "javascript", CellRole.Foreign)]
    [InlineData(CellKind.Code, " \n", "", "", CellRole.None)]
    [InlineData(CellKind.Markdown, "a", "", "", CellRole.None)]
    [InlineData(CellKind.Raw, "a", "", "", CellRole.None)]
    public void What_a_run_does_with_a_cell(CellKind kind, string source, string tag, string language, CellRole role)
    {
        var cell = new NotebookCell(kind, "c", source);
        if (tag.Length > 0)
            cell.Metadata["tags"] = new JsonArray(tag);
        if (language.Length > 0)
            cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };

        Assert.Equal(role, CellRoles.Of(cell));
        Assert.Equal(tag == "raises-exception", CellRoles.MayFail(cell));
    }

    [Fact]
    public void A_cell_that_nothing_runs_is_named()
    {
        var notebook = new NotebookDocument("a");
        notebook.Cells.Add(new NotebookCell(CellKind.Code, "chart", "graph TD"));
        notebook.Cells[0].Metadata["vscode"] = new JsonObject { ["languageId"] = "mermaid" };

        var error = Assert.Throws<BadInputException>(() => CellRoles.RequireRunnable(notebook));

        Assert.Equal("a: cell 'chart' is in Mermaid, which does not run here; the tag 'skip-execution' leaves it out.", error.Message);
    }
}
