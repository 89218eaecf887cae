using System.Net;
using System.Text;
using RnnKit.Notebooks.Zmtp;

namespace RnnKit.Notebooks.Tests.Zmtp;

/// <summary>What a socket does with peers that are slow, broken or no peers at all.</summary>
public class ConnectionTests
{
    private static readonly IPEndPoint Free = new(IPAddress.Loopback, 0);

    private static readonly byte[] Dealer = [.. Greeting.Ours(), .. FrameWriter.Command(RawPeer.Ready("DEALER"))];

    private static readonly Dictionary<string, byte[]> Garbage = new()
    {
        ["HTTP"] = "GET / HTTP/1.1\r\nHost: here\r\n\r\n"u8.ToArray(),
        ["TLS"] = [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3],
        ["version 1 of the protocol"] = [1, 0, 0x0d, 0x0a],
        ["half a signature"] = [0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ["version 2 of the protocol"] = [.. Greeting.Ours()[..10], 1, 0, 0, 0],
        ["another mechanism"] = [.. Greeting.Ours()[..12], .. "CURVE"u8, .. new byte[47]],
        ["a message before READY"] = [.. Greeting.Ours(), .. FrameWriter.Message(["no command"u8.ToArray()])],
        ["a command without a name"] = [.. Greeting.Ours(), 4, 1, 0],
        ["malformed metadata"] = [.. Greeting.Ours(), .. FrameWriter.Command(new Command("READY", (byte[])[11, 65, 66]))],
        ["the wrong socket type"] = [.. Greeting.Ours(), .. FrameWriter.Command(RawPeer.Ready("SUB"))],
        ["unknown flags"] = [.. Dealer, 0x40, 1, 1],
        ["an endless frame"] = [.. Dealer, 2, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ["a malformed PING"] = [.. Dealer, .. FrameWriter.Command(new Command("PING", (byte[])[1]))],
    };

    public static TheoryData<string> KindsOfGarbage => [.. Garbage.Keys];

    [Theory]
    [MemberData(nameof(KindsOfGarbage))]
    public async Task Garbage_closes_its_own_connection_and_no_other(string kind)
    {
        await using var router = new RouterSocket();
        IPEndPoint endpoint = router.Bind(Free);
        using var good = new RawPeer(endpoint);
        await good.ShakeHandsAsync("DEALER");

        using var bad = new RawPeer(endpoint);
        bad.Send(Garbage[kind]);
        await bad.ClosesAsync();

        Assert.Equal(1, router.Refused);
        good.Send(FrameWriter.Message(["still"u8.ToArray()]));
        byte[][] message = await router.Incoming.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("still", Encoding.ASCII.GetString(message[1]));
        Assert.True(router.Send([message[0], "here"u8.ToArray()]));
        Assert.Equal("here", Encoding.ASCII.GetString((await good.ReadAsync()).Body));
        Assert.False(router.Incoming.TryRead(out _));
    }

    [Fact]
    public async Task Random_octets_never_disturb_the_socket()
    {
        await using var router = new RouterSocket();
        IPEndPoint endpoint = router.Bind(Free);
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            byte[] noise = new byte[random.Next(1, 2000)];
            random.NextBytes(noise);
            using var bad = new RawPeer(endpoint);
            bad.Send([.. Greeting.Ours().Take(random.Next(65)), .. noise]);
        }

        using var good = new RawPeer(endpoint);
        await good.ShakeHandsAsync("DEALER");
        good.Send(FrameWriter.Message(["a"u8.ToArray()]));
        Assert.Equal("a"u8.ToArray(), (await router.Incoming.ReadAsync(TestContext.Current.CancellationToken))[1]);
    }

    [Fact]
    public async Task A_peer_may_send_one_octet_at_a_time()
    {
        await using var router = new RouterSocket();
        using var peer = new RawPeer(router.Bind(Free));
        await peer.ShakeHandsAsync("DEALER", piece: 1);
        byte[][] sent = ["one"u8.ToArray(), [], new byte[300]];
        peer.Send(FrameWriter.Message(sent), piece: 1);
        byte[][] got = await router.Incoming.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(sent, got[1..]);
    }

    [Fact]
    public async Task A_ping_is_answered_between_the_frames_of_a_message()
    {
        await using var router = new RouterSocket();
        using var peer = new RawPeer(router.Bind(Free));
        await peer.ShakeHandsAsync("DEALER");
        byte[] message = FrameWriter.Message(["a"u8.ToArray(), "b"u8.ToArray()]);
        peer.Send([.. message[..3], .. FrameWriter.Command(new Command(Command.Ping, (byte[])[0, 1, 42])), .. message[3..]]);
        Command pong = Command.Parse((await peer.ReadAsync()).Body);
        Assert.Equal((Command.Pong, 42), (pong.Name, pong.Data.Span[0]));
        Assert.Equal(3, (await router.Incoming.ReadAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_subscriber_that_reads_nothing_holds_up_nobody_and_loses_what_its_queue_cannot_hold()
    {
        await using var pub = new PubSocket { QueueLimit = 1_000_000 };
        IPEndPoint endpoint = pub.Bind(Free);
        using var slow = new RawPeer(endpoint);
        using var quick = new RawPeer(endpoint);
        foreach (RawPeer peer in new[] { slow, quick })
        {
            await peer.ShakeHandsAsync("SUB");
            peer.Send(FrameWriter.Command(new Command(Command.Subscribe, default)));
            peer.Send(FrameWriter.Command(new Command(Command.Ping, new byte[2])));
            Assert.Equal(Command.Pong, Command.Parse((await peer.ReadAsync()).Body).Name);
        }

        for (int i = 0; i < 500; i++)
        {
            pub.Publish([BitConverter.GetBytes(i), new byte[50_000]]);
            Assert.Equal(BitConverter.GetBytes(i), (await quick.ReadAsync()).Body);
            await quick.ReadAsync();
        }
        Assert.InRange(pub.Dropped, 1, 499);
    }

    [Fact]
    public async Task What_was_sent_still_arrives_when_the_socket_closes()
    {
        var pub = new PubSocket();
        using var peer = new RawPeer(pub.Bind(Free));
        await peer.ShakeHandsAsync("SUB");
        peer.Send(FrameWriter.Message([[1]]));
        peer.Send(FrameWriter.Command(new Command(Command.Ping, new byte[2])));
        await peer.ReadAsync();
        for (int i = 0; i < 100; i++)
            pub.Publish([[(byte)i]]);
        await pub.DisposeAsync();
        for (int i = 0; i < 100; i++)
            Assert.Equal([(byte)i], (await peer.ReadAsync()).Body);
        await peer.ClosesAsync();
    }
}
