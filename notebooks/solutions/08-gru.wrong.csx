// A typical wrong answer to each exercise of notebook 08: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double next = 0.75 * -0.4 + (1 - 0.75) * 0.8;   // z the other way around

// %% ex2-stub
double kept = 1 / (1 + Math.Exp(-2));   // our orientation, not Chung's

// %% ex3-stub
int FairUnits(int inputs, int lstmUnits) => lstmUnits * 4 / 3;   // as if the parameters grew in proportion to the units

// %% ex4-stub
double width = 2;   // the two units still mix

// %% ex5-stub
Matrix<double> MinimalStep(GruCell<double> cell, Matrix<double> x, Matrix<double> h)
{
    var f = Opened(cell.UpdateGate, x, h);
    var n = Opened(cell.Candidate, x, f.PointwiseMultiply(h));
    return (1 - f).PointwiseMultiply(n) + f.PointwiseMultiply(h);   // the other way around
}
