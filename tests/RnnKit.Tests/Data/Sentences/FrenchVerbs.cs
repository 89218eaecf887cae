using EngFra.French;

namespace RnnKit.Tests.Data.Sentences;

/// <summary>The conjugation of the corpus's French, against tables written out by hand.</summary>
public sealed class FrenchVerbs
{
    [Theory]
    [InlineData("parler", "parle parles parle parlons parlez parlent")]
    [InlineData("manger", "mange manges mange mangeons mangez mangent")]
    [InlineData("commencer", "commence commences commence commençons commencez commencent")]
    [InlineData("acheter", "achète achètes achète achetons achetez achètent")]
    [InlineData("lever", "lève lèves lève levons levez lèvent")]
    [InlineData("promener", "promène promènes promène promenons promenez promènent")]
    [InlineData("appeler", "appelle appelles appelle appelons appelez appellent")]
    [InlineData("préférer", "préfère préfères préfère préférons préférez préfèrent")]
    [InlineData("célébrer", "célèbre célèbres célèbre célébrons célébrez célèbrent")]
    [InlineData("nettoyer", "nettoie nettoies nettoie nettoyons nettoyez nettoient")]
    [InlineData("envoyer", "envoie envoies envoie envoyons envoyez envoient")]
    [InlineData("ennuyer", "ennuie ennuies ennuie ennuyons ennuyez ennuient")]
    [InlineData("étudier", "étudie étudies étudie étudions étudiez étudient")]
    [InlineData("travailler", "travaille travailles travaille travaillons travaillez travaillent")]
    [InlineData("rencontrer", "rencontre rencontres rencontre rencontrons rencontrez rencontrent")]
    [InlineData("finir", "finis finis finit finissons finissez finissent")]
    [InlineData("choisir", "choisis choisis choisit choisissons choisissez choisissent")]
    [InlineData("vendre", "vends vends vend vendons vendez vendent")]
    [InlineData("attendre", "attends attends attend attendons attendez attendent")]
    [InlineData("être", "suis es est sommes êtes sont")]
    [InlineData("avoir", "ai as a avons avez ont")]
    [InlineData("aller", "vais vas va allons allez vont")]
    [InlineData("faire", "fais fais fait faisons faites font")]
    [InlineData("venir", "viens viens vient venons venez viennent")]
    [InlineData("revenir", "reviens reviens revient revenons revenez reviennent")]
    [InlineData("apprendre", "apprends apprends apprend apprenons apprenez apprennent")]
    [InlineData("pouvoir", "peux peux peut pouvons pouvez peuvent")]
    [InlineData("devoir", "dois dois doit devons devez doivent")]
    [InlineData("connaître", "connais connais connaît connaissons connaissez connaissent")]
    [InlineData("boire", "bois bois boit buvons buvez boivent")]
    [InlineData("mentir", "mens mens ment mentons mentez mentent")]
    public void The_present_follows_the_table(string infinitive, string forms) =>
        Assert.Equal(forms, string.Join(' ', Enumerable.Range(0, 6).Select(Conjugation.Of(infinitive).Present)));

    [Theory]
    [InlineData("parler", "parlais parlais parlait parlions parliez parlaient")]
    [InlineData("manger", "mangeais mangeais mangeait mangions mangiez mangeaient")]
    [InlineData("commencer", "commençais commençais commençait commencions commenciez commençaient")]
    [InlineData("étudier", "étudiais étudiais étudiait étudiions étudiiez étudiaient")]
    [InlineData("nettoyer", "nettoyais nettoyais nettoyait nettoyions nettoyiez nettoyaient")]
    [InlineData("finir", "finissais finissais finissait finissions finissiez finissaient")]
    [InlineData("être", "étais étais était étions étiez étaient")]
    [InlineData("avoir", "avais avais avait avions aviez avaient")]
    [InlineData("faire", "faisais faisais faisait faisions faisiez faisaient")]
    [InlineData("voir", "voyais voyais voyait voyions voyiez voyaient")]
    public void The_imparfait_has_the_stem_of_nous(string infinitive, string forms) =>
        Assert.Equal(forms, string.Join(' ', Enumerable.Range(0, 6).Select(Conjugation.Of(infinitive).Imperfect)));

    [Theory]
    [InlineData("parler", "parlé parlée parlés parlées")]
    [InlineData("finir", "fini finie finis finies")]
    [InlineData("vendre", "vendu vendue vendus vendues")]
    [InlineData("prendre", "pris prise pris prises")]
    [InlineData("ouvrir", "ouvert ouverte ouverts ouvertes")]
    [InlineData("naître", "né née nés nées")]
    public void A_participle_agrees(string infinitive, string forms) => Assert.Equal(
        forms,
        string.Join(' ', new[] { Agreement.Masculine, Agreement.Femininely, Agreement.Masculines, Agreement.Feminines }.Select(Conjugation.Of(infinitive).Participle)));

    [Theory]
    [InlineData("parler", "parle parlons parlez")]
    [InlineData("aller", "va allons allez")]
    [InlineData("ouvrir", "ouvre ouvrons ouvrez")]
    [InlineData("finir", "finis finissons finissez")]
    [InlineData("être", "sois soyons soyez")]
    [InlineData("avoir", "aie ayons ayez")]
    public void The_imperative_of_tu_loses_its_s_after_a_and_e(string infinitive, string forms) =>
        Assert.Equal(forms, string.Join(' ', new[] { 1, 3, 4 }.Select(Conjugation.Of(infinitive).Imperative)));

    [Theory]
    [InlineData("aller", true)]
    [InlineData("rester", true)]
    [InlineData("naître", true)]
    [InlineData("manger", false)]
    [InlineData("marcher", false)]
    public void Verbs_of_movement_and_change_take_etre(string infinitive, bool takesEtre) => Assert.Equal(takesEtre, Conjugation.Of(infinitive).TakesEtre);

    [Fact]
    public void What_is_no_infinitive_is_refused() => Assert.Throws<ArgumentException>(() => Conjugation.Of("table"));
}
