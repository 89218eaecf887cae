// %% ex1-stub
double withoutMemory = 6 * Math.Log(4) / 50;   // forgets that the list itself takes steps, twice
// %% ex2-stub
double Says(double second) => second;          // nothing known is not zero
double halfError = 1 / 3.0;
// %% ex3-stub
var (W, U, b) = (new float[,] { { 1, 1 }, { 0, 0 } }, new float[,] { { 0, 0 }, { 1, 1 } }, new float[] { 0, 0 });   // no bias: the noise comes through
float[] v = { 1, 1 };
bool filledIn = true;
// %% ex4-stub
var lessons = orderOf(100 * 32, 100, seed: 1);
var patient = Runner("GRU", lessons, seed: 1);   // as it comes: an update bias of 0
new Trainer<float>(new Adam<float>(0.01)) { ClipNorm = 1 }.Fit(patient, lessons.Batches(32), epochs: 1);
