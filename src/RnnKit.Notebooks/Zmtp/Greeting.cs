using System.Text;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>
/// The first 64 octets that each side sends: signature (10), version (2), mechanism (20), as-server (1), filler (31).
/// Of the mechanisms only NULL is spoken; a peer of an older major version is refused.
/// </summary>
internal static class Greeting
{
    public const int Size = 64;
    private const int SignatureSize = 10;
    private const int MechanismAt = 12;
    private const int MechanismSize = 20;
    private const byte Major = 3;
    private const byte Minor = 1;
    private static readonly byte[] Null = MakeMechanism("NULL");

    /// <summary>Our greeting.</summary>
    public static byte[] Ours()
    {
        byte[] octets = new byte[Size];
        octets[0] = 0xff;
        octets[SignatureSize - 1] = 0x7f;
        octets[SignatureSize] = Major;
        octets[SignatureSize + 1] = Minor;
        Null.CopyTo(octets, MechanismAt);
        return octets;
    }

    /// <summary>Reads the peer's greeting, and gives up at the first octets that cannot be one.</summary>
    /// <exception cref="ZmtpException">It is no greeting, or one of a peer that we cannot talk with.</exception>
    public static async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        byte[] octets = new byte[Size];
        await stream.ReadExactlyAsync(octets.AsMemory(0, 1), cancellation).ConfigureAwait(false);
        if (octets[0] != 0xff)
            throw new ZmtpException("What came is no greeting.");
        await stream.ReadExactlyAsync(octets.AsMemory(1, SignatureSize), cancellation).ConfigureAwait(false);
        if ((octets[SignatureSize - 1] & 1) == 0)
            throw new ZmtpException("What came is no greeting.");
        if (octets[SignatureSize] < Major)
            throw new ZmtpException($"The peer speaks version {octets[SignatureSize]} of the protocol; {Major} is needed.");
        await stream.ReadExactlyAsync(octets.AsMemory(SignatureSize + 1), cancellation).ConfigureAwait(false);
        if (!octets.AsSpan(MechanismAt, MechanismSize).SequenceEqual(Null))
            throw new ZmtpException("The peer asks for a security mechanism other than NULL.");
    }

    private static byte[] MakeMechanism(string name)
    {
        byte[] octets = new byte[MechanismSize];
        Encoding.ASCII.GetBytes(name, octets);
        return octets;
    }
}
