using EngFra.Grammar;
using EngFra.Lexicon;

namespace EngFra.Constructions;

/// <summary>Someone does something, at some time, or does not.</summary>
internal static class Statements
{
    public static Pair Draw(Draw draw) => Pair.Of(Clause(draw));

    /// <summary>A clause with its time, without mark.</summary>
    public static Phrase Clause(Draw draw, Subject? about = null, double timeFirst = 0.2)
    {
        Subject subject = about ?? Subjects.Anyone(draw);
        Predicate predicate = Frames.Any(draw);
        return Say(draw, subject, predicate, Frames.TenseFor(draw, predicate), timeFirst);
    }

    /// <summary>With a pronoun before the French verb: I see her, she gives him a book.</summary>
    public static Pair WithPronoun(Draw draw)
    {
        Subject subject = Subjects.Anyone(draw);
        Predicate predicate;
        if (draw.Chance(0.6))
        {
            ObjectPronoun who = Fitting(draw, subject, ObjectPronoun.Direct);
            predicate = draw.Of(PeopleFrames.Direct).With(who);
        }
        else
        {
            ObjectPronoun who = Fitting(draw, subject, ObjectPronoun.Indirect);
            if (draw.Chance(0.4)) predicate = draw.Of(PeopleFrames.Indirect).With(who);
            else
            {
                (Frame frame, Func<Draw, Complement> thing) = draw.Of(PeopleFrames.Giving);
                predicate = frame.With(who, thing(draw));
            }
        }
        return Pair.Of(Say(draw, subject, predicate, Frames.TenseFor(draw, predicate)));
    }

    /// <summary>Someone bought something.</summary>
    public static Phrase Bought(Draw draw, NounPhrase thing)
    {
        Subject subject = Subjects.Anyone(draw);
        Frame frame = draw.Chance(0.7) ? new Frame("buy", "acheter", _ => Complement.None) : new Frame("sell", "vendre", _ => Complement.None);
        return Grammar.Clause.Of(subject, frame.Bare() with { Complement = new Complement(draw.Chance(0.5) ? thing.A : thing.This) }, Tense.Past);
    }

    /// <summary>A pronoun object that is not the subject.</summary>
    public static ObjectPronoun Fitting(Draw draw, Subject subject, IReadOnlyList<ObjectPronoun> pronouns) =>
        draw.Of(pronouns.Where(pronoun => pronoun.FitsWith(subject)).ToArray());

    private static Phrase Say(Draw draw, Subject subject, Predicate predicate, Tense tense, double timeFirst = 0.2)
    {
        Negation negation = Denial(draw, predicate, tense);
        if (negation == Negation.Nothing) predicate = predicate with { Complement = Complement.None };
        bool habit = tense == Tense.Present && (predicate.Tenses & Tense.Progressive) != 0;
        bool often = habit && negation == Negation.None && draw.Chance(0.35);
        Phrase clause = Grammar.Clause.Of(subject, predicate, tense, negation, often ? Times.Often(draw) : default);
        double timed = often || tense == Tense.StatePast || (tense == Tense.Present && !habit) || negation is Negation.Never or Negation.NoLonger || (habit && negation != Negation.None) ? 0
            : tense == Tense.Was ? 0.8 : habit ? 0.8 : 0.5;
        return draw.Chance(timed) ? Times.Add(draw, clause, Times.For(draw, tense, predicate.Everyday), timeFirst) : clause;
    }

    private static Negation Denial(Draw draw, Predicate predicate, Tense tense)
    {
        if (tense is Tense.UsedTo or Tense.Was || draw.Chance(0.68)) return Negation.None;
        if (predicate.TakesNothing && predicate.Object is null && draw.Chance(0.15)) return Negation.Nothing;
        return tense switch
        {
            Tense.Present => draw.Of(Negation.Not, Negation.Not, Negation.Never, Negation.NoLonger),
            Tense.Past => draw.Chance(0.12) ? Negation.Never : Negation.Not,
            _ => Negation.Not,
        };
    }
}
