using RnnKit.Foundations;

namespace RnnKit.Text;

/// <summary>Characters and their ids, in the order given: text without a tokenizer.</summary>
public sealed class Alphabet
{
    private readonly Dictionary<char, int> ids = [];

    /// <summary>An alphabet.</summary>
    /// <param name="characters">Each once; its position is its id.</param>
    /// <exception cref="ArgumentException">There are none, or one comes twice.</exception>
    public Alphabet(string characters)
    {
        ArgumentException.ThrowIfNullOrEmpty(characters);
        Characters = characters;
        for (int id = 0; id < characters.Length; id++)
            Guard.That(ids.TryAdd(characters[id], id), nameof(characters), $"'characters' holds '{characters[id]}' twice; expected each once.");
    }

    /// <summary>The characters, by id.</summary>
    public string Characters { get; }

    /// <summary>How many.</summary>
    public int Size => Characters.Length;

    /// <summary>Text to ids.</summary>
    /// <exception cref="ArgumentException">A character is not in the alphabet.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoded = new int[text.Length];
        for (int i = 0; i < encoded.Length; i++)
        {
            Guard.That(ids.TryGetValue(text[i], out encoded[i]), nameof(text), $"'text' holds '{text[i]}' at {i}; expected one of \"{Characters}\".");
        }
        return encoded;
    }

    /// <summary>Ids to text; <see cref="Tokens.Nothing"/> is left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the alphabet.</exception>
    public string Decode(IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return string.Concat(ids.Where(id => id != Tokens.Nothing).Select(id => Characters[Guard.Index(id, Size)]));
    }

    /// <summary>The characters.</summary>
    public override string ToString() => $"Alphabet of {Size}: \"{Characters}\"";
}
