using System.Buffers.Binary;
using System.Text;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>What peers say about themselves in READY: properties, each a name and a value. Names do not tell case apart.</summary>
internal static class Metadata
{
    public const string SocketType = "Socket-Type";
    public const string Identity = "Identity";

    /// <summary>Writes properties: a name's length in one octet, the name, the value's length in four, the value.</summary>
    public static byte[] Write(params (string Name, byte[] Value)[] properties)
    {
        var octets = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach ((string name, byte[] value) in properties)
        {
            octets.WriteByte((byte)name.Length);
            octets.Write(Encoding.ASCII.GetBytes(name));
            BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
            octets.Write(length);
            octets.Write(value);
        }
        return octets.ToArray();
    }

    /// <summary>Reads properties.</summary>
    /// <exception cref="ZmtpException">A property goes beyond the end, or has no name.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(ReadOnlySpan<byte> data)
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        while (data.Length > 0)
        {
            int nameLength = data[0];
            if (nameLength == 0 || data.Length < 1 + nameLength + 4)
                throw new ZmtpException("READY holds a property without a name or a value.");
            string name = Encoding.ASCII.GetString(data.Slice(1, nameLength));
            uint valueLength = BinaryPrimitives.ReadUInt32BigEndian(data[(1 + nameLength)..]);
            data = data[(1 + nameLength + 4)..];
            if (valueLength > data.Length)
                throw new ZmtpException($"READY ends within the property {name}.");
            properties[name] = data[..(int)valueLength].ToArray();
            data = data[(int)valueLength..];
        }
        return properties;
    }
}
