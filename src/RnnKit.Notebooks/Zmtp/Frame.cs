namespace RnnKit.Notebooks.Zmtp;

/// <summary>The bits of a frame's first octet.</summary>
[Flags]
internal enum FrameFlags : byte
{
    /// <summary>The last frame of a message, with a length of one octet.</summary>
    None = 0,

    /// <summary>More frames of the same message follow.</summary>
    More = 1,

    /// <summary>The length takes eight octets.</summary>
    Long = 2,

    /// <summary>A command to the peer, not part of a message.</summary>
    Command = 4,
}

/// <summary>A frame as it came.</summary>
internal readonly record struct Frame(FrameFlags Flags, byte[] Body)
{
    private const FrameFlags Known = FrameFlags.More | FrameFlags.Long | FrameFlags.Command;

    /// <summary>Whether more frames of the message follow.</summary>
    public bool HasMore => Flags.HasFlag(FrameFlags.More);

    /// <summary>Whether this is a command.</summary>
    public bool IsCommand => Flags.HasFlag(FrameFlags.Command);

    /// <summary>Takes a frame's first octet.</summary>
    /// <exception cref="ZmtpException">It has bits that mean nothing, or announces a command in several frames.</exception>
    public static FrameFlags ReadFlags(byte octet)
    {
        var flags = (FrameFlags)octet;
        if ((flags & ~Known) != 0 || flags.HasFlag(FrameFlags.More | FrameFlags.Command))
            throw new ZmtpException($"A frame begins with the flags 0x{octet:x2}, which the protocol does not have.");
        return flags;
    }
}
