using System.Security.Cryptography;
using System.Text;

namespace RnnKit.Kernel.Jupyter.Wire;

/// <summary>
/// Signs messages with HMAC-SHA256 over header, parent header, metadata and content, and says of those that come whether they are
/// from who has the key, and for the first time. Without a key, as the protocol allows, nothing is signed and everything is taken.
/// </summary>
internal sealed class MessageSignatures(byte[] key)
{
    private const int Remembered = 65_536;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The signature, in lower-case hexadecimal digits; empty without a key.</summary>
    public string Sign(IEnumerable<byte[]> parts)
    {
        if (key.Length == 0)
            return "";
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] part in parts)
            hash.AppendData(part);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether the signature is right, found in a time that does not depend on where it is wrong.</summary>
    public bool IsRight(byte[] signature, IEnumerable<byte[]> parts) =>
        key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(parts)));

    /// <summary>Notes a right signature; false when it came before.</summary>
    public bool IsNew(byte[] signature)
    {
        if (key.Length == 0)
            return true;
        string text = Encoding.ASCII.GetString(signature);
        lock (_lock)
        {
            if (!_seen.Add(text))
                return false;
            _order.Enqueue(text);
            if (_order.Count > Remembered)
                _seen.Remove(_order.Dequeue());
            return true;
        }
    }
}
