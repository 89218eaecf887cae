using EngFra.Grammar;

namespace EngFra.Lexicon;

/// <summary>What people do every day: set phrases and reflexives, a line each.</summary>
internal static class DailyFrames
{
    /// <summary>Nobody is getting up early just now.</summary>
    private static readonly HashSet<string> Momentary = new(StringComparer.Ordinal) { "hurry", "get up", "wake up", "go to bed", "stop" };

    public static readonly Frame[] Set = [.. Lines(
        """
        listen to = écouter : the radio = la radio; this song = cette chanson; these songs = ces chansons
        listen to = écouter : music = de la musique / de musique
        watch = regarder : TV = la télévision; the birds = les oiseaux; the children = les enfants; the stars = les étoiles
        learn = apprendre : French = le français; English = le anglais; Spanish = le espagnol; German = le allemand; Italian = le italien; Japanese = le japonais
        study = étudier : history = la histoire; music = la musique; Chinese = le chinois; biology = la biologie; law = le droit; medicine = la médecine
        speak = parler : French = français; English = anglais; Spanish = espagnol; German = allemand; Italian = italien; Chinese = chinois; Japanese = japonais
        play = jouer : soccer = à le football; tennis = à le tennis; chess = à les échecs; cards = à les cartes; basketball = à le basket; golf = à le golf
        play = jouer : the piano = de le piano; the guitar = de la guitare; the violin = de le violon; the flute = de la flûte
        play = jouer : soccer with my friends = à le football avec mes amis; cards with my grandmother = à les cartes avec ma grand-mère
        do = faire : the dishes = la vaisselle; the laundry = la lessive; the shopping = les courses; {own} homework = {s} devoirs
        make = faire : a cake = un gâteau / de gâteau; a mistake = une erreur / de erreur; {own} bed = {m} lit; a lot of noise = beaucoup de bruit
        cook = préparer : dinner = le dîner; lunch = le déjeuner; breakfast = le petit-déjeuner
        take = prendre : a shower = une douche / de douche; a bath = un bain / de bain; pictures = des photos / de photos; a taxi = un taxi / de taxi
        ask = poser : a question = une question / de question; a difficult question = une question difficile / de question difficile
        tell = dire : the truth = la vérité
        go = rentrer : home = à la maison; home early = tôt à la maison
        go out = sortir : with {own} friends = avec {s} amis; without a coat = sans manteau; with {own} sister = avec {f} sœur
        sing = chanter : in the shower = sous la douche; a song = une chanson / de chanson; well = bien; in English = en anglais; in the kitchen = dans la cuisine
        dance = danser : with {own} friends = avec {s} amis; all night = toute la nuit; in the street = dans la rue
        water = arroser : the flowers = les fleurs; the garden = le jardin; the tomatoes = les tomates; the trees = les arbres
        read = lire : the newspaper in the kitchen = le journal dans la cuisine; a book in bed = un livre à le lit / de livre à le lit
        """)];

    public static readonly Frame[] Short = [.. Lines(
        """
        win = gagner : the game = le match; a lot of money = beaucoup de argent
        miss = rater : the bus = le bus; the train = le train; the plane = le avion
        pay = payer : the bill = la addition; the rent = le loyer; the waiter = le serveur
        pass = réussir : the exam = le examen; {own} exam = {m} examen; all {own} exams = tous {s} examens
        fall = tomber : in the street = dans la rue; in the water = dans la eau; off the chair = de la chaise; in the garden = dans le jardin
        spend = passer : the weekend in Paris = le week-end à Paris; the day at the beach = la journée à la plage; the evening with {own} family = la soirée avec {f} famille
        begin = commencer : a new job = un nouveau travail; the lesson = la leçon
        finish = finir : {own} homework = {s} devoirs; {own} work = {m} travail; the book = le livre; the soup = la soupe; the exercise = le exercice
        understand = comprendre : the question = la question; the lesson = la leçon; the exercise = le exercice; this word = ce mot; the answer = la réponse
        hear = entendre : a noise = un bruit / de bruit; the music = la musique; the rain = la pluie; the bell = la cloche
        """).Select(frame => frame with { Tenses = Tense.Past | Tense.Going })];

    public static readonly Frame[] Alone = [.. Lines(
        """
        work = travailler : ; a lot = beaucoup; well = bien; too much = trop
        sleep = dormir :
        laugh = rire : ; a lot = beaucoup; loudly = fort
        cry = pleurer : ; a lot = beaucoup
        sing = chanter :
        dance = danser :
        smoke = fumer : ; too much = trop
        cook = cuisiner : ; well = bien
        wait = attendre : ; in the rain = sous la pluie; in front of the school = devant la école; in front of the station = devant la gare
        have dinner = dîner : ; with friends = avec des amis; at the restaurant = à le restaurant; in the garden = dans le jardin
        have lunch = déjeuner : ; at home = à la maison; at the office = à le bureau; at school = à la école
        """).Select(frame => frame with { Everyday = true, Tenses = frame.English is "cry" or "wait" or "smoke" ? Tense.Action & ~Tense.Going : Tense.Action })];

    public static readonly Frame[] Reflexive = [.. Lines(
        """
        get up = se lever : ; early = tôt; late = tard; at six o'clock = à six heures; at seven o'clock = à sept heures
        wake up = se réveiller : ; early = tôt; late = tard; at seven o'clock = à sept heures
        go to bed = se coucher : ; early = tôt; late = tard; at ten o'clock = à dix heures; at eleven o'clock = à onze heures
        get dressed = se habiller : ; quickly = vite
        hurry = se dépêcher :
        have fun = se amuser : ; a lot = beaucoup; with {own} friends = avec {s} amis; at the beach = à la plage
        rest = se reposer : ; in the garden = dans le jardin; on the sofa = sur le canapé
        get bored = se ennuyer : ; at school = à la école; at home = à la maison
        get ready = se préparer :
        stop = se arrêter : ; in front of the bakery = devant la boulangerie; in front of the bank = devant la banque
        go for a walk = se promener : ; in the park = dans le parc; in the forest = dans la forêt; on the beach = sur la plage; with {own} dog = avec {m} chien
        """).Select(frame => frame with { Tenses = Momentary.Contains(frame.English) ? Tense.Present | Tense.Past | Tense.Going | Tense.UsedTo : Tense.Action, Everyday = true })];

    /// <summary>The participle does not agree with the reflexive pronoun, which is an indirect object here.</summary>
    public static readonly Frame[] ReflexiveParts = [.. Lines(
        """
        brush = se brosser : {own} teeth = les dents; {own} hair = les cheveux
        wash = se laver : {own} hands = les mains; {own} hair = les cheveux
        """).Select(frame => frame with { ReflexiveAgrees = false, Everyday = true })];

    private static IEnumerable<Frame> Lines(string text) => text.Split('\n').Select(line =>
    {
        string[] parts = line.Split(':');
        Phrase verb = Phrase.Parse(parts[0]);
        Complement[] complements = [.. parts[1].Split(';').Select(Read)];
        return new Frame(verb.English, verb.French, draw => draw.Of(complements));
    });

    /// <summary>Reads <c>English = French</c>, or <c>English = French / French when denied</c>, or nothing.</summary>
    private static Complement Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Complement.None;
        Phrase said = Phrase.Parse(text);
        string[] both = said.French.Split(" / ");
        return new Complement(said with { French = both[0] }, said with { French = both[^1] });
    }
}
