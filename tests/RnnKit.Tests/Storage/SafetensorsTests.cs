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
    [InlineData(" {" + A + "}", 8, "does not begin with '{'")]
    [InlineData("", 0, "does not begin with '{'")]
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
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}}""", 8, "more than this reader holds")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}}""", 8, "in data_offsets; expected whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "'a' lacks data_offsets")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", 8, "'a' lacks dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}}""", 8, "'a' has 'shape' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}""", 8, "'a' has 'x'; expected dtype, shape and data_offsets alone")]
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
