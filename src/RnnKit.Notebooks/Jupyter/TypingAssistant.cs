using System.Text.Json.Nodes;
using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.CSharp.Assistance;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>Answers what a front end asks while code is being typed: <c>complete_request</c> and <c>inspect_request</c>.</summary>
internal sealed class TypingAssistant(Lazy<KernelSession> session)
{
    /// <summary>The content of <c>complete_reply</c>; the kinds of the names go where front ends that know them look.</summary>
    public JsonObject Complete(JupyterMessage request)
    {
        string code = request.Text("code");
        Completions found = session.Value.Complete(code, Position(code, request));
        int start = CodePoints(code, found.Start), end = CodePoints(code, found.End);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Names.Select(name => (JsonNode)name.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray(
                    [.. found.Names.Select(name => new JsonObject { ["start"] = start, ["end"] = end, ["text"] = name.Text, ["type"] = name.Kind })]),
            },
        };
    }

    /// <summary>The content of <c>inspect_reply</c>.</summary>
    public JsonObject Inspect(JupyterMessage request)
    {
        string code = request.Text("code");
        string? text = session.Value.Explain(code, Position(code, request));
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? [] : new JsonObject { ["text/plain"] = text },
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>The protocol counts code points, .NET counts UTF-16 units.</summary>
    private static int Position(string code, JupyterMessage request)
    {
        int wanted = request.Number("cursor_pos", int.MaxValue), position = 0;
        for (int seen = 0; seen < wanted && position < code.Length; seen++)
            position += char.IsSurrogatePair(code, position) ? 2 : 1;
        return position;
    }

    private static int CodePoints(string code, int position) => code[..position].EnumerateRunes().Count();
}
