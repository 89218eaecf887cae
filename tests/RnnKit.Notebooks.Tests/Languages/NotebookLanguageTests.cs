using System.Text.Json.Nodes;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Languages;

namespace RnnKit.Notebooks.Tests.Languages;

/// <summary>A notebook's language is what its metadata name, whoever wrote them.</summary>
public sealed class NotebookLanguageTests
{
    [Theory]
    [InlineData("""{}""", "C#")]
    [InlineData("""{"kernelspec":{"name":".net-csharp","display_name":".NET (C#)","language":"C#"},"language_info":{"name":"polyglot-notebook"}}""", "C#")]
    [InlineData("""{"kernelspec":{"name":".net-csharp"},"language_info":{"name":"C#"}}""", "C#")]
    [InlineData("""{"kernelspec":{"name":"rnnkit","language":"csharp"}}""", "C#")]
    [InlineData("""{"language_info":{"name":"dotnet-interactive"}}""", "C#")]
    [InlineData("""{"kernelspec":{"name":"rnnkit"}}""", "C#")]
    [InlineData("""{"kernelspec":{"name":"python3","display_name":"Python 3 (ipykernel)","language":"python"},"language_info":{"name":"python"}}""", "Python")]
    [InlineData("""{"kernelspec":{"name":"python3","display_name":"Python 3"}}""", "Python")]
    [InlineData("""{"kernelspec":{"name":"conda-env-ml-py"}}""", "Python")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","display_name":".NET (F#)","language":"F#"}}""", "F#")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp"}}""", "F#")]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"C#"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""", "F#")]
    [InlineData("""{"kernelspec":{"name":".net-pwsh","language":"PowerShell"}}""", "PowerShell")]
    [InlineData("""{"kernelspec":{"name":"ir","language":"R"}}""", "R")]
    [InlineData("""{"kernelspec":{"name":"ir"}}""", "R")]
    [InlineData("""{"language_info":{"name":"R"}}""", "R")]
    [InlineData("""{"kernelspec":{"name":"julia-1.11"}}""", "Julia")]
    [InlineData("""{"kernelspec":{"name":"xcpp17"}}""", "C++")]
    [InlineData("""{"kernelspec":{"name":"odd","language":"Brainfuck"}}""", "Brainfuck")]
    [InlineData("""{"jupytext":{"main_language":"python"}}""", "Python")]
    [InlineData("""{"kernelspec":"odd","language_info":["odd"]}""", "C#")]
    public void It_is_named_by_the_notebook(string metadata, string language) => Assert.Equal(language, NotebookLanguage.Of(With(metadata)));

    [Fact]
    public void It_is_named_by_all_cells_where_the_notebook_says_nothing()
    {
        NotebookDocument notebook = With("{}");
        notebook.Cells.Add(Cell("""{"vscode":{"languageId":"python"}}"""));
        notebook.Cells.Add(Cell("""{"vscode":{"languageId":"python"}}"""));
        Assert.Equal("Python", NotebookLanguage.Of(notebook));

        notebook.Cells.Add(Cell("{}"));
        Assert.Equal("C#", NotebookLanguage.Of(notebook));
    }

    [Theory]
    [InlineData("""{}""", null)]
    [InlineData("""{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"}}""", "C#")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"html"}}""", "HTML")]
    [InlineData("""{"dotnet_interactive":{"language":"markdown"}}""", "Markdown")]
    [InlineData("""{"vscode":{"languageId":"fsharp"}}""", "F#")]
    [InlineData("""{"vscode":{"languageId":"polyglot-notebook"}}""", null)]
    [InlineData("""{"polyglot_notebook":{"kernelName":"value"}}""", "Value")]
    [InlineData("""{"vscode":{"languageId":"plaintext"}}""", null)]
    [InlineData("""{"polyglot_notebook":"odd"}""", null)]
    public void A_cell_may_name_its_own(string metadata, string? language) => Assert.Equal(language, NotebookLanguage.Of(Cell(metadata)));

    [Fact]
    public void A_notebook_in_another_language_is_refused_by_its_name()
    {
        var error = Assert.Throws<BadInputException>(() => NotebookLanguage.RequireCSharp(With("""{"kernelspec":{"name":"ir","language":"R"}}""")));

        Assert.Equal("a: this is a notebook in R (kernel 'ir'); only notebooks in C# can be used here.", error.Message);
    }

    private static NotebookDocument With(string metadata)
    {
        var notebook = new NotebookDocument("a");
        foreach ((string key, JsonNode? value) in (JsonObject)JsonNode.Parse(metadata)!)
            notebook.Metadata[key] = value?.DeepClone();
        return notebook;
    }

    private static NotebookCell Cell(string metadata)
    {
        var cell = new NotebookCell(CellKind.Code, "c", "1");
        foreach ((string key, JsonNode? value) in (JsonObject)JsonNode.Parse(metadata)!)
            cell.Metadata[key] = value?.DeepClone();
        return cell;
    }
}
