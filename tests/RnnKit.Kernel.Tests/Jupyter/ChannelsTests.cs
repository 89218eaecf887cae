using System.Text;
using System.Text.Json.Nodes;
using RnnKit.Documents;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Tests.Jupyter;

/// <summary>What the kernel's sockets do with peers that are slow, broken or no peers at all.</summary>
public sealed class ChannelsTests : IAsyncDisposable
{
    private static readonly int Frames = Extent.Asks(Extent.EveryRound) ? 1_000_000 : 100_000;
    private static readonly byte[] Dealer = [.. ZmtpPeer.Greeting, .. ZmtpPeer.Ready("DEALER")];

    private static readonly Dictionary<string, byte[]> Garbage = new()
    {
        ["HTTP"] = "GET / HTTP/1.1\r\nHost: here\r\n\r\n"u8.ToArray(),
        ["TLS"] = [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3],
        ["version 1 of the protocol"] = [1, 0, 0x0d, 0x0a, 1, 0, 0x0d, 0x0a, 1, 0],
        ["half a signature"] = [0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ["version 2 of the protocol"] = [.. ZmtpPeer.Greeting[..10], 1, 0, 0, 0],
        ["another mechanism"] = [.. ZmtpPeer.Greeting[..12], .. "CURVE"u8, .. new byte[47]],
        ["a message before READY"] = [.. ZmtpPeer.Greeting, .. ZmtpPeer.Message("no command"u8.ToArray())],
        ["the wrong socket type"] = [.. ZmtpPeer.Greeting, .. ZmtpPeer.Ready("SUB")],
        ["a property cut short"] = [.. ZmtpPeer.Greeting, .. ZmtpPeer.Ready("DEALER", 65)],
        ["an identity that begins with zero"] = [.. ZmtpPeer.Greeting, .. ZmtpPeer.Ready("DEALER", [8, .. "Identity"u8, 0, 0, 0, 1, 0])],
        ["unknown flags"] = [.. Dealer, 0x40, 1, 1],
        ["an endless frame"] = [.. Dealer, 2, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ["an endless message"] = [.. Dealer, .. Enumerable.Repeat<byte[]>([1, 0], 5000).SelectMany(frame => frame)],
    };

    private readonly ConnectionFile _file = ConnectionFile.ForNewKernel();
    private readonly KernelChannels _channels;
    private readonly MessageWire _client;

    public ChannelsTests()
    {
        _channels = new KernelChannels(_file);
        _client = new MessageWire(new MessageSignatures(_file.Key));
        _ = EchoAsync();
    }

    public static TheoryData<string> KindsOfGarbage => [.. Garbage.Keys];

    public async ValueTask DisposeAsync() => await _channels.DisposeAsync();

    [Theory]
    [MemberData(nameof(KindsOfGarbage))]
    public async Task Garbage_closes_its_own_connection_and_no_other(string kind)
    {
        using ZmtpPeer good = await JoinAsync(_file.ShellPort);
        using (var bad = new ZmtpPeer(_file.ShellPort))
        {
            bad.Send(Garbage[kind]);
            await bad.ClosesAsync();
        }
        Assert.Equal("still", await AskAsync(good, "still"));
    }

    [Fact]
    public async Task Sockets_behind_the_gates_take_none_of_the_ports_that_the_file_names()
    {
        int starts = Extent.Asks(Extent.EveryRound) ? 1000 : 200;
        for (int start = 0; start < starts; start++)
            await using (new KernelChannels(ConnectionFile.ForNewKernel()))
            {
            }
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        string message = Assert.Throws<BadInputException>(() => new KernelChannels(_file)).Message;
        Assert.StartsWith($"The kernel cannot listen at 127.0.0.1:{_file.ShellPort}: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_broken_conversations_on_each_port_disturb_nobody()
    {
        foreach ((int port, string type) in new[] { (_file.ShellPort, "DEALER"), (_file.IoPubPort, "SUB"), (_file.HeartbeatPort, "REQ") })
        {
            byte[] right = [.. ZmtpPeer.Greeting, .. ZmtpPeer.Ready(type, [8, .. "Identity"u8, 0, 0, 0, 1, 65]), .. ZmtpPeer.Message([1], [2, 3]), .. ZmtpPeer.Frame([4, .. "PING"u8, 0, 1], ZmtpPeer.Command), .. ZmtpPeer.Message([1, 65])];
            for (int seed = 0; seed < 1000; seed++)
            {
                var random = new Random(seed);
                using var peer = new ZmtpPeer(port);
                peer.Send(Mutate(right, random));
            }
        }
        using ZmtpPeer good = await JoinAsync(_file.ShellPort);
        Assert.Equal("here", await AskAsync(good, "here"));
        using ZmtpPeer heart = await JoinAsync(_file.HeartbeatPort, "REQ");
        heart.Send(ZmtpPeer.Message([], "beat"u8.ToArray()));
        Assert.Equal([[], "beat"u8.ToArray()], await heart.ReadMessageAsync());
    }

    [Fact]
    public async Task Mutated_frames_are_dropped_by_the_thousand_and_the_kernel_listens_on()
    {
        using ZmtpPeer peer = await JoinAsync(_file.ShellPort);
        byte[][] right = _client.Write(JupyterMessage.New("session", "execute_request", new JsonObject { ["code"] = "1 + 1" }, parent: null));
        var random = new Random(1);
        var block = new MemoryStream();
        int messages = Frames / right.Length;
        for (int i = 0; i < messages; i++)
        {
            byte[][] frames = [.. right];
            int place = random.Next(1, frames.Length);
            frames[place] = Mutate(frames[place], random);
            block.Write(ZmtpPeer.Message(frames));
            if (block.Length > 100_000 || i == messages - 1)
            {
                peer.Send(block.ToArray());
                block.SetLength(0);
            }
        }
        Assert.Equal("on", await AskAsync(peer, "on"));
        Assert.Equal(messages, _channels.Wire.Unsigned + _channels.Wire.Malformed);
    }

    [Fact]
    public async Task A_peer_may_send_one_octet_at_a_time()
    {
        using var peer = new ZmtpPeer(_file.ShellPort);
        await peer.ShakeHandsAsync("DEALER", piece: 1);
        peer.Send(ZmtpPeer.Message(Request("slow")), piece: 1);
        Assert.Equal("slow", Read(await peer.ReadMessageAsync()));
    }

    [Fact]
    public async Task A_ping_is_answered_between_the_frames_of_a_message()
    {
        using ZmtpPeer peer = await JoinAsync(_file.ShellPort);
        byte[] message = ZmtpPeer.Message(Request("whole"));
        int second = 2 + "<IDS|MSG>".Length;
        peer.Send([.. message[..second], .. ZmtpPeer.Frame([4, .. "PING"u8, 0, 1, 42], ZmtpPeer.Command), .. message[second..]]);
        (int flags, byte[] pong) = await peer.ReadAsync();
        Assert.Equal((ZmtpPeer.Command, (byte)42), (flags, pong[^1]));
        Assert.Equal("whole", Read(await peer.ReadMessageAsync()));
    }

    [Fact]
    public async Task A_subscriber_that_reads_nothing_holds_up_nobody()
    {
        using ZmtpPeer slow = await SubscribeAsync();
        using ZmtpPeer quick = await SubscribeAsync();
        for (int i = 0; i < 500; i++)
        {
            string text = i + new string('x', 50_000);
            _channels.Publish("stream", new JsonObject { ["text"] = text }, parent: null);
            byte[][] frames = await quick.ReadMessageAsync();
            Assert.Equal(text, _client.Read(frames)!.Text("text"));
        }
    }

    [Fact]
    public async Task What_was_published_still_arrives_when_the_channels_close()
    {
        using ZmtpPeer peer = await SubscribeAsync();
        for (int i = 0; i < 100; i++)
            _channels.Publish("status", new JsonObject { ["text"] = $"{i}" }, parent: null);
        await _channels.DisposeAsync();
        for (int i = 0; i < 100; i++)
            Assert.Equal($"{i}", _client.Read(await peer.ReadMessageAsync())!.Text("text"));
        await peer.ClosesAsync();
    }

    [Fact]
    public void A_second_kernel_on_the_same_ports_says_where_it_cannot_listen_and_what_to_do()
    {
        string message = Assert.Throws<BadInputException>(() => new KernelChannels(_file)).Message;
        Assert.Contains($"127.0.0.1:{_file.ShellPort}", message, StringComparison.Ordinal);
        Assert.Contains("another kernel", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dealers_of_libzmq_get_their_own_messages_back_whatever_their_length_and_come_back_under_their_name()
    {
        Python.Require("zmq");
        Assert.Equal("same\n", await Python.RunAsync(
            """
            import os, sys, zmq
            context = zmq.Context()
            dealers = []
            for i in range(5):
                dealer = context.socket(zmq.DEALER)
                if i % 2: dealer.identity = b'named-%d' % i
                dealer.connect('tcp://127.0.0.1:' + sys.argv[1])
                dealers.append(dealer)
            def beat(dealer, message):
                dealer.send_multipart(message)
                assert dealer.poll(20000), 'no answer'
                assert dealer.recv_multipart() == message
            for size in (0, 1, 255, 256, 65535, 1 << 20, 9 << 20):
                for i, dealer in enumerate(dealers):
                    beat(dealer, [os.urandom(size), b'', b'%d' % i])
            for turn in range(20):
                dealer = context.socket(zmq.DEALER)
                dealer.identity = b'me'
                dealer.reconnect_ivl = -1 # two that both come back would take the name from each other
                dealer.connect('tcp://127.0.0.1:' + sys.argv[1])
                beat(dealer, [b'%d' % turn])
                if turn % 2: dealer.close(linger=0)
                else: dealers.append(dealer)
            print('same')
            context.destroy(linger=0)
            """,
            _file.HeartbeatPort));
    }

    private static byte[] Mutate(byte[] octets, Random random)
    {
        byte[] other = [.. octets];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int place = random.Next(other.Length + 1);
            other = random.Next(4) switch
            {
                0 when place < other.Length => [.. other[..place], .. other[(place + 1)..]],
                1 => [.. other[..place], (byte)random.Next(256), .. other[place..]],
                _ when place < other.Length => [.. other[..place], (byte)(other[place] ^ (1 << random.Next(8))), .. other[(place + 1)..]],
                _ => [.. other, 0],
            };
        }
        return other.AsSpan().SequenceEqual(octets) ? Mutate(octets, random) : other;
    }

    private static async Task<ZmtpPeer> JoinAsync(int port, string type = "DEALER")
    {
        var peer = new ZmtpPeer(port);
        await peer.ShakeHandsAsync(type);
        return peer;
    }

    private async Task<ZmtpPeer> SubscribeAsync()
    {
        ZmtpPeer peer = await JoinAsync(_file.IoPubPort, "SUB");
        peer.Send(ZmtpPeer.Message([1]));
        for (bool came = false; !came; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            _channels.Publish("status", new JsonObject { ["text"] = "ready?" }, parent: null);
            came = peer.Stream.DataAvailable;
        }
        _channels.Publish("status", new JsonObject { ["text"] = "ready" }, parent: null);
        while (Read(await peer.ReadMessageAsync()) != "ready")
        {
        }
        return peer;
    }

    private async Task EchoAsync()
    {
        await foreach (JupyterMessage request in _channels.Shell.ReadAllAsync())
            _channels.ReplyOnShell(request, new JsonObject { ["text"] = request.Text("text") });
    }

    private byte[][] Request(string text) => _client.Write(JupyterMessage.New("session", "echo_request", new JsonObject { ["text"] = text }, parent: null));

    private string Read(byte[][] frames) => _client.Read(frames)?.Text("text") ?? $"no message: {string.Join(' ', frames.Select(Encoding.UTF8.GetString))}";

    private async Task<string> AskAsync(ZmtpPeer peer, string text)
    {
        peer.Send(ZmtpPeer.Message(Request(text)));
        return Read(await peer.ReadMessageAsync());
    }
}
