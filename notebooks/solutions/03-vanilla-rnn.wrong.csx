// A typical wrong answer to each exercise of notebook 03: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double parameters = 128 * 50 + 128 * 128;   // no bias

// %% ex2-stub
Matrix<double> BatchStep(Matrix<double> x, Matrix<double> h) =>
    (W * x + U * h + b).PointwiseTanh();   // b fits one column only

// %% ex3-stub
double w = 1, u = 1.5;   // holds, but an input of -1 cannot switch it back

// %% ex4-stub
double NextMonth(IEnumerable<double> last12)
{
    float[] x = last12.Select(windows.Normalize).ToArray();
    return windows.Denormalize(model.Predict(Sequence<float>.FromSeries(x)).Values[0]);
}
double[] year1934 = Enumerable.Range(0, 12)   // looks at the months it should foretell
    .Select(month => NextMonth(temperature[(start - 12 + month)..(start + month)])).ToArray();

// %% ex5-stub
double[] co2 = ThirdColumn("co2");
var levels = new Windows<float>(co2, window: 12, trainShare: 0.7);   // the values themselves, which leave their range
var levelModel = Build(seed: 1);
new Trainer<float>(new Adam<float>(0.01)) { ClipNorm = 1 }.Fit(levelModel, levels.Train.Batches(16), epochs: 60, shuffleSeed: 1);
double[] said = levelModel.Predict(levels.Test.AsBatch()).Values.ToArray().Select(levels.Denormalize).ToArray();
double co2Error = said.Select((value, i) => Math.Abs(value - co2[levels.TrainLength + i])).Average();
