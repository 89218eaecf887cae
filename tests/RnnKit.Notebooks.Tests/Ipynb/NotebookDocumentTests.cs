using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Ipynb;

public class NotebookDocumentTests
{
    /// <summary>A file as Jupyter writes it, with fields that nbformat does not name.</summary>
    private const string AsJupyterWrites = """
        {
         "cells": [
          {
           "attachments": {},
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "vendor": {
             "kept": [
              1,
              2.50,
              1e-07
             ]
            }
           },
           "source": [
            "# Gedächtnis — 記憶 🙂\n",
            "a \"quote\", a \\ and <b>"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "run",
           "metadata": {
            "tags": [
             "check",
             "exercise"
            ]
           },
           "outputs": [
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": [],
               "layout": {}
              },
              "image/png": "iVBOR\n",
              "text/plain": [
               "one\n",
               "two"
              ]
             },
             "execution_count": 3,
             "metadata": {
              "x": null
             },
             "output_type": "execute_result"
            },
            {
             "ename": "Oops",
             "evalue": "why",
             "output_type": "error",
             "traceback": [
              "\u001b[31mred\u001b[0m"
             ]
            }
           ],
           "source": [],
           "zz_unknown": true
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "vendor_field": {
          "a": "b"
         }
        }

        """;

    [Fact]
    public void An_untouched_notebook_is_written_back_byte_for_byte() =>
        Assert.Equal(AsJupyterWrites, NotebookDocument.Parse(AsJupyterWrites, "sample").ToJson());

    [Fact]
    public void Cells_and_outputs_are_read_by_kind()
    {
        NotebookDocument notebook = NotebookDocument.Parse(AsJupyterWrites, "sample");

        Assert.Equal("Gedächtnis — 記憶 🙂", notebook.Title);
        Assert.Equal([CellKind.Markdown, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        NotebookCell code = notebook.Cells[1];
        Assert.Equal(("run", 3, ""), (code.Id, code.ExecutionCount, code.Source));
        Assert.Equal(["check", "exercise"], code.Tags);
        ExecuteResultOutput result = Assert.IsType<ExecuteResultOutput>(code.Outputs[0]);
        Assert.Equal("one\ntwo", result.Data.Text("text/plain"));
        Assert.IsType<JsonObject>(result.Data["application/vnd.plotly.v1+json"]);
        ErrorOutput error = Assert.IsType<ErrorOutput>(code.Outputs[1]);
        Assert.Equal(("Oops", "why", "\u001b[31mred\u001b[0m"), (error.ErrorName, error.ErrorValue, Assert.Single(error.Traceback)));
    }

    [Fact]
    public void What_is_changed_is_written_and_the_rest_is_kept()
    {
        NotebookDocument notebook = NotebookDocument.Parse(AsJupyterWrites, "sample");
        NotebookCell code = notebook.Cells[1];
        code.Source = "1 +\n1";
        code.ExecutionCount = 4;
        code.Outputs.Clear();
        code.Outputs.Add(new StreamOutput("stdout", "a\nb\n"));

        JsonNode written = JsonNode.Parse(notebook.ToJson())!["cells"]![1]!;
        JsonNode expected = JsonNode.Parse("""
            {"cell_type":"code","execution_count":4,"id":"run","metadata":{"tags":["check","exercise"]},
             "outputs":[{"name":"stdout","output_type":"stream","text":["a\n","b\n"]}],"source":["1 +\n","1"],"zz_unknown":true}
            """)!;
        Assert.Equal(expected.ToJsonString(), written.ToJsonString());
    }

    [Fact]
    public void An_older_minor_version_becomes_4_5_with_ids()
    {
        NotebookDocument notebook = NotebookDocument.Parse(
            """{"cells":[{"cell_type":"markdown","metadata":{},"source":"x"}],"metadata":{},"nbformat":4,"nbformat_minor":2}""", "old");

        Assert.Equal("cell-01", notebook.Cells[0].Id);
        Assert.Contains("\"nbformat_minor\": 5", notebook.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("{\"cells\": [], \"cells\": []}", "not a notebook: Duplicate property 'cells' encountered during deserialization")]
    [InlineData("{\"cells\": [], \"metadata\": {\"\\uDC00\": 1}, \"nbformat\": 4, \"nbformat_minor\": 5}", "half of a character")]
    [InlineData("{\n  \"cells\": [,]\n}", "no JSON at line 2, column 13")]
    [InlineData("[1]", "the JSON in it is no object")]
    [InlineData("{}", "does not say which nbformat")]
    [InlineData("""{"nbformat":3,"nbformat_minor":0,"worksheets":[]}""", "nbformat 3")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{}}""", "no list of cells")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":[],"cells":[]}""", "metadata is no object")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[7]}""", "cell 1 is no object")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"song","source":""}]}""", "cell 1 cannot be read: its cell_type is 'song'")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"raw","source":[1]}]}""", "cell 1 cannot be read: its source")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":""}]}""", "without a list of outputs")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","source":"","metadata":[]}]}""", "cell 1 cannot be read: its metadata is no object")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"smell"}]}]}""", "output 1 is none of nbformat 4")]
    public void What_is_no_notebook_is_refused_with_the_reason(string text, string reason)
    {
        var e = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, "broken.ipynb"));
        Assert.StartsWith("broken.ipynb: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.FullPath, "none.ipynb");
        var e = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Load(path));
        Assert.Equal($"{path}: there is no such file", e.Message);
    }

    [Fact]
    public void Saving_replaces_the_file_whole_and_leaves_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("n.ipynb", "old");
        NotebookDocument.Parse(AsJupyterWrites, "sample").Save(path);

        Assert.Equal(AsJupyterWrites, File.ReadAllText(path));
        Assert.Equal(path, Assert.Single(Directory.GetFiles(folder.FullPath)));
        Assert.Equal((byte)'{', File.ReadAllBytes(path)[0]);
    }

    [Fact]
    public void What_a_newer_minor_version_adds_is_kept()
    {
        const string Json = """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "a",
               "metadata": {},
               "outputs": [
                {
                 "output_type": "smell",
                 "strength": 3
                }
               ],
               "source": [
                "1"
               ]
              },
              {
               "cell_type": "song",
               "id": "b",
               "metadata": {},
               "source": [
                "la"
               ]
              }
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 99
            }

            """;

        Assert.Equal(Json, NotebookDocument.Parse(Json, "a").ToJson());
    }
}
