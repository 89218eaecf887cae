// %% ex1-stub
double parameters = 8 * 4 * (64 * 64 + 64);

// %% ex2-stub
double attentionWeights = 2 * 8 * 1000.0;

// %% ex3-stub
Matrix<double> Causal(Matrix<double> scores) => build.Dense(scores.RowCount,
    scores.ColumnCount, (i, t) => i > t ? 0 : SoftmaxColumns(scores)[i, t]);

// %% ex4-stub
float[] stacked = SafetensorsFile.Read(PathOf("tagger"))["rnn.weight_ih_l0"].Values<float>();
Matrix<float> forget = Matrix<float>.Build.DenseOfRowMajor(16, 3, stacked).SubMatrix(0, 4, 0, 3);
