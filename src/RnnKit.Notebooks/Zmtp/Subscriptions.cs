namespace RnnKit.Notebooks.Zmtp;

/// <summary>The prefixes a peer has subscribed to. One subscribed to twice must be canceled twice.</summary>
internal sealed class Subscriptions
{
    private readonly Lock _lock = new();
    private readonly List<byte[]> _prefixes = [];

    /// <summary>Adds a prefix; the empty one covers everything.</summary>
    public void Add(byte[] prefix)
    {
        lock (_lock)
            _prefixes.Add(prefix);
    }

    /// <summary>Takes a prefix away; nothing happens when it is not there.</summary>
    public void Remove(byte[] prefix)
    {
        lock (_lock)
        {
            int place = _prefixes.FindIndex(existing => existing.AsSpan().SequenceEqual(prefix));
            if (place >= 0)
                _prefixes.RemoveAt(place);
        }
    }

    /// <summary>Whether one of the prefixes begins the topic.</summary>
    public bool Cover(ReadOnlySpan<byte> topic)
    {
        lock (_lock)
        {
            foreach (byte[] prefix in _prefixes)
            {
                if (topic.StartsWith(prefix))
                    return true;
            }
            return false;
        }
    }
}
