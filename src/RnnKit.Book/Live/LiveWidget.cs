namespace RnnKit.Book.Live;

/// <summary>A part of a page that computes in the reader's browser: its scripts, the model that it runs, and the cells it stands below.</summary>
/// <param name="Name">Its name among the scripts.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Promise">What the reader can do there, as one or two sentences.</param>
/// <param name="Scripts">The scripts that it needs, in order, by the name of their file.</param>
/// <param name="Models">The models that it runs.</param>
/// <param name="Places">The cells that it stands below.</param>
/// <param name="Page">The file of a page of its own; null without one.</param>
internal sealed record LiveWidget(
    string Name, string Title, string Promise, IReadOnlyList<string> Scripts, IReadOnlyList<LiveModel> Models, IReadOnlyList<LivePlace> Places, string? Page = null)
{
    /// <summary>All of them. The notebooks know nothing of this: a kernel runs them, and a page is alive without one.</summary>
    public static IReadOnlyList<LiveWidget> All { get; } =
    [
        new(
            "translate",
            "Translate a sentence of your own",
            "Type English and read French, word by word: where each word looked, and what else the network would have written.",
            ["math.js", "words.js", "cells.js", "translator.js", "translate.js"],
            [LiveModel.Translator],
            [new("00-start-here", "translator-alignment"), new("15-translation", "own")],
            "translate.html"),
        new(
            "inside-lstm",
            "Inside an LSTM",
            "Type a review and watch every gate and both states, word by word. Choose a word for its numbers, or hold a gate open or shut and see what becomes of the verdict.",
            ["math.js", "words.js", "cells.js", "inside.js"],
            [LiveModel.ReviewsLstm],
            [new("07-lstm", "word")]),
        new(
            "inside-gru",
            "Inside a GRU",
            "Type letters and watch both gates, the candidate and the state. Can it still name the first letter when you hold a gate open or shut?",
            ["math.js", "words.js", "cells.js", "inside.js"],
            [LiveModel.LettersGru],
            [new("08-gru", "account")]),
        new(
            "temperature",
            "Move the temperature while it writes",
            "The letter model of this notebook writes on and on. Move the slider and see how its choice among the next letters sharpens and flattens.",
            ["math.js", "cells.js", "letters.js", "temperature.js"],
            [LiveModel.ProseGru],
            [new("11-language-models", "samples")]),
        new(
            "tune",
            "Let it compose, and listen",
            "The network that read tunes in twelve keys writes one for you. Move the temperature from safe to wild, and play what came out.",
            ["math.js", "cells.js", "letters.js", "melodies.js", "tune.js"],
            [LiveModel.MelodiesGru],
            [new("11-language-models", "roll")]),
        new(
            "clipping",
            "Step down the cliff",
            "Two walkers on the same loss, one free and one on a leash. Take their steps one by one, and choose how long the leash is.",
            ["math.js", "clipping.js"],
            [],
            [new("06-gradient-clipping", "walk-table")]),
        new(
            "blame",
            "How much gradient arrives?",
            "Choose a cell, scale its recurrent weights, and look back a number of steps.",
            ["math.js", "cells.js", "blame.js"],
            [LiveModel.Blame],
            [new("05-vanishing-gradients", "measured-table")]),
    ];
}

/// <summary>The cell of a notebook that a part stands below.</summary>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="Cell">The cell's id.</param>
internal sealed record LivePlace(string Notebook, string Cell);
