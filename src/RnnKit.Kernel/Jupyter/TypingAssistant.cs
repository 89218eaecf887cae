using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using RnnKit.Kernel.Directives;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Jupyter;

/// <summary>Answers what a front end asks while code is being typed: <c>complete_request</c> and <c>inspect_request</c>.</summary>
internal sealed class TypingAssistant(Func<Microsoft.DotNet.Interactive.Kernel> kernel)
{
    private const int MostOverloads = 8;

    /// <summary>Reads and prepares what answers, so that the first question does not wait longer than later ones.</summary>
    public async Task WarmAsync()
    {
        await AskAsync<CompletionsProduced>(new RequestCompletions("Math.", new(0, 5))).ConfigureAwait(false);
        await ExplainAsync("Math.Max", 8).ConfigureAwait(false);
    }

    /// <summary>The content of <c>complete_reply</c>; the kinds of the names go where front ends that know them look.</summary>
    public async Task<JsonObject> CompleteAsync(JupyterMessage request)
    {
        (string code, int cursor) = Place(request);
        int line = code.LastIndexOf('\n', Math.Max(0, cursor - 1)) + 1;
        bool isDirective = line < cursor && code[line] == '#' && !code.AsSpan(line, cursor - line).Contains(' ');
        int start = isDirective ? line : NameStart(code, cursor);
        string typed = code[start..cursor];
        (string Text, string Kind)[] names =
        [
            .. (isDirective ? DirectiveLine.Known.Select(name => (Text: name, Kind: "directive")) : await NamesAsync(code, cursor, isMember: start > 0 && code[start - 1] == '.').ConfigureAwait(false))
                .Where(name => name.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(name => name.Text)
                .OrderBy(name => name.Text.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(name => name.Text, StringComparer.OrdinalIgnoreCase),
        ];
        int from = CodePoints(code, start), to = CodePoints(code, cursor);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. names.Select(name => JsonValue.Create(name.Text))]),
            ["cursor_start"] = from,
            ["cursor_end"] = to,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray(
                    [.. names.Select(name => new JsonObject { ["start"] = from, ["end"] = to, ["text"] = name.Text, ["type"] = name.Kind })]),
            },
        };
    }

    private async Task<IEnumerable<(string Text, string Kind)>> NamesAsync(string code, int cursor, bool isMember)
    {
        CompletionsProduced? found = await AskAsync<CompletionsProduced>(new RequestCompletions(code, Position(code, cursor))).ConfigureAwait(false);
        return (found?.Completions ?? []).Select(item => (item.FilterText ?? item.DisplayText, Kind(item.Kind, isMember)));
    }

    /// <summary>The content of <c>inspect_reply</c>.</summary>
    public async Task<JsonObject> InspectAsync(JupyterMessage request)
    {
        (string code, int cursor) = Place(request);
        string? text = await ExplainAsync(code, cursor).ConfigureAwait(false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? [] : new JsonObject { ["text/plain"] = text },
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>
    /// The name at the cursor with its documentation, and where it can be called its signatures: the package tells them for a call
    /// that begins there. Within the parentheses of a call, what is being called.
    /// </summary>
    private async Task<string?> ExplainAsync(string code, int cursor)
    {
        HoverTextProduced? hover = await AskAsync<HoverTextProduced>(new RequestHoverText(code, Position(code, cursor))).ConfigureAwait(false);
        int end = cursor;
        while (hover is not null && end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end]))
            end++;
        string call = hover is null ? code : code[..end] + "(";
        SignatureHelpProduced? signatures = await AskAsync<SignatureHelpProduced>(new RequestSignatureHelp(call, Position(call, hover is null ? cursor : call.Length))).ConfigureAwait(false);
        string? name = hover?.Content.FirstOrDefault()?.Value.Replace("\n> ", "\n\n", StringComparison.Ordinal);
        if (signatures is not { Signatures: { Count: > 0 } all })
            return name;
        string[] labels = [.. all.Take(MostOverloads).Select(signature => signature.Label), .. all.Count > MostOverloads ? [$"… and {all.Count - MostOverloads} more"] : Array.Empty<string>()];
        string? documentation = all[Math.Clamp(signatures.ActiveSignatureIndex, 0, all.Count - 1)].Documentation?.Value;
        string described = string.Join('\n', labels) + (documentation is { Length: > 0 } ? "\n\n" + documentation : "");
        return name is null || name.StartsWith(labels[0], StringComparison.Ordinal) ? described : name + "\n\n" + described;
    }

    private async Task<T?> AskAsync<T>(LanguageServiceCommand question)
        where T : KernelEvent
    {
        if (Completeness.IsNestedTooDeep(question.Code))
            return null;
        KernelCommandResult result = await kernel().SendAsync(question, CancellationToken.None).ConfigureAwait(false);
        return result.Events.OfType<T>().LastOrDefault();
    }

    /// <summary>The code and the cursor's place in it: the protocol counts code points, .NET counts UTF-16 units.</summary>
    private static (string Code, int Cursor) Place(JupyterMessage request)
    {
        string code = request.Text("code");
        int wanted = request.Number("cursor_pos", int.MaxValue), position = 0;
        for (int seen = 0; seen < wanted && position < code.Length; seen++)
            position += char.IsSurrogatePair(code, position) ? 2 : 1;
        return (code, position);
    }

    private static Microsoft.DotNet.Interactive.LinePosition Position(string code, int cursor) =>
        Microsoft.DotNet.Interactive.LinePosition.FromCodeAnalysisLinePosition(SourceText.From(code).Lines.GetLinePosition(cursor));

    private static int NameStart(string code, int cursor)
    {
        while (cursor > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[cursor - 1]))
            cursor--;
        return cursor;
    }

    private static int CodePoints(string code, int position) => code[..position].EnumerateRunes().Count();

    /// <summary>What a name names, in the words of Jupyter's front ends. What a cell declares is to the compiler a field.</summary>
    private static string Kind(string kind, bool isMember) => kind switch
    {
        "Method" or "ExtensionMethod" => "function",
        "Structure" => "struct",
        "Local" or "Parameter" or "RangeVariable" => "variable",
        "Field" when !isMember => "variable",
        _ => kind.ToLowerInvariant(),
    };
}
