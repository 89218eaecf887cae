using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using RnnKit.Foundations;

namespace RnnKit.Storage;

/// <summary>
/// A safetensors file: eight bytes with the length of a header, the header in JSON, then the numbers.
/// What other frameworks read with <c>safetensors.torch.load_file</c> and its like. Tensors of every type are read and written as bytes;
/// <see cref="StoredTensor.Values"/> makes numbers of F32 and F64.
/// </summary>
/// <remarks>
/// A file is accepted or refused as by the reference implementation (github.com/huggingface/safetensors, 0.8). Where its text and its code
/// differ:
/// <list type="bullet">
/// <item>The text has the header begin with '{'; the code, and a test of it, let white space come first. As the code does.</item>
/// <item>The text forbids a key that stands twice; the code takes the last one. As the text says: refused.</item>
/// <item>The text has <c>__metadata__</c> map text to text; the code takes null for none. As the code does.</item>
/// <item>The text knows dtype, shape and data_offsets alone; the code passes over anything beside them. As the code does.</item>
/// <item>The text asks for an object for every tensor; the code takes an array of the three values as well, by the way its parser works. As the text says: refused.</item>
/// </list>
/// One limit is this reader's own: a dimension above 2³¹ - 1 is refused, even where another is 0.
/// </remarks>
/// <param name="Tensors">In the order of their data.</param>
/// <param name="Metadata">Free text under free names.</param>
public sealed record SafetensorsFile(IReadOnlyList<StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Longer headers are refused, as by the reference: nobody can be made to parse an endless one.</summary>
    private const int LongestHeader = 100_000_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A tensor by its name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public StoredTensor this[string name] => Tensors.FirstOrDefault(t => t.Name == name)
        ?? throw new InvalidDataException($"there is no tensor '{name}'; the file has {string.Join(", ", Tensors.Select(t => t.Name))}.");

    /// <summary>Reads a file and checks that everything in it adds up.</summary>
    /// <exception cref="InvalidDataException">It does not; the message says what.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The same, from memory.</summary>
    /// <exception cref="InvalidDataException">Something does not add up; the message says what.</exception>
    public static SafetensorsFile Parse(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8) throw new InvalidDataException($"the file has {file.Length} bytes; expected at least 8, the length of the header.");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (length > (ulong)(file.Length - 8)) throw new InvalidDataException($"the header is said to be {length} bytes long, but {file.Length - 8} follow.");
        if (length > LongestHeader) throw new InvalidDataException($"the header is {length} bytes long; expected at most {LongestHeader}.");
        SafetensorsHeader header = SafetensorsHeader.Parse(file.Slice(8, (int)length));
        ReadOnlyMemory<byte> data = file[(8 + (int)length)..];
        header.CheckOffsets(data.Length);
        return new SafetensorsFile(
            [.. header.Entries.Select(e => new StoredTensor(e.Name, e.DataType, e.Shape, data[(int)e.Begin..(int)e.End]))],
            header.Metadata);
    }

    /// <summary>Writes the file: first under another name beside it, then moved into place, so that there is never half a file.</summary>
    /// <exception cref="ArgumentException">Two tensors share a name, one is of a type that the format does not know or has not as many bytes as its type and shape say, or the header is longer than 100 MB.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, ToBytes());
    }

    /// <summary>The bytes of the file.</summary>
    /// <exception cref="ArgumentException">Two tensors share a name, one is of a type that the format does not know or has not as many bytes as its type and shape say, or the header is longer than 100 MB.</exception>
    public byte[] ToBytes()
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header, Plain)) WriteHeader(json);
        while (header.Length % 8 != 0) header.WriteByte((byte)' '); // so that the numbers lie on a boundary of eight bytes
        Guard.That(header.Length <= LongestHeader, nameof(Metadata), $"'Metadata' and the names of the tensors make a header of {header.Length} bytes; expected at most {LongestHeader}.");
        using var file = new MemoryStream();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        file.Write(length);
        header.WriteTo(file);
        foreach (StoredTensor tensor in Tensors) file.Write(tensor.Data.Span);
        return file.ToArray();
    }

    private void WriteHeader(Utf8JsonWriter json)
    {
        var names = new HashSet<string> { SafetensorsHeader.MetadataName };
        long offset = 0;
        json.WriteStartObject();
        if (Metadata.Count > 0)
        {
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            foreach ((string key, string value) in Metadata) json.WriteString(key, value);
            json.WriteEndObject();
        }
        foreach (StoredTensor tensor in Tensors)
        {
            Guard.That(names.Add(tensor.Name), nameof(Tensors), $"'Tensors' holds the name '{tensor.Name}' twice, or it is reserved; expected a name each.");
            int? bits = SafetensorsTypes.BitsOf(tensor.DataType);
            Guard.That(bits is not null, nameof(Tensors), $"'Tensors' holds {tensor}; expected a type that the format knows.");
            Guard.That(tensor.Shape.All(size => size >= 0), nameof(Tensors), $"'Tensors' holds {tensor}; expected sizes of 0 or more.");
            ulong? expected = SafetensorsTypes.BytesOf(tensor.Shape.Select(size => (long)size), bits.Value);
            Guard.That(expected is not null, nameof(Tensors), $"'Tensors' holds {tensor}; expected as many numbers as fill whole bytes, and can be counted.");
            Guard.That((ulong)tensor.Data.Length == expected.Value, nameof(Tensors), $"'Tensors' holds {tensor} with {tensor.Data.Length} bytes; expected {expected}.");
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.DataType);
            WriteNumbers(json, "shape", tensor.Shape.Select(size => (long)size));
            WriteNumbers(json, "data_offsets", [offset, offset + tensor.Data.Length]);
            json.WriteEndObject();
            offset += tensor.Data.Length;
        }
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
