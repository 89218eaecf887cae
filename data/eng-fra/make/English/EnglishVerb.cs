namespace EngFra.English;

/// <summary>An English verb: base, -s, past, past participle, -ing.</summary>
internal sealed record EnglishVerb(string Base, string Third, string Past, string Participle, string Ing)
{
    private const string Irregular =
        """
        be was been|have had had|do did done|go went gone|come came come|eat ate eaten|drink drank drunk|read read read|write wrote written
        buy bought bought|sell sold sold|wear wore worn|find found found|lose lost lost|see saw seen|know knew known|take took taken|give gave given
        make made made|sleep slept slept|leave left left|run ran run|sing sang sung|swim swam swum|speak spoke spoken|tell told told|say said said
        meet met met|get got gotten|wake woke woken|break broke broken|bring brought brought|choose chose chosen|fall fell fallen|feel felt felt
        forget forgot forgotten|hear heard heard|learn learned learned|pay paid paid|put put put|send sent sent|sit sat sat|spend spent spent
        teach taught taught|think thought thought|understand understood understood|win won won|drive drove driven|begin began begun|build built built
        draw drew drawn|hide hid hidden|lie lied lied|keep kept kept|lend lent lent|catch caught caught|cost cost cost|stand stood stood|grow grew grown
        """;

    private static readonly Dictionary<string, string[]> Parts = Irregular
        .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Split(' ')).ToDictionary(row => row[0], StringComparer.Ordinal);

    private static readonly HashSet<string> DoublesLast = new(StringComparer.Ordinal) { "stop", "plan", "hug", "swim", "run", "sit", "put", "forget", "begin", "win", "get", "shop", "chat" };

    /// <summary>The forms of a base, by the table of irregular verbs and the rules of spelling.</summary>
    public static EnglishVerb Of(string basis)
    {
        string third = basis switch { "be" => "is", "have" => "has", _ => Spelling.WithS(basis) };
        string doubled = DoublesLast.Contains(basis) ? basis + basis[^1] : basis;
        string past = basis.EndsWith('e') ? basis + "d" : Spelling.EndsInConsonantY(basis) ? basis[..^1] + "ied" : doubled + "ed";
        string ing = basis == "be" ? "being" : basis.EndsWith('e') && !basis.EndsWith("ee", StringComparison.Ordinal) ? basis[..^1] + "ing" : doubled + "ing";
        return Parts.TryGetValue(basis, out string[]? own) ? new(basis, third, own[1], own[2], ing) : new(basis, third, past, past, ing);
    }

    /// <summary>Present of a person, 0 to 5.</summary>
    public string Present(int person) => Base == "be" ? Be.Present(person) : person == 2 ? Third : Base;
}
