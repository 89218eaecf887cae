// %% ex1-stub
double steps = Math.Floor(Math.Log(0.001) / Math.Log(0.95));   // rounded down: a little more than a thousandth is left

// %% ex2-stub
double balance = 1 / 0.6;   // the state in place of the slope

// %% ex3-stub
Matrix<double> ReluJacobian(Matrix<double> U, Matrix<double> h) =>   // scales the columns instead of the rows
    U * build.DenseOfDiagonalVector(h.Column(0).Map(value => value > 0 ? 1.0 : 0.0));

// %% ex4-stub
GruCell<float> Keeper()
{
    var gru = new GruCell<float>(8, 24, seed: 1);
    Initialization.Constant(gru.ResetGate.b, 2);   // the reset gate does not decide what stays
    return gru;
}
