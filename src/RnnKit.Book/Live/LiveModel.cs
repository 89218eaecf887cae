using System.Text;
using System.Text.Json;

namespace RnnKit.Book.Live;

/// <summary>A trained model: a safetensors file of the repository, which the book wraps in a script, since a page opened from disk may load nothing else.</summary>
/// <param name="Name">Its name among the scripts.</param>
/// <param name="Path">The file, from the top of the repository, with <c>/</c> between folders.</param>
internal sealed record LiveModel(string Name, string Path)
{
    /// <summary>The version of the wrapping; <c>live.js</c> knows the same.</summary>
    private const int Version = 1;

    /// <summary>The translator that notebook 15 trains.</summary>
    public static LiveModel Translator { get; } = new("translator", "data/eng-fra/translator.safetensors");

    /// <summary>The reader of reviews in notebook 07.</summary>
    public static LiveModel ReviewsLstm { get; } = new("reviews-lstm", "data/live/reviews-lstm.safetensors");

    /// <summary>The reader of letters in notebook 08.</summary>
    public static LiveModel LettersGru { get; } = new("letters-gru", "data/live/letters-gru.safetensors");

    /// <summary>The letter model of notebook 11.</summary>
    public static LiveModel ProseGru { get; } = new("prose-gru", "data/live/prose-gru.safetensors");

    /// <summary>The composer of notebook 11.</summary>
    public static LiveModel MelodiesGru { get; } = new("melodies-gru", "data/live/melodies-gru.safetensors");

    /// <summary>The untrained cells and the random inputs of notebook 05.</summary>
    public static LiveModel Blame { get; } = new("blame", "data/live/blame.safetensors");

    /// <summary>The script's file.</summary>
    public string Script => $"{Name}.model.js";

    /// <summary>Where the file lies under a folder.</summary>
    public string FileIn(string folder) => System.IO.Path.Combine([folder, .. Path.Split('/')]);

    /// <summary>The script: the file in base64, with its length, so that a page knows when a part is missing.</summary>
    public string Wrapped(byte[] file) => new StringBuilder("window.rnnkitLive.store({ name: ")
        .Append(JsonSerializer.Serialize(Name))
        .Append(System.Globalization.CultureInfo.InvariantCulture, $", version: {Version}, bytes: {file.Length}, data: '")
        .Append(Convert.ToBase64String(file))
        .Append("' });\n")
        .ToString();
}
