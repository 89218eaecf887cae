using RnnKit.Text;

namespace RnnKit.Tests.Text;

public sealed class TokenizerTests
{
    private static readonly Tokenizer English = new(Language.English), French = new(Language.French);

    [Theory]
    [InlineData("I don't know.", "i do n't know .")]
    [InlineData("They're Tom's, aren't they?", "they 're tom 's , are n't they ?")]
    [InlineData("We should've gone at 10:30 a.m.", "we should 've gone at 10:30 a.m.")]
    [InlineData("It cost $1,000.50!", "it cost $ 1,000.50 !")]
    [InlineData("A well-known 3-year-old o'clock", "a well-known 3-year-old o'clock")]
    [InlineData("Wait... What?!", "wait ... what ? !")]
    [InlineData("The boys' books", "the boys ' books")]
    [InlineData("It is -5 degrees", "it is -5 degrees")]
    public void English_contractions_become_two_tokens_and_numbers_stay_whole(string text, string tokens) =>
        Assert.Equal(tokens.Split(' '), English.Tokenize(text));

    [Theory]
    [InlineData("L'homme qu'elle aime", "l' homme qu' elle aime")]
    [InlineData("Aujourd'hui, c'est d'aujourd'hui", "aujourd'hui , c' est d' aujourd'hui")]
    [InlineData("A-t-il dit : « Donne-le-moi ! »", "a -t-il dit : « donne -le -moi ! »")]
    [InlineData("Va-t'en !", "va -t' en !")]
    [InlineData("Peut-être est-ce là-bas", "peut-être est -ce là-bas")]
    [InlineData("Ça coûte 3,50 €", "ça coûte 3,50 €")]
    [InlineData("Le 1er à 19h30", "le 1er à 19h30")]
    public void French_elision_keeps_its_apostrophe_and_pronouns_their_hyphen(string text, string tokens) =>
        Assert.Equal(tokens.Split(' '), French.Tokenize(text));

    [Fact]
    public void Every_way_to_type_a_sentence_gives_the_same_tokens()
    {
        string[] expected = ["l'", "été", "est", "arrivé", "!"];

        Assert.All(
            ["L'été est arrivé !", "L’été est arrivé\u202F!", "L'été est arrivé\u00A0!", "L'e\u0301te\u0301 est arrive\u0301!", "  L'été\u2009est arrivé!\u200B "],
            text => Assert.Equal(expected, French.Tokenize(text)));
        Assert.Equal(["ça", "où", "naïf", "œuf", "forêt"], French.Tokenize("C\u0327a ou\u0300 nai\u0308f œuf fore\u0302t"));
    }

    [Fact]
    public void Capitals_are_kept_on_request()
    {
        Assert.Equal(["I", "Ca", "N't"], new Tokenizer(Language.English, lowerCase: false).Tokenize("I CaN't"));
        Assert.Equal(["L'", "Île"], new Tokenizer(Language.French, lowerCase: false).Tokenize("L'Île"));
    }

    [Theory]
    [InlineData("I don't think I'm late, Tom's not here.")]
    [InlineData("He said \"No way!\" and left (at once).")]
    [InlineData("The boys' books cost $10, €9 or 20% more...")]
    [InlineData("She asked: 'Why?' and/or nothing.")]
    [InlineData("What? It's 5:30 p.m. already!")]
    public void English_text_comes_back_as_it_was(string text) =>
        Assert.Equal(text, new Tokenizer(Language.English, lowerCase: false).Detokenize(new Tokenizer(Language.English, lowerCase: false).Tokenize(text)));

    [Theory]
    [InlineData("L'homme qu'elle aime n'est-il pas là\u202F?")]
    [InlineData("Donne-le-moi\u202F! Va-t'en\u202F; c'est aujourd'hui.")]
    [InlineData("Il a dit\u00A0: «\u00A0Jamais\u202F!\u00A0», à 50\u00A0%.")]
    [InlineData("Quoi\u202F?! Peut-être.")]
    public void French_text_comes_back_with_its_spaces_before_punctuation(string text) =>
        Assert.Equal(text, new Tokenizer(Language.French, lowerCase: false).Detokenize(new Tokenizer(Language.French, lowerCase: false).Tokenize(text)));

    [Fact]
    public void Lower_case_tokens_come_back_with_capitals_where_sentences_start()
    {
        Assert.Equal("I know. \"You do\", I said.", English.Detokenize(English.Tokenize("I know. \"You do\", I said.")));
        Assert.Equal("À demain\u202F! Élise.", French.Detokenize(French.Tokenize("À demain! Élise.")));
    }

    [Fact]
    public void What_comes_back_gives_the_same_tokens_again_whatever_the_words()
    {
        string[] english = ["do", "n't", "i", "'m", "tom", "'s", ",", ".", "?", "!", "(", ")", "\"", "$", "10", "3.5", "...", "well-known", "%", ":"];
        string[] french = ["l'", "homme", "qu'", "elle", "est", "-il", ",", ".", "?", "!", "«", "»", "a", "-t-il", "10", "peut-être", ":", ";", "aujourd'hui"];
        foreach ((Tokenizer tokenizer, string[] words, string host) in new[] { (English, english, "they"), (French, french, "va") })
            for (int seed = 0; seed < 500; seed++)
            {
                var random = new Random(seed);
                string[] tokens = [.. Enumerable.Range(0, 12).SelectMany(_ => Phrase(words[random.Next(words.Length)], host))];

                Assert.Equal(tokens, tokenizer.Tokenize(tokenizer.Detokenize(tokens)));
            }
    }

    [Fact]
    public void Dots_that_were_apart_stay_apart()
    {
        string[] dots = [".", "..", "...", "....", "-", "--", "a.m."];
        foreach (Tokenizer tokenizer in new[] { English, French })
            foreach (string first in dots)
                foreach (string second in dots)
                    foreach (string third in dots)
                        Assert.Equal([first, second, third], tokenizer.Tokenize(tokenizer.Detokenize([first, second, third])));
        Assert.Equal("Wait...", English.Detokenize(["wait", "..."]));
    }

    [Fact]
    public void Nothing_but_spaces_has_no_tokens_and_no_tokens_are_an_empty_text()
    {
        Assert.Empty(English.Tokenize(" \u00A0\t"));
        Assert.Equal("", French.Detokenize([]));
        Assert.Equal(["😀", "!"], English.Tokenize("😀!"));
    }

    [Fact]
    public void Bad_input_is_refused_by_name()
    {
        Assert.Contains("'language' is 7", Assert.Throws<ArgumentOutOfRangeException>(() => new Tokenizer((Language)7)).Message);
        Assert.Contains("empty token at 1", Assert.Throws<ArgumentException>(() => English.Detokenize(["a", ""])).Message);
        Assert.Throws<ArgumentNullException>("text", () => English.Tokenize(null!));
    }

    /// <summary>A piece that only exists beside a word gets one: a contraction or pronoun a word before it, an elision one after it; a sign stands between words.</summary>
    private static string[] Phrase(string token, string host) => token switch
    {
        "n't" => ["do", "n't"],
        [('-' or '\''), ..] => [host, token],
        [.., '\''] => [token, host],
        _ when token.Length == 1 && !char.IsLetter(token[0]) => [host, token, host],
        _ => [host, token],
    };
}
