using RnnKit.Notebooks.Zmtp;

namespace RnnKit.Notebooks.Tests.Zmtp;

/// <summary>Frames, commands and metadata, as octets.</summary>
public class FrameTests
{
    [Fact]
    public async Task Frames_are_read_as_they_were_written_however_the_stream_is_cut()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            int[] sizes = [0, 1, 254, 255, 256, random.Next(70_000), 1 << 20, (1 << 21) + random.Next(1000)];
            random.Shuffle(sizes);
            byte[][] message = [.. sizes.Take(random.Next(1, sizes.Length)).Select(size => Octets(random, size))];
            var reader = new FrameReader(new CutStream(FrameWriter.Message(message), random), int.MaxValue);
            for (int i = 0; i < message.Length; i++)
            {
                Frame frame = await reader.ReadAsync(TestContext.Current.CancellationToken);
                Assert.True(frame.Body.AsSpan().SequenceEqual(message[i]), $"seed {seed}, frame {i}");
                Assert.Equal(i + 1 < message.Length, frame.HasMore);
                Assert.False(frame.IsCommand);
            }
        }
    }

    [Fact]
    public void A_short_frame_has_a_length_of_one_octet_and_a_long_one_of_eight()
    {
        Assert.Equal([1, 1, 7, 0, 0], FrameWriter.Message([[7], []]));
        byte[] octets = FrameWriter.Message([new byte[256]]);
        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 1, 0], octets[..9]);
        Assert.Equal(9 + 256, octets.Length);
        Assert.Equal([4, 5, 4, .. "PING"u8], FrameWriter.Command(new Command(Command.Ping, default)));
    }

    [Theory]
    [InlineData(0x08)]
    [InlineData(0x80)]
    [InlineData(0x05)]
    public async Task Flags_that_mean_nothing_are_refused(int flags)
    {
        var reader = new FrameReader(new MemoryStream([(byte)flags, 0]), 100);
        await Assert.ThrowsAsync<ZmtpException>(async () => await reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_frame_beyond_the_limit_is_refused_before_memory_is_taken_for_it()
    {
        var reader = new FrameReader(new MemoryStream([2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), 100);
        await Assert.ThrowsAsync<ZmtpException>(async () => await reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 5, 65, 66 })]
    public void A_command_without_a_name_is_refused(byte[] body) => Assert.Throws<ZmtpException>(() => Command.Parse(body));

    [Fact]
    public void A_ping_is_answered_with_its_context()
    {
        Command pong = new Command(Command.Ping, (byte[])[0, 9, 1, 2, 3]).ToPong();
        Assert.Equal(Command.Pong, pong.Name);
        Assert.Equal([1, 2, 3], pong.Data.ToArray());
        Assert.Throws<ZmtpException>(() => new Command(Command.Ping, new byte[1]).ToPong());
        Assert.Throws<ZmtpException>(() => new Command(Command.Ping, new byte[19]).ToPong());
    }

    [Fact]
    public void Metadata_is_read_as_it_was_written_without_regard_to_case()
    {
        byte[] octets = Metadata.Write(("Socket-Type", "DEALER"u8.ToArray()), ("Identity", []));
        IReadOnlyDictionary<string, byte[]> properties = Metadata.Read(octets);
        Assert.Equal("DEALER"u8.ToArray(), properties["socket-type"]);
        Assert.Empty(properties["IDENTITY"]);
        for (int cut = 1; cut < octets.Length; cut++)
        {
            byte[] part = octets[..cut];
            if (cut != octets.Length - "Identity".Length - 5)
                Assert.Throws<ZmtpException>(() => Metadata.Read(part));
        }
    }

    private static byte[] Octets(Random random, int size)
    {
        byte[] octets = new byte[size];
        random.NextBytes(octets);
        return octets;
    }

    /// <summary>Gives its octets in pieces of random size.</summary>
    private sealed class CutStream(byte[] octets, Random random) : MemoryStream(octets)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, buffer.Length < 100 ? 4 : 100_000))], cancellationToken);
    }
}
