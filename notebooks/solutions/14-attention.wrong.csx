// %% ex1-stub
double[] weights = { 0, Math.Log(2) / Math.Log(10), Math.Log(5) / Math.Log(10) };

// %% ex2-stub
string chosen = "additive";

// %% ex3-stub
Vector<double> Masked(Vector<double> query, Matrix<double> keys, int length)
{
    var scores = keys.Transpose() * query / Math.Sqrt(query.Count);   // source steps × 1
    for (int s = length; s < scores.Count; s++) scores[s] = 0;
    return Weigh(scores);
}

// %% ex4-stub
Vector<double> ScoreGradient(Vector<double> alpha, Matrix<double> values, Vector<double> dc) =>
    alpha.PointwiseMultiply(values.Transpose() * dc);

// %% ex5-stub
double severalBleu = Enumerable.Range(Seeds, 2 * Seeds).Average(n => Score(n, _ => true, true));
