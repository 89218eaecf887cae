using System.Net;
using RnnKit.Notebooks.Zmtp;

namespace RnnKit.Notebooks.Tests.Zmtp;

/// <summary>The reference implementation, libzmq, through Python, on the other end.</summary>
public class LibzmqTests
{
    private static readonly IPEndPoint Free = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task Several_dealers_get_their_own_messages_back_whatever_their_length()
    {
        Python.Require("zmq");
        await using var router = new RouterSocket();
        int port = router.Bind(Free).Port;
        Task echo = EchoAsync(router);
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
            sent = [[], [], [], [], []]
            for size in (0, 1, 255, 256, 65535, 1 << 20, 9 << 20):
                for i, dealer in enumerate(dealers):
                    message = [os.urandom(size), b'', b'%d' % i]
                    dealer.send_multipart(message)
                    sent[i].append(message)
            for i, dealer in enumerate(dealers):
                for message in sent[i]:
                    assert dealer.poll(20000), 'no answer'
                    assert dealer.recv_multipart() == message
            print('same')
            context.destroy(linger=0)
            """,
            port));
        Assert.False(echo.IsCompleted, echo.Exception?.ToString());
    }

    [Fact]
    public async Task A_dealer_that_comes_back_under_its_name_gets_its_messages()
    {
        Python.Require("zmq");
        await using var router = new RouterSocket();
        int port = router.Bind(Free).Port;
        _ = EchoAsync(router);
        Assert.Equal("back\n", await Python.RunAsync(
            """
            import sys, zmq
            context = zmq.Context()
            kept = []
            for turn in range(20):
                dealer = context.socket(zmq.DEALER)
                dealer.identity = b'me'
                dealer.reconnect_ivl = -1 # two that both come back would take the name from each other
                dealer.connect('tcp://127.0.0.1:' + sys.argv[1])
                dealer.send(b'%d' % turn)
                assert dealer.poll(20000), 'no answer in turn %d' % turn
                assert dealer.recv() == b'%d' % turn
                if turn % 2: dealer.close(linger=0)
                else: kept.append(dealer)
            print('back')
            context.destroy(linger=0)
            """,
            port));
    }

    [Fact]
    public async Task A_dealer_and_a_subscriber_of_ours_talk_with_a_router_and_a_publisher()
    {
        Python.Require("zmq");
        int[] ports = [FreePort(), FreePort()];
        await using var dealer = new DealerSocket();
        await using var subscriber = new SubSocket();
        dealer.Connect(new IPEndPoint(IPAddress.Loopback, ports[0]));
        subscriber.Connect(new IPEndPoint(IPAddress.Loopback, ports[1]));
        dealer.Send(["early"u8.ToArray(), new byte[300]]);
        Task<string> server = Python.RunAsync(
            """
            import sys, time, zmq
            context = zmq.Context()
            router, publisher = context.socket(zmq.ROUTER), context.socket(zmq.XPUB)
            router.bind('tcp://127.0.0.1:' + sys.argv[1])
            publisher.bind('tcp://127.0.0.1:' + sys.argv[2])
            assert publisher.poll(20000) and publisher.recv() == b'\x01'
            identity, *message = router.recv_multipart()
            publisher.send_multipart([b'topic'] + message)
            router.send_multipart([identity, b'x' * (1 << 20)])
            print(router.recv_multipart()[1].decode())
            context.destroy(linger=2000)
            """,
            ports[0],
            ports[1]);
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        byte[][] published = await subscriber.Incoming.ReadAsync(cancellation);
        Assert.Equal("topic"u8.ToArray(), published[0]);
        Assert.Equal(300, published[2].Length);
        Assert.Equal(1 << 20, Assert.Single(await dealer.Incoming.ReadAsync(cancellation)).Length);
        dealer.Send(["late"u8.ToArray()]);
        Assert.Equal("late\n", await server);
    }

    [Fact]
    public async Task A_dealer_finds_the_socket_again_after_it_was_closed_and_bound_anew()
    {
        Python.Require("zmq");
        var first = new RouterSocket();
        IPEndPoint endpoint = first.Bind(Free);
        Task<string> client = Python.RunAsync(
            """
            import sys, zmq
            context = zmq.Context()
            dealer = context.socket(zmq.DEALER)
            dealer.connect('tcp://127.0.0.1:' + sys.argv[1])
            dealer.send(b'first')
            assert dealer.poll(20000) and dealer.recv() == b'first'
            for i in range(200):
                dealer.send(b'again')
                if dealer.poll(100):
                    print(dealer.recv().decode())
                    break
            context.destroy(linger=0)
            """,
            endpoint.Port);
        byte[][] message = await first.Incoming.ReadAsync(TestContext.Current.CancellationToken);
        first.Send(message);
        await first.DisposeAsync();

        await using var second = new RouterSocket();
        second.Bind(endpoint);
        _ = EchoAsync(second);
        Assert.Equal("again\n", await client);
    }

    [Fact]
    public async Task A_subscriber_gets_what_it_subscribed_to_until_it_cancels()
    {
        Python.Require("zmq");
        await using var pub = new PubSocket();
        int port = pub.Bind(Free).Port;
        using var done = new CancellationTokenSource();
        Task publishing = Task.Run(async () =>
        {
            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                foreach (string topic in new[] { "a.x", "b.x", "ab" })
                    pub.Publish([System.Text.Encoding.ASCII.GetBytes(topic), BitConverter.GetBytes(i)]);
                await Task.Delay(5);
            }
        }, TestContext.Current.CancellationToken);
        string got = await Python.RunAsync(
            """
            import sys, time, zmq
            context = zmq.Context()
            sub = context.socket(zmq.SUB)
            sub.connect('tcp://127.0.0.1:' + sys.argv[1])
            def topics():
                end = time.time() + 1
                seen = set()
                while time.time() < end:
                    if sub.poll(50): seen.add(sub.recv_multipart()[0].decode())
                return ' '.join(sorted(seen))
            def settled():
                topics()
                return topics()
            sub.subscribe(b'a.')
            print(settled())
            sub.subscribe(b'')
            print(settled())
            sub.unsubscribe(b'')
            print(settled())
            sub.unsubscribe(b'a.')
            print(settled() or 'nothing')
            context.destroy(linger=0)
            """,
            port);
        await done.CancelAsync();
        await publishing;
        Assert.Equal("a.x\na.x ab b.x\na.x\nnothing\n", got);
    }

    [Fact]
    public async Task Requests_are_answered_and_heartbeats_of_an_idle_connection_too()
    {
        Python.Require("zmq");
        await using var rep = new RepSocket(request => [.. request, [33]]);
        int port = rep.Bind(Free).Port;
        Assert.Equal("[b'ping', b'!']\n[b'again', b'!']\n0 disconnects\n", await Python.RunAsync(
            """
            import sys, time, zmq
            from zmq.utils.monitor import recv_monitor_message
            context = zmq.Context()
            req = context.socket(zmq.REQ)
            req.heartbeat_ivl, req.heartbeat_timeout, req.heartbeat_ttl = 50, 3000, 5000
            monitor = req.get_monitor_socket(zmq.EVENT_DISCONNECTED)
            req.connect('tcp://127.0.0.1:' + sys.argv[1])
            for word in (b'ping', b'again'):
                req.send(word)
                assert req.poll(20000), 'no answer'
                print(req.recv_multipart())
                time.sleep(1)
            print(1 if monitor.poll(0) else 0, 'disconnects')
            context.destroy(linger=0)
            """,
            port));
    }

    [Fact]
    public async Task Sockets_that_do_not_fit_together_are_refused()
    {
        Python.Require("zmq");
        await using var pub = new PubSocket();
        int port = pub.Bind(Free).Port;
        Assert.Equal("no answer\n", await Python.RunAsync(
            """
            import sys, zmq
            context = zmq.Context()
            req = context.socket(zmq.REQ)
            req.connect('tcp://127.0.0.1:' + sys.argv[1])
            req.send(b'x')
            print('an answer' if req.poll(1000) else 'no answer')
            context.destroy(linger=0)
            """,
            port));
        Assert.NotEqual(0, pub.Refused);
    }

    private static async Task EchoAsync(RouterSocket router)
    {
        await foreach (byte[][] message in router.Incoming.ReadAllAsync(TestContext.Current.CancellationToken))
            router.Send(message);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(Free);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
