using System.Buffers.Binary;
using System.Text;
using RnnKit.Storage;

namespace RnnKit.Tests.Storage;

public sealed class SafetensorsTests
{
    private const string A = """ "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} """;

    [Fact]
    public void What_is_written_is_read_back()
    {
        var file = new SafetensorsFile(
            [StoredTensor.Of<double>("größe \"1\"", [2, 3], [1, 2, 3, 4, double.NaN, -0.0]), StoredTensor.Of<float>("s", [], [7f]), StoredTensor.Of<float>("empty", [0, 4], [])],
            new Dictionary<string, string> { ["note"] = "a\nb" });

        SafetensorsFile read = SafetensorsFile.Parse(file.ToBytes());

        Assert.Equal("a\nb", read.Metadata["note"]);
        Assert.Equal([1, 2, 3, 4, double.NaN, -0.0], read["größe \"1\""].Values<double>());
        Assert.Equal([2, 3], read["größe \"1\""].Shape);
        Assert.Equal([7f], read["s"].Values<float>());
        Assert.Empty(read["empty"].Values<float>());
        Assert.Contains("there is no tensor 'x'; the file has", Assert.Throws<InvalidDataException>(() => read["x"]).Message);
        Assert.Contains("tensor 's' is F32; expected F64", Assert.Throws<InvalidDataException>(() => read["s"].Values<double>()).Message);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        byte[] bytes = new SafetensorsFile([StoredTensor.Of<float>("w", [1, 2], [1f, -2f])], new Dictionary<string, string>()).ToBytes();

        const string Header = """{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""";
        Assert.Equal(0, Header.Length % 8);
        Assert.Equal((ulong)Header.Length, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        Assert.Equal(Header, Encoding.UTF8.GetString(bytes, 8, Header.Length));
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], bytes[(8 + Header.Length)..]);
    }

    [Theory]
    [InlineData("{" + A + "}", 8, null)]
    [InlineData("{" + A + "}   ", 8, null)]
    [InlineData("""{"__metadata__":{"k":"v"},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 1, null)]
    [InlineData("{}", 0, null)]
    [InlineData(" {" + A + "}", 8, null)]
    [InlineData("\t\n{}\r ", 0, null)]
    [InlineData("\n {" + A + "} \t", 8, null)]
    [InlineData("""{"__metadata__":null}""", 0, null)]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":{"y":[1]}}}""", 8, null)]
    [InlineData("""{"a":{"dtype":"F32","shape":[70000,70000,0],"data_offsets":[0,0]}}""", 0, null)]
    [InlineData("""{"a":{"dtype":"F64","shape":[0,2147483647,2147483647,2147483647],"data_offsets":[0,0]}}""", 0, null)]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,0],"data_offsets":[0,0]}}""", 0, "more numbers than can be counted")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,4294967296],"data_offsets":[0,0]}}""", 0, "a dimension is above 2147483647")]
    [InlineData("""{"a":{"dtype":"I32","shape":[2,9223372036854775807],"data_offsets":[0,16]}}""", 16, "more numbers than can be counted")]
    [InlineData("""{"a":{"dtype":"I32","shape":[2,18446744073709551614],"data_offsets":[0,16]}}""", 16, "has 18446744073709551614 in shape")]
    [InlineData("""{"a":{"dtype":"F4","shape":[1,2],"data_offsets":[0,1]}}""", 1, null)]
    [InlineData("""{"a":{"dtype":"F4","shape":[1,3],"data_offsets":[0,2]}}""", 2, "its numbers do not end with a whole byte")]
    [InlineData("""{"a":{"dtype":"F4","shape":[1,2],"data_offsets":[0,2]}}""", 2, "needs 1 bytes, but its data_offsets hold 2")]
    [InlineData("""{"a":{"dtype":"F6_E2M3","shape":[4],"data_offsets":[0,3]}}""", 3, null)]
    [InlineData("""{"a":{"dtype":"F6_E3M2","shape":[2],"data_offsets":[0,2]}}""", 2, "its numbers do not end with a whole byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-0],"data_offsets":[0,0]}}""", 0, "has -0 in shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}""", 8, "has 2.0 in shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2e0],"data_offsets":[0,8]}}""", 8, "has 2e0 in shape")]
    [InlineData("""{"a":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}}""", 8, "dtype f32, which the format does not know")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", 8, "expected a begin and an end")]
    [InlineData("""{"a":["F32",[2],[0,8]]}""", 8, "'a' is Array; expected an object")]
    [InlineData("\uFEFF{" + A + "}", 8, "is not JSON")]
    [InlineData("{" + A + "}\0", 8, "is not JSON")]
    [InlineData("[]", 0, "the header is Array; expected an object")]
    [InlineData("null", 0, "the header is Null; expected an object")]
    [InlineData("", 0, "is not JSON")]
    [InlineData("{" + A, 8, "is not JSON")]
    [InlineData("{" + A + "} x", 8, "is not JSON")]
    [InlineData("{" + A + "}", 9, "1 bytes trail behind the last tensor")]
    [InlineData("{" + A + "}", 7, "'a' ends at byte 8, but the data end at 7")]
    [InlineData("{" + A + "," + A + "}", 8, "the name 'a' stands twice in the header")]
    [InlineData("{" + A + ""","b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "'b' begins at byte 4, inside 'a', which ends at 8")]
    [InlineData("{" + A + ""","b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}""", 16, "bytes 8 to 12 before tensor 'b' belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "expected a begin and an end not before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "expected a begin and an end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "needs 12 bytes, but its data_offsets hold 8")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", 8, "needs 16 bytes, but its data_offsets hold 8")]
    [InlineData("""{"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""", 8, "dtype F33, which the format does not know")]
    [InlineData("""{"a":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}""", 8, "dtype 32, which the format does not know")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "has -2 in shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, "has 2.5 in shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", 8, "a shape that is String")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}}""", 8, "more numbers than can be counted")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}}""", 8, "in data_offsets; expected whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "'a' lacks data_offsets")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8, "'a' lacks dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", 8, "'a' has 'shape' twice")]
    [InlineData("""{"a":[1]}""", 0, "'a' is Array; expected an object")]
    [InlineData("""{"__metadata__":[1]}""", 0, "__metadata__ is Array; expected an object")]
    [InlineData("""{"__metadata__":{"k":1}}""", 0, "'k' is Number; expected text")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", 0, "'k' stands twice in __metadata__")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "not Unicode")]
    public void A_file_that_does_not_add_up_is_refused_with_what_is_wrong(string header, int dataBytes, string? message)
    {
        byte[] file = File(header, dataBytes);
        if (message is null) SafetensorsFile.Parse(file);
        else Assert.Contains(message, Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse(file)).Message);
    }

    /// <summary>The types of the reference implementation 0.8, with their bits.</summary>
    [Theory]
    [InlineData("BOOL", 8)]
    [InlineData("F4", 4)]
    [InlineData("F6_E2M3", 6)]
    [InlineData("F6_E3M2", 6)]
    [InlineData("U8", 8)]
    [InlineData("I8", 8)]
    [InlineData("F8_E5M2", 8)]
    [InlineData("F8_E4M3", 8)]
    [InlineData("F8_E8M0", 8)]
    [InlineData("F8_E4M3FNUZ", 8)]
    [InlineData("F8_E5M2FNUZ", 8)]
    [InlineData("I16", 16)]
    [InlineData("U16", 16)]
    [InlineData("F16", 16)]
    [InlineData("BF16", 16)]
    [InlineData("I32", 32)]
    [InlineData("U32", 32)]
    [InlineData("F32", 32)]
    [InlineData("C64", 64)]
    [InlineData("F64", 64)]
    [InlineData("I64", 64)]
    [InlineData("U64", 64)]
    public void A_tensor_of_any_type_is_kept_as_bytes_beside_those_that_are_read(string type, int bits)
    {
        byte[] data = [.. Enumerable.Range(1, bits).Select(i => (byte)i)];
        var file = new SafetensorsFile([StoredTensor.Of<float>("w", [2], [1f, -2f]), new StoredTensor("other", type, [2, 4], data)], new Dictionary<string, string>());

        SafetensorsFile read = SafetensorsFile.Parse(file.ToBytes());

        Assert.Equal([1f, -2f], read["w"].Values<float>());
        Assert.Equal(type, read["other"].DataType);
        Assert.Equal(data, read["other"].Data.ToArray());
        if (type is not "F32") Assert.Contains($"tensor 'other' is {type}; expected F32", Assert.Throws<InvalidDataException>(() => read["other"].Values<float>()).Message);
    }

    [Fact]
    public void A_tensor_that_no_reader_would_take_is_not_written()
    {
        byte[] Bytes(string type, int[] shape, int length) => new SafetensorsFile([new StoredTensor("t", type, shape, new byte[length])], new Dictionary<string, string>()).ToBytes();

        Assert.Contains("t F33 [0]; expected a type that the format knows", Assert.Throws<ArgumentException>(() => Bytes("F33", [0], 0)).Message);
        Assert.Contains("expected as many numbers as fill whole bytes", Assert.Throws<ArgumentException>(() => Bytes("F4", [3], 2)).Message);
        Assert.Contains("expected sizes of 0 or more", Assert.Throws<ArgumentException>(() => Bytes("F32", [-1, -1], 4)).Message);
        Assert.Contains("with 3 bytes; expected 4", Assert.Throws<ArgumentException>(() => Bytes("F32", [1], 3)).Message);
        Assert.Contains("expected at most 100000000", Assert.Throws<ArgumentException>(() => new SafetensorsFile([], new Dictionary<string, string> { ["a"] = new('a', 100_000_000) }).ToBytes()).Message);
    }

    [Fact]
    public void A_header_longer_than_any_is_refused_unread()
    {
        var file = new byte[8 + 100_000_001];
        BinaryPrimitives.WriteUInt64LittleEndian(file, 100_000_001);

        Assert.Contains("the header is 100000001 bytes long; expected at most 100000000", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse(file)).Message);
    }

    [Fact]
    public void A_header_of_the_wrong_length_is_refused()
    {
        byte[] file = File("{" + A + "}", 8);
        BinaryPrimitives.WriteUInt64LittleEndian(file, ulong.MaxValue);

        Assert.Contains("the header is said to be 18446744073709551615 bytes long", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse(file)).Message);
        Assert.Contains("the file has 3 bytes", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse(new byte[3])).Message);
        Assert.Contains("not text in UTF-8", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse(File("{\"", 0, [0xFF, 0xFE]))).Message);
    }

    [Fact]
    public void A_damaged_file_is_refused_or_still_adds_up_and_never_fails_otherwise()
    {
        byte[] good = new SafetensorsFile(
            [StoredTensor.Of<float>("W", [3, 2], new float[6]), StoredTensor.Of<float>("b", [3], new float[3]), StoredTensor.Of<double>("c", [1], [1.0])],
            new Dictionary<string, string> { ["format"] = "pt" }).ToBytes();
        int refused = 0;
        for (int seed = 0; seed < 20_000; seed++)
        {
            byte[] damaged = Damage(good, new Random(seed));
            try
            {
                SafetensorsFile read = SafetensorsFile.Parse(damaged);
                long header = (long)BinaryPrimitives.ReadUInt64LittleEndian(damaged);
                Assert.Equal(damaged.Length - 8 - header, read.Tensors.Sum(t => (long)t.Data.Length));
                Assert.Equal(read.Tensors.Count, read.Tensors.Select(t => t.Name).Distinct().Count());
            }
            catch (InvalidDataException e)
            {
                Assert.NotEmpty(e.Message);
                refused++;
            }
        }
        Assert.InRange(refused, 10_000, 20_000); // the rest has other numbers or other names, which nothing in the format guards
    }

    [Fact]
    public void Every_file_cut_short_or_made_longer_is_refused()
    {
        byte[] good = File("{" + A + "}", 8);
        for (int length = 0; length < good.Length; length++) Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse(good.AsMemory(0, length)));
        for (int more = 1; more < 20; more++) Assert.Throws<InvalidDataException>(() => SafetensorsFile.Parse((byte[])[.. good, .. new byte[more]]));
    }

    private static byte[] File(string header, int dataBytes, byte[]? more = null)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(header), .. more ?? []];
        var file = new byte[8 + text.Length + dataBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)text.Length);
        text.CopyTo(file, 8);
        return file;
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = new List<byte>(good);
        for (int i = 1 + random.Next(3); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count), count = Math.Min(1 + random.Next(12), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)"0123456789{}[],:\"-F."[random.Next(20)]; break;
                case 2: bytes.RemoveRange(at, count); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, count)); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.AddRange(bytes.GetRange(at, count)); break;
            }
        }
        return [.. bytes];
    }
}
