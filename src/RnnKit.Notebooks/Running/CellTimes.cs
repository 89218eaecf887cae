using System.Text.Json;
using RnnKit.Documents.Files;

namespace RnnKit.Notebooks.Running;

/// <summary>How long each cell of an executed copy ran, kept in a small file beside the copy, so that the copy itself is the same at every run.</summary>
internal static class CellTimes
{
    private const string Ending = ".seconds.json";
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <summary>The file beside a copy.</summary>
    public static string PathFor(string copy) => Path.ChangeExtension(copy, null) + Ending;

    /// <summary>Keeps the times of a copy. Where they cannot be written, the guide does without them.</summary>
    public static void Save(IReadOnlyDictionary<string, TimeSpan> times, string copy)
    {
        try
        {
            AtomicFile.WriteText(PathFor(copy), JsonSerializer.Serialize(times.ToDictionary(time => time.Key, time => Math.Round(time.Value.TotalSeconds, 3)), s_json) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The copy is written, which is what the run was for.
        }
    }

    /// <summary>The times of a copy, by the cell's id; none where they were not kept.</summary>
    public static IReadOnlyDictionary<string, TimeSpan> Load(string copy)
    {
        try
        {
            return File.Exists(PathFor(copy))
                ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(PathFor(copy)))!.ToDictionary(time => time.Key, time => TimeSpan.FromSeconds(time.Value))
                : new Dictionary<string, TimeSpan>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or OverflowException)
        {
            return new Dictionary<string, TimeSpan>();
        }
    }
}
