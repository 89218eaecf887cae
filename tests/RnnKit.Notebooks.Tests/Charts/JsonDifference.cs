using System.Text.Json.Nodes;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>Where two JSON values differ. The order of an object's keys does not count; how a number is written does.</summary>
internal static class JsonDifference
{
    public static IEnumerable<string> Between(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => OfObjects(left, right, path),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.Zip(right).SelectMany((pair, i) => Between(pair.First, pair.Second, $"{path}[{i}]")),
        _ => Text(expected) == Text(actual) ? [] : [$"{path}: {Text(expected)} became {Text(actual)}"],
    };

    private static IEnumerable<string> OfObjects(JsonObject expected, JsonObject actual, string path) =>
    [
        .. expected.Where(member => !actual.ContainsKey(member.Key)).Select(member => $"{path}: {member.Key} missing"),
        .. actual.Where(member => !expected.ContainsKey(member.Key)).Select(member => $"{path}: {member.Key} added"),
        .. expected.Where(member => actual.ContainsKey(member.Key))
            .SelectMany(member => Between(member.Value, actual[member.Key], $"{path}.{member.Key}")),
    ];

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
