// A typical wrong answer to each exercise of notebook 07: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double hidden = 0.6 * (0.9 * 0.5 + 0.2 * -0.8);   // the cell state shown without tanh

// %% ex2-stub
double parameters = 256 * 100 + 256 * 256 + 256;   // one gate only

// %% ex3-stub
double forgetBias = Math.Pow(0.5, 1 / 100.0);   // the gate's value, not its bias

// %% ex4-stub
LstmCell<double> counter = new(inputSize: 1, hiddenSize: 1, seed: 1);
Set(counter.ForgetGate, [0], 0, 1);     // the usual start forgets a quarter a step
Set(counter.InputGate, [40], 0, -20);
Set(counter.Candidate, [0], 0, 20);
Set(counter.OutputGate, [0], 0, 0);

// %% ex5-stub
(Matrix<double> h, Matrix<double> c) Coupled(
    LstmCell<double> cell, Matrix<double> x, Matrix<double> h, Matrix<double> c) =>
    Step(cell, x, h, c);   // the input gate is still there
