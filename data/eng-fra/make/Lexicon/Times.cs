using EngFra.Grammar;

namespace EngFra.Lexicon;

/// <summary>When: the adverbials that go with each tense, so that the tense can be told from the sentence.</summary>
internal static class Times
{
    private static readonly Phrase[]
        Habit = Phrase.List(
            """
            every day = tous les jours; every morning = tous les matins; every evening = tous les soirs; every week = toutes les semaines
            on weekends = le week-end; on Sundays = le dimanche; on Mondays = le lundi; on Fridays = le vendredi; in winter = en hiver; in summer = en été
            """),
        Now = Phrase.List("now = maintenant; right now = en ce moment; today = aujourd'hui"),
        Before = Phrase.List(
            """
            yesterday = hier; yesterday morning = hier matin; last night = hier soir; last week = la semaine dernière; last year = la année dernière
            last month = le mois dernier; last Monday = lundi dernier; last summer = le été dernier; this morning = ce matin
            two days ago = il y a deux jours; three weeks ago = il y a trois semaines; a month ago = il y a un mois
            """),
        Later = Phrase.List(
            """
            tomorrow = demain; tomorrow morning = demain matin; tonight = ce soir; next week = la semaine prochaine; next year = la année prochaine
            next month = le mois prochain; this weekend = ce week-end; this afternoon = cet après-midi; on Saturday = samedi; on Tuesday = mardi
            soon = bientôt; next summer = le été prochain; in two days = dans deux jours
            """),
        RecentDay = Phrase.List("yesterday = hier; last Sunday = dimanche dernier; last weekend = le week-end dernier; last Thursday = jeudi dernier"),
        NextDay = Phrase.List("tomorrow = demain; this weekend = ce week-end; on Saturday = samedi; on Sunday = dimanche"),
        Once = Phrase.List(
            """
            every summer = tous les étés; every Sunday = tous les dimanches; every day = tous les jours; every evening = tous les soirs
            when I was a child = quand je étais enfant; at that time = à la époque
            """),
        During = Phrase.List(
            """
            when the phone rang = quand le téléphone a sonné; when I arrived = quand je suis arrivé; when she called = quand elle a appelé
            when we arrived = quand nous sommes arrivés; at noon = à midi; at eight o'clock = à huit heures; when the rain started = quand la pluie a commencé
            """),
        How = Phrase.List("always = toujours; often = souvent; sometimes = parfois");

    /// <summary>A time for a tense.</summary>
    public static Phrase For(Draw draw, Tense tense, bool everyday = false) => draw.Of(tense switch
    {
        Tense.Past when everyday => RecentDay,
        Tense.Going when everyday => NextDay,
        Tense.Past => Before,
        Tense.Going => Later,
        Tense.UsedTo => Once,
        Tense.Was => During,
        Tense.Progressive => Now,
        _ => Habit,
    });

    /// <summary>always, often, sometimes.</summary>
    public static Phrase Often(Draw draw) => draw.Of(How);

    /// <summary>Adds a time at the end, or now and then at the beginning, where a comma follows it.</summary>
    public static Phrase Add(Draw draw, Phrase clause, Phrase time, double first = 0.2) =>
        draw.Chance(first) && !time.English.StartsWith("when", StringComparison.Ordinal) && time.English is not ("now" or "soon")
            ? new($"{time.English} , {clause.English}", $"{time.French} , {clause.French}")
            : clause + time;
}
