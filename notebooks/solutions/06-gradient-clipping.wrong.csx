// %% ex1-stub
double[] shortened = [5, 5];   // by value, not by norm

// %% ex2-stub
double degrees = Math.Acos((6 * 5 + 8 * 5) / (10 * Math.Sqrt(50)));   // radians

// %% ex3-stub
Matrix<double>[] SafeByNorm(Matrix<double>[] g, double threshold) =>   // each matrix by its own norm
    g.Select(m => double.IsFinite(m.FrobeniusNorm()) ? m * Math.Min(1, threshold / m.FrobeniusNorm()) : m * 0).ToArray();

// %% ex4-stub
double threshold = 3;   // looser, where it has to be tighter
