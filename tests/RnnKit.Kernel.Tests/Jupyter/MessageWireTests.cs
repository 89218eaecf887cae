using System.Text;
using System.Text.Json.Nodes;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Tests.Jupyter;

/// <summary>Only messages signed with the key, and only once, get through.</summary>
public class MessageWireTests
{
    private static readonly byte[] Key = "a0436f6c-1916-498b-8eb9-e81ab9368e84"u8.ToArray();
    private readonly MessageWire _wire = new(new MessageSignatures(Key));

    [Fact]
    public void The_signature_is_the_HMAC_SHA256_of_the_four_parts_in_hexadecimal_digits()
    {
        // RFC 4231, test case 2; cutting the text into parts changes nothing.
        var signatures = new MessageSignatures("Jefe"u8.ToArray());
        Assert.Equal(
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            signatures.Sign(["what do ya "u8.ToArray(), "want "u8.ToArray(), "for "u8.ToArray(), "nothing?"u8.ToArray()]));
    }

    [Fact]
    public void A_message_is_read_as_it_was_written()
    {
        JupyterMessage sent = Message();
        JupyterMessage read = _wire.Read(_wire.Write(sent))!;
        Assert.Equal(["client"u8.ToArray()], read.Identities);
        Assert.Equal("execute_request", read.Type);
        Assert.Equal("naïve 🙂", read.Text("code"));
        Assert.True(JsonNode.DeepEquals(sent.Header, read.Header));
        Assert.Null(read.ParentHeader);
    }

    [Fact]
    public void A_message_that_comes_again_is_dropped_and_counted()
    {
        byte[][] frames = _wire.Write(Message());
        Assert.NotNull(_wire.Read(frames));
        Assert.Null(_wire.Read(frames));
        Assert.Equal((0, 1, 0), Counts());
    }

    [Fact]
    public void A_missing_or_wrong_signature_drops_the_message_and_does_not_use_up_the_right_one()
    {
        byte[][] frames = _wire.Write(Message());
        byte[] right = frames[2];
        string withAnotherKey = new MessageSignatures([1]).Sign(frames[3..]);
        byte[][] wrongOnes = [[], right[..^1], [.. right, 0], Encoding.ASCII.GetBytes(new string('0', 64)), Encoding.ASCII.GetBytes(withAnotherKey)];
        foreach (byte[] wrong in wrongOnes)
        {
            frames[2] = wrong;
            Assert.Null(_wire.Read(frames));
        }
        Assert.Equal((5, 0, 0), Counts());
        frames[2] = right;
        Assert.NotNull(_wire.Read(frames));
    }

    [Fact]
    public void A_change_in_any_part_drops_the_message()
    {
        for (int part = 3; part < 7; part++)
        {
            byte[][] frames = _wire.Write(Message());
            frames[part] = [.. frames[part], (byte)' '];
            Assert.Null(_wire.Read(frames));
        }
        Assert.Equal((4, 0, 0), Counts());
    }

    [Fact]
    public void What_is_no_message_is_dropped_and_counted()
    {
        var open = new MessageWire(new MessageSignatures([]));
        byte[] delimiter = "<IDS|MSG>"u8.ToArray();
        byte[] empty = "{}"u8.ToArray();
        byte[][][] none = [[], [delimiter], [delimiter, [], empty, empty, empty], [delimiter, [], empty, empty, empty, empty], [delimiter, [], "{"u8.ToArray(), empty, empty, empty], [delimiter, [], "[]"u8.ToArray(), empty, empty, empty]];
        Assert.All(none, frames => Assert.Null(open.Read(frames)));
        Assert.Equal(none.Length, open.Malformed);
    }

    [Theory]
    [InlineData("""{"msg_type":"\ud800"}""", "{}")]
    [InlineData("""{"msg_type":"a_request","msg_id":"\ud800"}""", "{}")]
    [InlineData("""{"msg_type":"a_request","msg_type":"b_request"}""", "{}")]
    [InlineData("""{"msg_type":"a_request"}""", """{"code":"1","code":"2"}""")]
    public void What_cannot_be_understood_or_not_answered_is_dropped_and_counted(string header, string content)
    {
        var open = new MessageWire(new MessageSignatures([]));
        byte[] empty = "{}"u8.ToArray();
        Assert.Null(open.Read(["<IDS|MSG>"u8.ToArray(), [], Encoding.UTF8.GetBytes(header), empty, empty, Encoding.UTF8.GetBytes(content)]));
        Assert.Equal(1, open.Malformed);
    }

    [Fact]
    public void Without_a_key_nothing_is_signed_and_everything_is_taken()
    {
        var open = new MessageWire(new MessageSignatures([]));
        byte[][] frames = open.Write(Message());
        Assert.Empty(frames[2]);
        Assert.NotNull(open.Read(frames));
        Assert.NotNull(open.Read(frames));
    }

    private (long Unsigned, long Replayed, long Malformed) Counts() => (_wire.Unsigned, _wire.Replayed, _wire.Malformed);

    private static JupyterMessage Message() =>
        JupyterMessage.New("session", "execute_request", new JsonObject { ["code"] = "naïve 🙂" }, parent: null, "client"u8.ToArray());
}
