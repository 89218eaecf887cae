using EngFra.French;
using EngFra.Grammar;
using EngFra.Lexicon;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>The order of words in the corpus's clauses, in both languages.</summary>
public sealed class FrenchClauses
{
    private static readonly Frame
        Eat = new("eat", "manger", _ => new Complement(new("some bread", "de le pain"), new("any bread", "de pain"))) { TakesNothing = true },
        See = new("see", "voir", _ => Complement.None),
        Talk = new("talk to", "parler à", _ => Complement.None),
        GetUp = new("get up", "se lever", _ => Complement.None),
        Go = new("go", "aller", _ => new Complement(new("to the market", "à le marché"))),
        Wash = new("wash", "se laver", _ => new Complement(new("{own} hands", "les mains"))) { ReflexiveAgrees = false };

    [Fact]
    public void Pas_jamais_plus_and_rien_surround_the_verb()
    {
        Is("He doesn't eat any bread.", "Il ne mange pas de pain.", Subject.He, Eat, Tense.Present, Negation.Not);
        Is("I never eat any bread.", "Je ne mange jamais de pain.", Subject.I, Eat, Tense.Present, Negation.Never);
        Is("We don't eat any bread anymore.", "Nous ne mangeons plus de pain.", Subject.We, Eat, Tense.Present, Negation.NoLonger);
        Is("They didn't eat any bread.", "Ils n'ont pas mangé de pain.", Subject.They, Eat, Tense.Past, Negation.Not);
        Check("She didn't eat anything.", "Elle n'a rien mangé.", Clause.Of(Subject.She, Eat.Bare(), Tense.Past, Negation.Nothing));
        Is("You aren't going to eat any bread.", "Tu ne vas pas manger de pain.", Subject.You, Eat, Tense.Going, Negation.Not);
    }

    [Fact]
    public void An_object_pronoun_stands_before_the_verb_and_the_participle_agrees_with_it()
    {
        ObjectPronoun her = ObjectPronoun.Direct.Single(p => p.English == "her"), them = ObjectPronoun.Direct.Single(p => p.English == "them");
        Check("I see her.", "Je la vois.", Clause.Of(Subject.I, See.With(her), Tense.Present));
        Check("I saw her.", "Je l'ai vue.", Clause.Of(Subject.I, See.With(her), Tense.Past));
        Check("She saw them.", "Elle les a vus.", Clause.Of(Subject.She, See.With(them), Tense.Past));
        Check("He isn't going to see her.", "Il ne va pas la voir.", Clause.Of(Subject.He, See.With(her), Tense.Going, Negation.Not));
        Check("We didn't talk to her.", "Nous ne lui avons pas parlé.", Clause.Of(Subject.We, Talk.With(ObjectPronoun.Indirect.Single(p => p.English == "her")), Tense.Past, Negation.Not));
    }

    [Fact]
    public void It_takes_the_gender_of_the_noun_that_it_stands_for()
    {
        Check("I saw it.", "Je l'ai vue.", Clause.Of(Subject.I, See.With(ObjectPronoun.It(Agreement.Femininely)), Tense.Past));
        Check("I see it.", "Je le vois.", Clause.Of(Subject.I, See.With(ObjectPronoun.It(Agreement.Masculine)), Tense.Present));
        Check("I saw them.", "Je les ai vues.", Clause.Of(Subject.I, See.With(ObjectPronoun.It(Agreement.Feminines)), Tense.Past));
    }

    [Fact]
    public void The_passe_compose_with_etre_agrees_with_the_subject()
    {
        Is("She went to the market.", "Elle est allée au marché.", Subject.She, Go, Tense.Past);
        Is("They went to the market.", "Ils sont allés au marché.", Subject.They, Go, Tense.Past);
        Is("She didn't get up.", "Elle ne s'est pas levée.", Subject.She, GetUp, Tense.Past, Negation.Not);
        Is("She washed her hands.", "Elle s'est lavé les mains.", Subject.She, Wash, Tense.Past);
    }

    [Fact]
    public void Each_english_tense_has_its_french_one()
    {
        Is("I eat some bread.", "Je mange du pain.", Subject.I, Eat, Tense.Present);
        Is("I'm eating some bread.", "Je mange du pain.", Subject.I, Eat, Tense.Progressive);
        Is("I ate some bread.", "J'ai mangé du pain.", Subject.I, Eat, Tense.Past);
        Is("I'm going to eat some bread.", "Je vais manger du pain.", Subject.I, Eat, Tense.Going);
        Is("I used to eat some bread.", "Je mangeais du pain.", Subject.I, Eat, Tense.UsedTo);
        Is("I was eating some bread.", "Je mangeais du pain.", Subject.I, Eat, Tense.Was);
        Is("You're getting up.", "Tu te lèves.", Subject.You, GetUp, Tense.Progressive);
        Is("We're going to get up.", "Nous allons nous lever.", Subject.We, GetUp, Tense.Going);
    }

    [Fact]
    public void A_short_adverb_stands_before_the_participle_and_the_infinitive()
    {
        var sleep = new Frame("sleep", "dormir", _ => new Complement(new("well", "bien")));
        Is("He slept well.", "Il a bien dormi.", Subject.He, sleep, Tense.Past);
        Is("He's going to sleep well.", "Il va bien dormir.", Subject.He, sleep, Tense.Going);
        Is("He sleeps well.", "Il dort bien.", Subject.He, sleep, Tense.Present);
    }

    [Theory]
    [InlineData("a", "il", "a-t-il")]
    [InlineData("mange", "elle", "mange-t-elle")]
    [InlineData("vas", "tu", "vas-tu")]
    [InlineData("dort", "il", "dort-il")]
    public void An_inverted_verb_gets_a_t_between_vowels(string verb, string pronoun, string written) => Assert.Equal(written, FrenchClause.Inverted(verb, pronoun));

    [Fact]
    public void An_adjective_stands_where_french_puts_it()
    {
        Assert.Equal("une voiture rouge", Noun("car", "red", plural: false).A.French);
        Assert.Equal("un vieil homme", Noun("man", "old", plural: false).A.French);
        Assert.Equal("de belles robes", Noun("dress", "beautiful", plural: true).A.French);
        Assert.Equal("des robes rouges", Noun("dress", "red", plural: true).A.French);
        Assert.Equal("cet arbre vert", Noun("tree", "green", plural: false).This.French);
    }

    private static NounPhrase Noun(string noun, string adjective, bool plural) => new(Nouns.Named(noun)[0], plural, Adjectives.All.First(a => a.English == adjective));

    private static void Is(string english, string french, Subject subject, Frame frame, Tense tense, Negation negation = Negation.None) =>
        Check(english, french, Clause.Of(subject, frame.Draw(new EngFra.Grammar.Draw(1)), tense, negation));

    private static void Check(string english, string french, Phrase clause)
    {
        Pair pair = Pair.Of(clause);
        Assert.Equal(english, pair.English);
        Assert.Equal(french, pair.French);
    }
}
