namespace EngFra.French;

/// <summary>Verbs that follow no group: je, tu, il, nous, vous, ils and the participle. Some lend their forms to others.</summary>
internal static class IrregularVerbs
{
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["être"] = "suis es est sommes êtes sont été",
        ["avoir"] = "ai as a avons avez ont eu",
        ["aller"] = "vais vas va allons allez vont allé",
        ["faire"] = "fais fais fait faisons faites font fait",
        ["venir"] = "viens viens vient venons venez viennent venu",
        ["tenir"] = "tiens tiens tient tenons tenez tiennent tenu",
        ["prendre"] = "prends prends prend prenons prenez prennent pris",
        ["mettre"] = "mets mets met mettons mettez mettent mis",
        ["pouvoir"] = "peux peux peut pouvons pouvez peuvent pu",
        ["vouloir"] = "veux veux veut voulons voulez veulent voulu",
        ["devoir"] = "dois dois doit devons devez doivent dû",
        ["savoir"] = "sais sais sait savons savez savent su",
        ["voir"] = "vois vois voit voyons voyez voient vu",
        ["croire"] = "crois crois croit croyons croyez croient cru",
        ["boire"] = "bois bois boit buvons buvez boivent bu",
        ["lire"] = "lis lis lit lisons lisez lisent lu",
        ["dire"] = "dis dis dit disons dites disent dit",
        ["écrire"] = "écris écris écrit écrivons écrivez écrivent écrit",
        ["ouvrir"] = "ouvre ouvres ouvre ouvrons ouvrez ouvrent ouvert",
        ["offrir"] = "offre offres offre offrons offrez offrent offert",
        ["partir"] = "pars pars part partons partez partent parti",
        ["sortir"] = "sors sors sort sortons sortez sortent sorti",
        ["mentir"] = "mens mens ment mentons mentez mentent menti",
        ["dormir"] = "dors dors dort dormons dormez dorment dormi",
        ["connaître"] = "connais connais connaît connaissons connaissez connaissent connu",
        ["recevoir"] = "reçois reçois reçoit recevons recevez reçoivent reçu",
        ["courir"] = "cours cours court courons courez courent couru",
        ["vivre"] = "vis vis vit vivons vivez vivent vécu",
        ["rire"] = "ris ris rit rions riez rient ri",
        ["naître"] = "nais nais naît naissons naissez naissent né",
        ["mourir"] = "meurs meurs meurt mourons mourez meurent mort",
        ["conduire"] = "conduis conduis conduit conduisons conduisez conduisent conduit",
        ["asseoir"] = "assieds assieds assied asseyons asseyez asseyent assis",
    };

    private static readonly (string Prefix, string Base)[] Derived =
    [
        ("ap", "prendre"), ("com", "prendre"), ("re", "venir"), ("de", "venir"), ("per", "mettre"), ("pro", "mettre"),
    ];

    /// <summary>The verb, or null if it is regular.</summary>
    public static Verb? Find(string infinitive)
    {
        if (Table.TryGetValue(infinitive, out string? forms)) return Parse(infinitive, forms, "");
        foreach ((string prefix, string basis) in Derived)
            if (infinitive == prefix + basis) return Parse(infinitive, Table[basis], prefix);
        return null;
    }

    private static Verb Parse(string infinitive, string forms, string prefix)
    {
        string[] all = [.. forms.Split(' ').Select(form => prefix + form)];
        return new Verb(infinitive, all[..6], all[6]);
    }
}
