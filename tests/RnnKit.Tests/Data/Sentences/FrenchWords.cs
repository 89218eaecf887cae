using EngFra.French;
using FrenchText = EngFra.French.Text;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>Agreement, plurals, determiners, elision, contraction and numbers of the corpus's French.</summary>
public sealed class FrenchWords
{
    [Theory]
    [InlineData("grand", "grand grande grands grandes")]
    [InlineData("rouge", "rouge rouge rouges rouges")]
    [InlineData("heureux", "heureux heureuse heureux heureuses")]
    [InlineData("sportif", "sportif sportive sportifs sportives")]
    [InlineData("cher", "cher chère chers chères")]
    [InlineData("italien", "italien italienne italiens italiennes")]
    [InlineData("bon", "bon bonne bons bonnes")]
    [InlineData("blanc", "blanc blanche blancs blanches")]
    [InlineData("frais", "frais fraîche frais fraîches")]
    [InlineData("beau", "beau belle beaux belles")]
    [InlineData("nouveau", "nouveau nouvelle nouveaux nouvelles")]
    [InlineData("vieux", "vieux vieille vieux vieilles")]
    [InlineData("gris", "gris grise gris grises")]
    [InlineData("gentil", "gentil gentille gentils gentilles")]
    [InlineData("inquiet", "inquiet inquiète inquiets inquiètes")]
    [InlineData("bleu", "bleu bleue bleus bleues")]
    [InlineData("fatigué", "fatigué fatiguée fatigués fatiguées")]
    [InlineData("marron", "marron marron marron marron")]
    [InlineData("en colère", "en colère en colère en colère en colère")]
    public void An_adjective_agrees_in_gender_and_number(string masculine, string forms)
    {
        var adjective = new Adjective(masculine);
        Assert.Equal(forms, string.Join(' ', new[] { Agreement.Masculine, Agreement.Femininely, Agreement.Masculines, Agreement.Feminines }.Select(adjective.Form)));
    }

    [Theory]
    [InlineData("beau", "oiseau", "bel")]
    [InlineData("nouveau", "ami", "nouvel")]
    [InlineData("vieux", "homme", "vieil")]
    [InlineData("vieux", "chien", "vieux")]
    [InlineData("beau", "héros", "beau")]
    public void Three_adjectives_have_a_form_before_a_vowel(string masculine, string noun, string form) =>
        Assert.Equal(form, new Adjective(masculine).FormBefore(noun, Agreement.Masculine));

    [Theory]
    [InlineData("chat", "chats")]
    [InlineData("cheval", "chevaux")]
    [InlineData("journal", "journaux")]
    [InlineData("gâteau", "gâteaux")]
    [InlineData("souris", "souris")]
    [InlineData("genou", "genoux")]
    [InlineData("pneu", "pneus")]
    [InlineData("festival", "festivals")]
    public void A_noun_has_its_plural(string singular, string plural) => Assert.Equal(plural, Plurals.Of(singular));

    [Theory]
    [InlineData("je ai vu le oiseau", "j'ai vu l'oiseau")]
    [InlineData("la eau de la école", "l'eau de l'école")]
    [InlineData("il ne y a pas de eau", "il n'y a pas d'eau")]
    [InlineData("le haricot et la huitième", "le haricot et la huitième")]
    [InlineData("que il arrive", "qu'il arrive")]
    [InlineData("si il pleut", "s'il pleut")]
    [InlineData("si elle dort", "si elle dort")]
    [InlineData("ce est vrai", "c'est vrai")]
    [InlineData("est-ce que elle te a vu", "est-ce qu'elle t'a vu")]
    [InlineData("le hôtel de le homme", "l'hôtel de l'homme")]
    public void A_short_word_loses_its_vowel_before_a_vowel(string raw, string written) => Assert.Equal(written, FrenchText.Phrase(raw));

    [Theory]
    [InlineData("à le marché", "au marché")]
    [InlineData("à les enfants", "aux enfants")]
    [InlineData("de le pain", "du pain")]
    [InlineData("de les amis", "des amis")]
    [InlineData("à la gare", "à la gare")]
    [InlineData("à le hôpital", "à l'hôpital")]
    [InlineData("de le haricot", "du haricot")]
    [InlineData("de ~le voir", "de le voir")]
    [InlineData("à ~les laver", "à les laver")]
    [InlineData("je veux ~le acheter", "je veux l'acheter")]
    public void An_article_contracts_and_a_pronoun_does_not(string raw, string written) => Assert.Equal(written, FrenchText.Phrase(raw));

    [Fact]
    public void A_sentence_has_a_capital_and_a_narrow_space_before_its_mark()
    {
        Assert.Equal("Où es-tu\u202F?", FrenchText.Sentence("où es-tu", '?'));
        Assert.Equal("Écoute\u202F!", FrenchText.Sentence("écoute", '!'));
        Assert.Equal("Hier, il a plu.", FrenchText.Sentence("hier , il a plu", '.'));
    }

    [Theory]
    [InlineData(0, "amie", true, false, "mon")]
    [InlineData(0, "sœur", true, false, "ma")]
    [InlineData(1, "école", true, false, "ton")]
    [InlineData(2, "livres", false, true, "ses")]
    [InlineData(5, "maison", true, false, "leur")]
    [InlineData(3, "enfants", false, true, "nos")]
    public void A_possessive_fits_owner_and_owned(int person, string next, bool feminine, bool plural, string form) =>
        Assert.Equal(form, Determiners.Possessive(person, new Agreement(feminine, plural), next));

    [Theory]
    [InlineData("oiseau", false, false, "cet")]
    [InlineData("chat", false, false, "ce")]
    [InlineData("homme", false, false, "cet")]
    [InlineData("maison", true, false, "cette")]
    [InlineData("amis", false, true, "ces")]
    public void A_demonstrative_fits_the_next_word(string next, bool feminine, bool plural, string form) =>
        Assert.Equal(form, Determiners.Demonstrative(new Agreement(feminine, plural), next));

    [Theory]
    [InlineData(1, false, "un")]
    [InlineData(1, true, "une")]
    [InlineData(17, false, "dix-sept")]
    [InlineData(21, true, "vingt et une")]
    [InlineData(45, false, "quarante-cinq")]
    [InlineData(70, false, "soixante-dix")]
    [InlineData(71, false, "soixante et onze")]
    [InlineData(78, false, "soixante-dix-huit")]
    [InlineData(80, false, "quatre-vingts")]
    [InlineData(81, false, "quatre-vingt-un")]
    [InlineData(91, false, "quatre-vingt-onze")]
    [InlineData(99, false, "quatre-vingt-dix-neuf")]
    public void A_number_reads_as_it_is_written(int number, bool feminine, string words) => Assert.Equal(words, Numbers.Of(number, feminine));
}
