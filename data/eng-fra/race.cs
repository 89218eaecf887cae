#:project ../../notebooks/lib/RnnKit.NotebookLib.csproj

// Trains the translators that notebook 16 compares, five seeds each, and writes what came out to race.csv.
// The Transformer of the long training with the first seed is kept: transformer.safetensors.
// Run from the top folder of the repository: dotnet run -c Release data/eng-fra/race.cs
using System.Globalization;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Storage;
using RnnKit.Text;
using RnnKit.Training;

var folder = Path.Combine("data", "eng-fra");
ParallelCorpus Part(string name) => ParallelCorpus.Read(Path.Combine(folder, name + ".tsv"));
var (train, valid) = (Part("train"), Part("valid"));
ParallelCorpus[] tests = [Part("test"), Part("long"), Part("orders")];
var words = Translator.For(train, minimumCount: 2, size: 64, units: 128, attention: true, seed: 1);
var pairs = train.Pairs.Select(words.Encode).ToArray();

(string Model, int Epochs)[] runs = [("GRU", 4), ("Transformer", 3), ("GRU", 7), ("Transformer", 5)];
var jobs = (from run in runs from seed in Enumerable.Range(1, 5) select (run.Model, run.Epochs, Seed: seed)).ToArray();
var lines = new string[jobs.Length];
var cores = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
Parallel.For(0, jobs.Length, cores, n => lines[n] = jobs[n].Model == "GRU"
    ? Line(jobs[n], seed => Translator.NewModel(words.English.Size, words.French.Size, size: 64, units: 128, attention: true, seed), model => model.Loss, model => model.Greedy)
    : Line(jobs[n], seed => Transformer<float>.Of(words.English.Size, words.French.Size, size: 64, heads: 4, hidden: 232, blocks: 2, seed), model => model.Loss, model => model.Greedy));

string head = "model,epochs,seed,validation loss,test BLEU,test exact,long BLEU,long exact,orders BLEU,orders exact";
File.WriteAllText(Path.Combine(folder, "race.csv"), string.Join('\n', lines.Prepend(head)) + "\n");
return 0;

string Line<TModel>(
    (string Model, int Epochs, int Seed) job, Func<int, TModel> make, Func<TModel, Func<PairBatch, double>> loss, Func<TModel, Func<Tokens, int, IReadOnlyList<Hypothesis>>> greedy)
    where TModel : ILearner<float, PairBatch>
{
    TModel model = make(job.Seed);
    Fit(model, () => make(job.Seed + 1), job.Epochs, job.Seed);
    if (job is ("Transformer", 5, 1)) ModelFile.Save(Path.Combine(folder, "transformer.safetensors"), model);
    var check = new PairBatch([.. valid.Pairs.Select(words.Encode)]);
    double[] figures = [loss(model)(check), .. tests.SelectMany(part => Judge(greedy(model), part))];
    string line = $"{job.Model},{job.Epochs},{job.Seed}," + string.Join(',', figures.Select(figure => figure.ToString("0.0000", CultureInfo.InvariantCulture)));
    Console.WriteLine(line);
    return line;
}

// As notebook 16 trains, in two halves of each batch.
void Fit(ILearner<float, PairBatch> model, Func<ILearner<float, PairBatch>> another, int epochs, int seed)
{
    var batches = LengthBatches.Of(pairs, p => p.Source.Count, p => p.Target.Count, batchSize: 64, seed)
        .Select(group => new PairBatch(group)).ToArray();
    int steps = epochs * batches.Length;
    var rate = Schedule.Cosine(peak: 0.012, steps, floor: 1.2e-4, warmUp: 3 * steps / 10);
    var rule = new AdamW<float>(0.012, weightDecay: 0.1, beta2: 0.98);
    using var halves = new DataParallel<float, PairBatch>(model, another, shares: 2, threads: 1);
    new Trainer<float>(rule) { ClipNorm = 1, Schedule = rate }.Fit(halves, batches, epochs, seed);
}

double[] Judge(Func<Tokens, int, IReadOnlyList<Hypothesis>> greedy, ParallelCorpus part)
{
    var ids = part.Pairs.Select(pair => words.Encode(pair).Source.ToArray()).ToArray();
    var said = new IReadOnlyList<string>[ids.Length];
    foreach (var batch in Enumerable.Range(0, ids.Length).OrderBy(i => ids[i].Length).Chunk(64))
    {
        var source = Tokens.FromExamples([.. batch.Select(i => ids[i])]);
        var found = greedy(source, 2 * source.Steps + 10);
        for (int k = 0; k < batch.Length; k++) said[batch[k]] = words.French.Decode(found[k].Tokens);
    }
    IReadOnlyList<IReadOnlyList<string>>[] right = [.. part.Pairs.Select(p => new[] { Translator.FrenchWords.Tokenize(p.Target) })];
    return [Bleu.Corpus(said, right).Score, 100 * ExactMatch.Share(said, right)];
}
