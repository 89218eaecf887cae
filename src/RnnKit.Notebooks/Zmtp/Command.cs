using System.Text;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>A command: what two peers say to each other besides messages.</summary>
internal sealed record Command(string Name, ReadOnlyMemory<byte> Data)
{
    public const string Ready = "READY";
    public const string Error = "ERROR";
    public const string Ping = "PING";
    public const string Pong = "PONG";
    public const string Subscribe = "SUBSCRIBE";
    public const string Cancel = "CANCEL";
    private const int TimeToLiveSize = 2;
    private const int LongestContext = 16;

    /// <summary>Takes a command from a frame's body: the name's length, the name, the data.</summary>
    /// <exception cref="ZmtpException">The body is no command.</exception>
    public static Command Parse(byte[] body)
    {
        if (body.Length == 0 || body[0] == 0 || 1 + body[0] > body.Length)
            throw new ZmtpException("A command has no name.");
        return new Command(Encoding.ASCII.GetString(body, 1, body[0]), body.AsMemory(1 + body[0]));
    }

    /// <summary>Says why the connection is closed.</summary>
    public static Command Refusal(string reason) => new(Error, (byte[])[(byte)reason.Length, .. Encoding.ASCII.GetBytes(reason)]);

    /// <summary>The answer to this PING: a PONG with its context.</summary>
    /// <exception cref="ZmtpException">The PING is malformed.</exception>
    public Command ToPong()
    {
        if (Data.Length is < TimeToLiveSize or > TimeToLiveSize + LongestContext)
            throw new ZmtpException("A PING holds a time to live and a context of at most 16 octets.");
        return new Command(Pong, Data[TimeToLiveSize..]);
    }

    /// <summary>The frame's body.</summary>
    public byte[] ToBody() => [(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Data.Span];
}
