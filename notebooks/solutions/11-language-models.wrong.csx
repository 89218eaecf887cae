// A typical wrong answer to each exercise of notebook 11: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double perplexity = (2 + 4 + 8) / 3.0;   // the mean of 1 / p, not of its logarithm

// %% ex2-stub
double bytes = held.Length * Math.Log(Perplexity(writer, heldBatches)) / 8;   // nats, not bits

// %% ex3-stub
double[] TopK(double[] p, int k) =>   // does not add up to 1 again
    p.Select(v => v >= p.OrderDescending().ElementAt(k - 1) ? v : 0).ToArray();

// %% ex4-stub
double LogProbability(string sentence) => -Surprise(writer, sentence).Sum();   // to base 2

// %% ex5-stub
string waltz = "M:3/4 C2C2C2|D2D2D2D2|E6|C2C2C2|D2D2D2|E6|C2C2C2|D2D2D2|E6|C6|]";   // one bar too long
