#:property PublishAot=false
#:project ../../src/RnnKit/RnnKit.csproj
// Writes author.safetensors: the letter model of notebook 11 after 20 passes over the prose instead of 4.
// From the top folder of the repository: dotnet run -c Release data/prose/train.cs   (under a minute)

using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Storage;
using RnnKit.Text;
using RnnKit.Training;

const int Passes = 20, StreamCount = 16, Steps = 50, Units = 128;
string folder = Path.Combine("data", "prose");
string[] lines = [.. File.ReadAllLines(Path.Combine(folder, "prose.txt")).Select(line => line.ToLowerInvariant())];
string reading = Joined(i => i % 10 != 9), unread = Joined(i => i % 10 == 9);
var letters = new Alphabet(string.Concat((reading + unread).Distinct().Order()));
List<Batch<float>> train = Streams(letters.Encode(reading), StreamCount), held = Streams(letters.Encode(unread), 8);

SequenceModel<float> author = Build();
using (var pair = new DataParallel<float, Batch<float>>(author, Build, shares: 2, threads: 2))
{
    var trainer = new Trainer<float>(new Adam<float>(0.008))
    {
        ClipNorm = 1,
        Schedule = Schedule.Cosine(0.008, Passes * train.Count, floor: 0.0003, warmUp: 20),
    };
    trainer.Fit(pair, train, Passes, progress: e => Console.WriteLine(FormattableString.Invariant($"pass {e.Epoch}: held out {Perplexity():0.000}")));
}
ModelFile.Save(Path.Combine(folder, "author.safetensors"), author);

string Joined(Func<int, bool> which) => string.Concat(lines.Where((_, i) => which(i)).Select(line => line + "\n"));

SequenceModel<float> Build() =>
    new(new GruCell<float>(32, Units, seed: 1), letters.Size, seed: 1, ReadOut.EveryStep, new Embedding<float>(letters.Size, 32, seed: 1))
    {
        Stateful = true,
        OutputDropout = 0.2,
        DropoutSeed = 1,
    };

double Perplexity()
{
    author.ResetStates();
    double loss = held.Average(author.Loss);
    author.ResetStates();
    return Math.Exp(loss);
}

static List<Batch<float>> Streams(int[] ids, int streams)
{
    int pieces = (ids.Length - 1) / streams / Steps;
    Tokens Column(int piece, int shift) => Tokens.FromExamples(
        [.. Enumerable.Range(0, streams).Select(s => ids.AsSpan((s * pieces + piece) * Steps + shift, Steps).ToArray())]);
    return [.. Enumerable.Range(0, pieces).Select(piece => new Batch<float>(Column(piece, 0), Column(piece, 1)))];
}
