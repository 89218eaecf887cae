// A typical wrong answer to each exercise of notebook 04: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double factor = Math.Pow(0.5, 10);   // all the way to the start

// %% ex2-stub
Matrix<double> StartGradient(Matrix<double>[] h)
{
    var fromLater = h[0] * 0;                                                          // hidden × batch
    for (int t = steps; t > 1; t--)                                                    // one step short
        fromLater = U.Transpose() * ((h[t] - Y[t]) + fromLater).PointwiseMultiply(1 - h[t].PointwisePower(2));
    return fromLater;
}

// %% ex3-stub
Matrix<double> TruncatedGradient(int k)
{
    var (h, dU) = (Forward(), U * 0);                                                  // hidden × hidden
    var fromLater = h[0] * 0;                                                          // hidden × batch
    for (int t = steps; t >= 1; t--)
    {
        var delta = ((h[t] - Y[t]) + fromLater).PointwiseMultiply(1 - h[t].PointwisePower(2));
        dU += delta * h[t - 1].Transpose();
        fromLater = U.Transpose() * delta;
        if (t % k == 0) fromLater *= 0;                                                // one step too late
    }
    return dU;
}

// %% ex4-stub
var longEcho = new SequenceModel<float>(new RnnCell<float>(4, 32, seed: 1), outputSize: 4, seed: 1, ReadOut.EveryStep) { Truncate = 6 };   // k < 12
var lessons = SymbolTasks.Echo<float>(1024, length: 40, delay: 12, symbols: 4, seed: 1).Batches(32);
new Trainer<float>(new Adam<float>(0.003)) { ClipNorm = 1 }.Fit(longEcho, lessons, epochs: 5, shuffleSeed: 1);
