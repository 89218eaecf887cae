#:property PublishAot=false
// Writes reviews.tsv: short reviews of films and products from a grammar, and those of written.tsv.
// From the top folder of the repository: dotnet run data/reviews/make.cs
//
// A grammar sentence is made of clauses whose polarity is known, so its label follows from how they are joined.
// A twin is the same bag of words in another order with the opposite label; twins stay in the same part.

using System.Text;
using System.Text.RegularExpressions;

const int Seed = 1, Wanted = 3900;
string folder = Path.Combine("data", "reviews");
var drawn = new Grammar(new Random(Seed)).Draw(Wanted);
var written = File.ReadLines(Path.Combine(folder, "written.tsv")).Skip(1).Select(line => line.Split('\t'))
    .Select(columns => new Review(columns[1], int.Parse(columns[0]) == 1, "written", null)).ToList();

var lines = new List<string> { "part\tlabel\tkind\tpair\ttext" };
foreach (var (part, review) in Parts.Of(drawn, new Random(Seed)).Concat(Parts.OfWritten(written)))
    lines.Add(string.Join('\t', part, review.Positive ? 1 : 0, review.Kind, review.Pair, review.Text));
string path = Path.Combine(folder, "reviews.tsv");
File.WriteAllText(path + ".part", string.Join('\n', lines) + "\n", new UTF8Encoding(false));
File.Move(path + ".part", path, overwrite: true);
Console.WriteLine($"{path}: {lines.Count - 1} reviews");

/// <summary>A review and its label; twins carry the same pair number.</summary>
internal sealed record Review(string Text, bool Positive, string Kind, int? Pair);

/// <summary>A clause without capital or period, and what it says.</summary>
internal sealed record Clause(string Text, bool Positive);

/// <summary>What can be said about one kind of thing.</summary>
internal sealed record Domain(string Thing, string Rival, string[] Aspects, string[] Good, string[] Bad, string[] Gem, string[] Mess, string[] Excess);

internal static class Parts
{
    /// <summary>A tenth for validation, a sixth for the test, twins together; the rest to train.</summary>
    public static IEnumerable<(string, Review)> Of(List<Review> reviews, Random random)
    {
        var groups = reviews.GroupBy(r => r.Pair?.ToString() ?? "single " + r.Text).Select(g => g.ToArray()).ToArray();
        random.Shuffle(groups);
        string[] part = [.. groups.Select((_, i) => i % 30 < 3 ? "validation" : i % 30 < 8 ? "test" : "train")];
        return groups.SelectMany((group, i) => group.Select(review => (part[i], review))).OrderBy(r => r.Item1 == "train" ? 0 : r.Item1 == "validation" ? 1 : 2);
    }

    /// <summary>Every third couple of the written ones to train, the others to test: neighbors answer each other.</summary>
    public static IEnumerable<(string, Review)> OfWritten(List<Review> reviews) => reviews.Select((review, i) => (i / 2 % 3 == 0 ? "train" : "test", review));
}

internal sealed class Grammar(Random random)
{
    private static readonly Domain[] Domains =
    [
        new("film", "book",
            ["the plot", "the acting", "the ending", "the music", "the dialogue", "the story", "the beginning", "the camera work", "the humor", "the cast", "the first half", "the second half", "the lead actor", "the script", "the pace"],
            ["good", "great", "excellent", "superb", "wonderful", "clever", "moving", "funny", "gripping", "charming", "brilliant", "touching", "fresh", "convincing"],
            ["bad", "poor", "terrible", "awful", "dreadful", "dull", "weak", "boring", "tired", "silly", "clumsy", "predictable", "thin", "lifeless"],
            ["gem", "treat", "delight", "triumph", "masterpiece"], ["mess", "bore", "disaster", "failure", "dud"],
            ["long", "slow", "loud", "short", "dark"]),
        new("product", "old model",
            ["the battery", "the screen", "the handle", "the lid", "the sound", "the zipper", "the motor", "the strap", "the manual", "the design", "the fabric", "the keyboard", "the packaging", "the service", "the cable"],
            ["good", "great", "excellent", "superb", "wonderful", "sturdy", "reliable", "handy", "comfortable", "solid", "brilliant", "clever", "useful", "elegant"],
            ["bad", "poor", "terrible", "awful", "dreadful", "flimsy", "useless", "clumsy", "fragile", "cheap", "ugly", "weak", "annoying", "faulty"],
            ["bargain", "treat", "delight", "triumph", "lifesaver"], ["mess", "toy", "disaster", "failure", "dud"],
            ["heavy", "slow", "loud", "short", "big"]),
    ];

    private static readonly string[] Boosters = ["really", "very", "so", "truly", "quite", "absolutely", "surprisingly", "rather"];
    private int pairs;

    public List<Review> Draw(int wanted)
    {
        var (all, seen) = (new List<Review>(), new HashSet<string>());
        Func<Domain, Review[]>[] kinds = [Plain, Intensity, Negation, Negation, Contrast, Contrast, Change, Comparison];
        for (int i = 0; all.Count < wanted; i++)
        {
            Review[] made = kinds[i % kinds.Length](Domains[random.Next(2)]);
            if (made.Any(r => seen.Contains(r.Text))) continue;
            all.AddRange(made);
            seen.UnionWith(made.Select(r => r.Text));
        }
        return all;
    }

    private Review[] Plain(Domain d)
    {
        bool positive = Coin();
        string first;
        string text = random.Next(5) switch
        {
            0 => $"{Aspect(d, out first)} is {Adjective(d, positive)} and {Other(d, first)} is {Adjective(d, positive)}",
            1 => $"I {Liked(positive)} {Aspect(d, out first)}, and {Other(d, first)} is {Adjective(d, positive)}",
            2 => positive ? $"a {Adjective(d, true)} {d.Thing}, a {Pick(d.Gem)}" : $"a {Adjective(d, false)} {d.Thing}, a {Pick(d.Mess)}",
            3 => positive ? $"what a {Pick(d.Gem)}, I {Liked(true)} {Aspect(d, out _)}" : $"what a {Pick(d.Mess)}, I {Liked(false)} {Aspect(d, out _)}",
            _ => $"this {d.Thing} is {Adjective(d, positive)}, and I {Liked(positive)} {Aspect(d, out _)}",
        };
        return [Say(text, positive, "plain")];
    }

    /// <summary>Intensifiers: most leave the sign alone, "too" turns a neutral word into a complaint, "not too" takes it back.</summary>
    private Review[] Intensity(Domain d)
    {
        bool positive = Coin();
        string first;
        string text = random.Next(4) switch
        {
            0 => $"{Aspect(d, out first)} is {Pick(Boosters)} {Adjective(d, positive)} and {Other(d, first)} is {Pick(Boosters)} {Adjective(d, positive)}",
            1 => $"this {d.Thing} is {Pick(Boosters)} {Adjective(d, positive)}, {Pick(Boosters)} {Adjective(d, positive)}",
            2 => positive
                ? $"{Aspect(d, out _)} is {Pick(Boosters)} {Adjective(d, true)} and never too {Pick(d.Excess)}"
                : $"{Aspect(d, out _)} is {Pick("far too", "much too", "a bit too", "too")} {Pick(d.Excess)} and {Pick(Boosters)} {Adjective(d, false)}",
            _ => positive
                ? $"this {d.Thing} is not too {Pick(d.Excess)}, and {Aspect(d, out _)} is {Pick(Boosters)} {Adjective(d, true)}"
                : $"this {d.Thing} is {Pick("far too", "much too", "too")} {Pick(d.Excess)}, and {Aspect(d, out _)} is {Pick(Boosters)} {Adjective(d, false)}",
        };
        return [Say(text, positive, "intensity")];
    }

    private Review[] Negation(Domain d)
    {
        if (random.Next(3) > 0)
        {
            Clause clause = Negated(d, Coin());
            return [Say(clause.Text, clause.Positive, "negation")];
        }
        string good = Adjective(d, true), bad = Adjective(d, false), of = Aspect(d, out _);
        return random.Next(3) switch
        {
            0 => Twins($"{of} is not {bad}, it is {good}", $"{of} is not {good}, it is {bad}", "negation"),
            1 => Twins($"{of} is {good}, not {bad}", $"{of} is {bad}, not {good}", "negation"),
            _ => Twins($"I would not call {of} {bad}, I would call it {good}", $"I would not call {of} {good}, I would call it {bad}", "negation"),
        };
    }

    /// <summary>The part that counts comes after "but" and outside "although", wherever that stands.</summary>
    private Review[] Contrast(Domain d)
    {
        string about = Aspect(d, out string first), other = Other(d, first);
        Clause up = Any(d, about, positive: true), down = Any(d, other, positive: false);
        Func<string, string, string>[] frames =
        [
            (weak, strong) => $"{weak}, but {strong}",
            (weak, strong) => $"{weak}, but {strong}",
            (weak, strong) => $"although {weak}, {strong}",
            (weak, strong) => $"{strong}, even though {weak}",
            (weak, strong) => $"{weak}, yet in the end {strong}",
            (weak, strong) => $"{weak}, and still {strong}, which is what counts",
        ];
        Func<string, string, string> frame = Pick(frames);
        return Twins(frame(down.Text, up.Text), frame(up.Text, down.Text), "contrast");
    }

    /// <summary>What was expected, or true once, does not count.</summary>
    private Review[] Change(Domain d)
    {
        string gem = Pick(d.Gem), mess = Pick(d.Mess), good = Adjective(d, true), bad = Adjective(d, false), of = Aspect(d, out _);
        string liked = Liked(true), hated = Liked(false);
        Func<string, string, string, string, string, string, string>[] frames =
        [
            (_, _, noun, _, _, before) => $"I expected a {before} and got a {noun}",
            (_, _, noun, _, _, before) => $"what began as a {before} ended as a {noun}",
            (_, adjective, _, _, earlier, _) => $"I thought {of} would be {earlier}, it is {adjective}",
            (verb, _, _, once, _, _) => $"at first I {once} {of}, later I {verb} it",
            (verb, _, _, once, _, _) => $"I {verb} {of} after a week, although I {once} it on the first day",
            (_, adjective, _, _, earlier, _) => $"they promise that {of} is {earlier}, in truth it is {adjective}",
            (_, adjective, noun, _, earlier, before) => $"my friends say {of} is {earlier} and the {d.Thing} a {before}, I say it is {adjective} and a {noun}",
        ];
        var frame = Pick(frames);
        return Twins(frame(liked, good, gem, hated, bad, mess), frame(hated, bad, mess, liked, good, gem), "change");
    }

    private Review[] Comparison(Domain d)
    {
        string of = Aspect(d, out _), better = d.Thing == "film" ? Pick("better", "funnier", "smarter", "nicer") : Pick("better", "stronger", "smarter", "nicer");
        return random.Next(3) switch
        {
            0 => Twins($"this {d.Thing} is {better} than the {d.Rival}, {of} above all", $"the {d.Rival} is {better} than this {d.Thing}, {of} above all", "comparison"),
            1 => Twins($"I would rather have this {d.Thing} than the {d.Rival}, and {of} is why", $"I would rather have the {d.Rival} than this {d.Thing}, and {of} is why", "comparison"),
            _ => Twins($"I prefer this {d.Thing} to the {d.Rival}, {of} is {better}", $"I prefer the {d.Rival} to this {d.Thing}, {of} is {better}", "comparison"),
        };
    }

    private Clause Any(Domain d, string of, bool positive) => random.Next(4) switch
    {
        0 => new($"I {Liked(positive)} {of}", positive),
        1 => new($"{of} is not {Adjective(d, !positive)}", positive),
        2 => new($"{of} is {Pick(Boosters)} {Adjective(d, positive)}", positive),
        _ => new($"{of} is {Adjective(d, positive)}", positive),
    };

    private Clause Negated(Domain d, bool positive)
    {
        string word = Adjective(d, !positive), of = Aspect(d, out string first);
        string text = random.Next(9) switch
        {
            0 => $"{of} is not {word} at all",
            1 => $"{of} isn't {word}, and {Other(d, first)} isn't {Adjective(d, !positive)}",
            2 => $"{of} is anything but {word}",
            3 => $"{of} is far from {word}",
            4 => $"there is nothing {word} about {of}",
            5 => $"{of} is never {word} and {Other(d, first)} is hardly {Adjective(d, !positive)}",
            6 => positive ? $"I could not be happier with {of}, nothing is {word}" : $"I could not be more disappointed by {of}, nothing is {word}",
            7 => positive ? $"you will not regret this {d.Thing}, {of} is not {word}" : $"you will not enjoy this {d.Thing}, {of} is not {word}",
            _ => $"nobody can say that {of} is {word}",
        };
        return new Clause(text, positive);
    }

    private Review[] Twins(string positive, string negative, string kind)
    {
        pairs++;
        return [new Review(Sentence(positive), true, kind, pairs), new Review(Sentence(negative), false, kind, pairs)];
    }

    private static Review Say(string text, bool positive, string kind) => new(Sentence(text), positive, kind, null);

    private static string Sentence(string text)
    {
        text = Regex.Replace(text, @"\ba (?=[aeio]|ugly)", "an ");
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    private string Liked(bool positive) => positive ? Pick("loved", "liked", "enjoyed", "adored") : Pick("hated", "disliked", "regretted", "loathed");

    private string Adjective(Domain d, bool positive) => Pick(positive ? d.Good : d.Bad);

    private string Aspect(Domain d, out string aspect) => aspect = Pick(d.Aspects);

    private string Other(Domain d, string than) => Pick([.. d.Aspects.Where(aspect => aspect != than)]);

    private bool Coin() => random.Next(2) == 0;

    private TItem Pick<TItem>(params TItem[] items) => items[random.Next(items.Length)];
}
