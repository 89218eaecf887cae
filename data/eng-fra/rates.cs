#:project ../../notebooks/lib/RnnKit.NotebookLib.csproj

// Tries learning rates and warm-ups for the translators of notebooks 15 and 16 and writes what came out to rates.md.
// Run from the top folder of the repository: dotnet run -c Release data/eng-fra/rates.cs
using System.Globalization;
using System.Text;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;
using RnnKit.Text;
using RnnKit.Training;

var folder = Path.Combine("data", "eng-fra");
var train = ParallelCorpus.Read(Path.Combine(folder, "train.tsv"));
var valid = ParallelCorpus.Read(Path.Combine(folder, "valid.tsv"));
var words = Translator.For(train, minimumCount: 2, size: 64, units: 128, attention: true, seed: 1);
var pairs = train.Pairs.Select(words.Encode).ToArray();
var check = new PairBatch([.. valid.Pairs.Select(words.Encode)]);
var batches = LengthBatches.Of(pairs, p => p.Source.Count, p => p.Target.Count, batchSize: 64, seed: 1)
    .Select(group => new PairBatch(group)).ToArray();

string[] models = ["GRU with attention", "GRU without", "Transformer"];
double[] rates = [0.003, 0.006, 0.012, 0.024];
(string Name, double Share)[] rises = [("50 steps", 0), ("30% of the steps", 0.3)];
var runs = (from model in models from rise in rises from rate in rates select (model, rise, rate)).ToArray();
var losses = new double[runs.Length];
Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, n => losses[n] = Train(runs[n].model, runs[n].rate, runs[n].rise.Share));

var text = new StringBuilder();
text.AppendLine("# Learning rates for the translators");
text.AppendLine();
text.AppendLine(
    "`rates.cs` trained each model of notebooks 15 and 16 on `train.tsv` for a short time, a GRU for 4 epochs and the Transformer for 3, "
    + "which take about as long, with one seed, and measured the loss per token on `valid.tsv`. All were trained as in the notebooks: "
    + "AdamW with β₂ = 0.98 and weight decay 0.1, gradients clipped at 1, a rate that rises in a straight line and then falls along a cosine to a hundredth. "
    + "A column says how high it rises. The lowest loss of a model is in bold.");
text.AppendLine();
text.AppendLine($"| model | rise | {string.Join(" | ", rates.Select(rate => rate.ToString(CultureInfo.InvariantCulture)))} |");
text.AppendLine($"|---|---|{string.Concat(rates.Select(_ => "---:|"))}");
foreach (string model in models)
{
    double best = losses.Where((_, n) => runs[n].model == model).Min();
    foreach (var rise in rises)
    {
        var cells = losses.Where((_, n) => runs[n].model == model && runs[n].rise == rise)
            .Select(loss => loss == best ? $"**{Written(loss)}**" : Written(loss));
        text.AppendLine($"| {model} | {rise.Name} | {string.Join(" | ", cells)} |");
    }
}

File.WriteAllText(Path.Combine(folder, "rates.md"), text.ToString().ReplaceLineEndings("\n"));
return 0;

static string Written(double loss) => loss.ToString("0.00", CultureInfo.InvariantCulture);

double Train(string name, double rate, double share)
{
    ILearner<float, PairBatch> model = name == "Transformer"
        ? Transformer<float>.Of(words.English.Size, words.French.Size, size: 64, heads: 4, hidden: 232, blocks: 2, seed: 1)
        : Translator.NewModel(words.English.Size, words.French.Size, size: 64, units: 128, attention: name == models[0], seed: 1);
    int epochs = name == "Transformer" ? 3 : 4, steps = epochs * batches.Length;
    int rise = share > 0 ? (int)(share * steps) : 50;
    var trainer = new Trainer<float>(new AdamW<float>(rate, weightDecay: 0.1, beta2: 0.98))
    {
        ClipNorm = 1,
        Schedule = Schedule.Cosine(rate, steps, floor: rate / 100, warmUp: rise),
    };
    trainer.Fit(model, batches, epochs, shuffleSeed: 1);
    double loss = model switch
    {
        EncoderDecoder<float> recurrent => recurrent.Loss(check),
        Transformer<float> transformer => transformer.Loss(check),
        _ => throw new InvalidOperationException($"No loss of {model}."),
    };
    Console.WriteLine($"{name}, {rate}, {rise} steps: {loss:0.00}");
    return loss;
}
