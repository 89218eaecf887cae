// A typical wrong answer to each exercise of notebook 02: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double gateInput = Math.Log((1 - 0.9) / 0.9);   // upside down: this gate keeps 10 %

// %% ex2-stub
double Softsign(double a) => a / (1 + Math.Abs(a));
double SoftsignSlope(double a) => 1 / (1 + Math.Abs(a));   // the square is missing

// %% ex3-stub
double SafeTanh(double a) => (1 - Math.Exp(-2 * a)) / (1 + Math.Exp(-2 * a));   // safe on one side only

// %% ex4-stub
int? sigmoids = 20;   // halves instead of quarters

// %% ex5-stub
double forgets = 0.5;
double remembers = 1;   // keeps a number, but not through tanh
