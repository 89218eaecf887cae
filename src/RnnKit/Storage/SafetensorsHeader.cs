using System.Text;
using System.Text.Json;

namespace RnnKit.Storage;

/// <summary>The header of a safetensors file, read with nothing taken on trust.</summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataName = "__metadata__";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, string> metadata = [];
    private List<Entry> entries = [];

    private SafetensorsHeader()
    {
    }

    public IReadOnlyList<Entry> Entries => entries;

    public IReadOnlyDictionary<string, string> Metadata => metadata;

    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(Strict.GetString(bytes.Span));
            return Read(json.RootElement);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("the header is not text in UTF-8.", e);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the header is not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e) // half a surrogate pair in a string
        {
            throw new InvalidDataException($"the header holds text that is not Unicode: {e.Message}", e);
        }
    }

    /// <summary>The tensors lie side by side, from the first byte of the data to the last.</summary>
    public void CheckOffsets(long dataLength)
    {
        entries = [.. entries.OrderBy(e => e.Begin).ThenBy(e => e.End)];
        long end = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            Entry e = entries[i];
            if (e.End > dataLength) throw new InvalidDataException($"tensor '{e.Name}' ends at byte {e.End}, but the data end at {dataLength}.");
            if (e.Begin < end) throw new InvalidDataException($"tensor '{e.Name}' begins at byte {e.Begin}, inside '{entries[i - 1].Name}', which ends at {end}.");
            if (e.Begin > end) throw new InvalidDataException($"bytes {end} to {e.Begin} before tensor '{e.Name}' belong to no tensor.");
            end = e.End;
        }
        if (end < dataLength) throw new InvalidDataException($"{dataLength - end} bytes trail behind the last tensor.");
    }

    private static SafetensorsHeader Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new InvalidDataException($"the header is {root.ValueKind}; expected an object.");
        var header = new SafetensorsHeader();
        var names = new HashSet<string>();
        foreach (JsonProperty property in root.EnumerateObject())
        {
            string name = property.Name;
            if (!names.Add(name)) throw new InvalidDataException($"the name '{name}' stands twice in the header.");
            if (name == MetadataName) header.ReadMetadata(property.Value);
            else header.entries.Add(ReadEntry(name, property.Value));
        }
        return header;
    }

    private void ReadMetadata(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return;
        if (value.ValueKind != JsonValueKind.Object) throw new InvalidDataException($"{MetadataName} is {value.ValueKind}; expected an object.");
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw new InvalidDataException($"{MetadataName} '{property.Name}' is {property.Value.ValueKind}; expected text.");
            if (!metadata.TryAdd(property.Name, property.Value.GetString()!)) throw new InvalidDataException($"the name '{property.Name}' stands twice in {MetadataName}.");
        }
    }

    private static Entry ReadEntry(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new InvalidDataException($"tensor '{name}' is {value.ValueKind}; expected an object with dtype, shape and data_offsets.");
        string? type = null;
        long[]? shape = null, offsets = null;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            bool twice = property.Name switch { "dtype" => type is not null, "shape" => shape is not null, "data_offsets" => offsets is not null, _ => false };
            if (twice) throw new InvalidDataException($"tensor '{name}' has '{property.Name}' twice.");
            if (property.Name == "dtype") type = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
            else if (property.Name == "shape") shape = ReadNumbers(name, property);
            else if (property.Name == "data_offsets") offsets = ReadNumbers(name, property);
        }
        if (type is null || shape is null || offsets is null)
            throw new InvalidDataException($"tensor '{name}' lacks {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}.");
        if (SafetensorsTypes.BitsOf(type) is not int bits) throw new InvalidDataException($"tensor '{name}' has dtype {type}, which the format does not know.");
        if (offsets.Length != 2 || offsets[0] > offsets[1]) throw new InvalidDataException($"tensor '{name}' has data_offsets [{string.Join(", ", offsets)}]; expected a begin and an end not before it.");
        if (SafetensorsTypes.BytesOf(shape, bits) is not ulong bytes || shape.Any(size => size > int.MaxValue))
            throw new InvalidDataException($"tensor '{name}' is {type} [{string.Join(", ", shape)}]: {Fault(shape, bits)}.");
        if (bytes != (ulong)(offsets[1] - offsets[0]))
            throw new InvalidDataException($"tensor '{name}', {type} [{string.Join(", ", shape)}], needs {bytes} bytes, but its data_offsets hold {offsets[1] - offsets[0]}.");
        return new Entry(name, type, [.. shape.Select(s => (int)s)], offsets[0], offsets[1]);
    }

    private static long[] ReadNumbers(string name, JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Array) throw new InvalidDataException($"tensor '{name}' has a {property.Name} that is {property.Value.ValueKind}; expected an array.");
        var numbers = new List<long>();
        foreach (JsonElement item in property.Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out long number) || item.GetRawText()[0] == '-')
                throw new InvalidDataException($"tensor '{name}' has {item.GetRawText()} in {property.Name}; expected whole numbers of 0 or more.");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    /// <summary>What is wrong with a shape whose bytes cannot be counted, or whose sizes are more than this reader holds.</summary>
    private static string Fault(long[] shape, int bits) =>
        SafetensorsTypes.BytesOf(shape, bits) is not null ? $"a dimension is above {int.MaxValue}, more than this reader holds"
        : SafetensorsTypes.BytesOf(shape, 8) is null || bits >= 8 ? "more numbers than can be counted"
        : "its numbers do not end with a whole byte";

    internal sealed record Entry(string Name, string DataType, IReadOnlyList<int> Shape, long Begin, long End);
}
