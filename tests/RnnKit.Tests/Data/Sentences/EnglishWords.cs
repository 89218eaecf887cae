using EngFra.English;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>The forms of the corpus's English.</summary>
public sealed class EnglishWords
{
    [Theory]
    [InlineData("eat", "eats ate eaten eating")]
    [InlineData("watch", "watches watched watched watching")]
    [InlineData("study", "studies studied studied studying")]
    [InlineData("play", "plays played played playing")]
    [InlineData("stop", "stops stopped stopped stopping")]
    [InlineData("close", "closes closed closed closing")]
    [InlineData("go", "goes went gone going")]
    [InlineData("have", "has had had having")]
    [InlineData("swim", "swims swam swum swimming")]
    [InlineData("read", "reads read read reading")]
    public void A_verb_has_its_forms(string basis, string forms)
    {
        EnglishVerb verb = EnglishVerb.Of(basis);
        Assert.Equal(forms, $"{verb.Third} {verb.Past} {verb.Participle} {verb.Ing}");
    }

    [Theory]
    [InlineData("child", "children")]
    [InlineData("city", "cities")]
    [InlineData("boy", "boys")]
    [InlineData("watch", "watches")]
    [InlineData("knife", "knives")]
    [InlineData("potato", "potatoes")]
    [InlineData("radio", "radios")]
    public void A_noun_has_its_plural(string singular, string plural) => Assert.Equal(plural, Spelling.Plural(singular));

    [Theory]
    [InlineData("apple", "an")]
    [InlineData("book", "a")]
    [InlineData("university", "a")]
    [InlineData("useful key", "a")]
    [InlineData("honest lawyer", "an")]
    [InlineData("umbrella", "an")]
    public void The_article_follows_the_sound(string next, string article) => Assert.Equal(article, Spelling.Indefinite(next));

    [Theory]
    [InlineData("my sister", "my sister's")]
    [InlineData("my parents", "my parents'")]
    [InlineData("Lucas", "Lucas's")]
    [InlineData("the children", "the children's")]
    public void An_owner_has_an_apostrophe(string owner, string form) => Assert.Equal(form, Spelling.Possessive(owner));
}
