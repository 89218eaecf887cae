using EngFra.English;
using EngFra.French;

namespace EngFra.Lexicon;

/// <summary>What kind of thing a noun names: decides which verbs and adjectives go with it.</summary>
internal enum Kind { Family, Person, Animal, Food, FoodMass, Drink, Clothes, Thing, Furniture, Box, Plant, Vehicle, Transport, Book, Show, Place, Room }

/// <summary>A noun in both languages.</summary>
internal sealed record NounPair(Kind Kind, string English, string EnglishPlural, Noun French);

/// <summary>The nouns. A line: kind, then entries <c>English = French gender</c>, plurals after a slash where no rule gives them.</summary>
internal static class Nouns
{
    private const string Table =
        """
        Family: mother = mère f; father = père m; brother = frère m; sister = sœur f; grandmother = grand-mère/grands-mères f; grandfather = grand-père/grands-pères m
        Family: uncle = oncle m; aunt = tante f; cousin = cousin m; son = fils m; daughter = fille f; wife = femme f; husband = mari m; friend = ami m; neighbor = voisin m
        Person: man = homme m; woman = femme f; boy = garçon m; girl = fille f; child = enfant m; teacher = professeur m; doctor = médecin m; student = étudiant m
        Person: nurse = infirmière f; policeman = policier m; farmer = fermier m; baker = boulanger m; waiter = serveur m; waitress = serveuse f; lawyer = avocat m
        Person: engineer = ingénieur m; writer = écrivain m; actor = acteur m; actress = actrice f; king = roi m; queen = reine f; tourist = touriste m
        Person: dentist = dentiste m; musician = musicien m; journalist = journaliste m; lady = dame f; baby = bébé m; driver = chauffeur m
        Animal: dog = chien m; cat = chat m; horse = cheval m; bird = oiseau m; cow = vache f; rabbit = lapin m; mouse = souris f; hen = poule f; sheep = mouton m
        Animal: duck = canard m; pig = cochon m; turtle = tortue f
        Food: apple = pomme f; orange = orange f; banana = banane f; pear = poire f; strawberry = fraise f; tomato = tomate f; carrot = carotte f; egg = œuf m
        Food: potato = pomme_de_terre/pommes_de_terre f; sandwich = sandwich m; cake = gâteau m; cookie = biscuit m; cherry = cerise f; mushroom = champignon m
        Food: pizza = pizza f; onion = oignon m; bean = haricot m
        FoodMass: bread = pain m; cheese = fromage m; meat = viande f; rice = riz m; soup = soupe f; chicken = poulet m; salad = salade f; butter = beurre m
        FoodMass: jam = confiture f; chocolate = chocolat m; ice_cream = glace f; ham = jambon m; honey = miel m; fish = poisson m; sugar = sucre m
        Drink: water = eau f; milk = lait m; coffee = café m; tea = thé m; wine = vin m; beer = bière f; juice = jus m; lemonade = limonade f
        Clothes: shirt = chemise f; dress = robe f; coat = manteau m; hat = chapeau m; skirt = jupe f; sweater = pull m; jacket = veste f; shoe = chaussure f
        Clothes: sock = chaussette f; glove = gant m; scarf = écharpe f; tie = cravate f; boot = botte f; suit = costume m; belt = ceinture f
        Thing: key = clé f; phone = téléphone m; watch = montre f; umbrella = parapluie m; pen = stylo m; pencil = crayon m; computer = ordinateur m; ball = ballon m
        Thing: knife = couteau m; glass = verre m; plate = assiette f; cup = tasse f; bottle = bouteille f; gift = cadeau m; ticket = billet m; wallet = portefeuille m
        Thing: map = carte f; ring = bague f; lamp = lampe f; mirror = miroir m; toy = jouet m; flower = fleur f; picture = photo f; guitar = guitare f
        Thing: suitcase = valise f; blanket = couverture f; pillow = oreiller m; spoon = cuillère f; fork = fourchette f; passport = passeport m; notebook = cahier m; camera = appareil_photo/appareils_photo m
        Furniture: table = table f; chair = chaise f; bed = lit m; desk = bureau m; sofa = canapé m; shelf = étagère f; armchair = fauteuil m
        Box: drawer = tiroir m; fridge = frigo m; closet = placard m; bag = sac m; box = boîte f; basket = panier m
        Plant: tree = arbre m
        Vehicle: car = voiture f; bike = vélo m; boat = bateau m; truck = camion m; motorcycle = moto f
        Transport: taxi = taxi m; train = train m; bus = bus m; plane = avion m
        Book: book = livre m; letter = lettre f; newspaper = journal m; magazine = magazine m; novel = roman m; story = histoire f; poem = poème m; message = message m
        Book: article = article m
        Show: movie = film m; game = match m; show = spectacle m
        Place: school = école f; market = marché m; station = gare f; park = parc m; beach = plage f; library = bibliothèque f; museum = musée m; theater = théâtre m
        Place: restaurant = restaurant m; hospital = hôpital m; church = église f; bank = banque f; office = bureau m; airport = aéroport m; bakery = boulangerie f
        Place: supermarket = supermarché m; hotel = hôtel m; castle = château m; garden = jardin m; village = village m; farm = ferme f; pharmacy = pharmacie f
        Place: stadium = stade m; university = université f; bookstore = librairie f; swimming_pool = piscine f; café = café m; zoo = zoo m
        Room: kitchen = cuisine f; bedroom = chambre f; bathroom = salle_de_bains/salles_de_bains f; living_room = salon m; garage = garage m; house = maison f
        Room: apartment = appartement m; hallway = couloir m
        """;

    public static readonly IReadOnlyList<NounPair> All = [.. Table.Split('\n').SelectMany(Line)];

    private static readonly ILookup<Kind, NounPair> ByKind = All.ToLookup(noun => noun.Kind);

    public static NounPair[] Of(params Kind[] kinds) => [.. kinds.SelectMany(kind => ByKind[kind])];

    /// <summary>Nouns by their English names, separated by commas.</summary>
    public static NounPair[] Named(string names) => [.. names.Split(", ").Select(name => All.First(noun => noun.English == name))];

    private static IEnumerable<NounPair> Line(string line)
    {
        string[] parts = line.Split(": ");
        return parts[1].Split(';').Select(entry => Entry(Enum.Parse<Kind>(parts[0]), entry.Trim()));
    }

    private static NounPair Entry(Kind kind, string entry)
    {
        string[] sides = entry.Replace(" = ", "=", StringComparison.Ordinal).Split('=');
        string[] words = sides[1].Split(' '), forms = words[0].Replace('_', ' ').Split('/');
        string english = sides[0].Replace('_', ' ');
        return new NounPair(
            kind, english, Spelling.Plural(english), new Noun(forms[0], forms.Length > 1 ? forms[1] : Plurals.Of(forms[0]), words[1] == "f"));
    }
}
