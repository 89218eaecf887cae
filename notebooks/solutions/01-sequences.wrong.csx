// A typical wrong answer to each exercise of notebook 01: its check must say so. A section replaces the stub it names.

// %% ex1-stub
string[] forms = ["many-to-one", "many-to-many", "many-to-many", "many-to-one"];   // counts words, not symbols; takes a summary for one value

// %% ex2-stub
int Step(int bit, int memory) => bit | memory;   // 'was there a 1', not 'how many, odd or even'

// %% ex3-stub
int? weights = 50 * (32 * 10 + 32 * 32 + 32) + 1 * 32 + 1;   // new weights at every step

// %% ex4-stub
double TwoSteps(double x1, double x2) => Math.Tanh(w * x1 + u * Math.Tanh(w * x2 + b) + b);   // from right to left

// %% ex5-stub
string first = "we met and ate and left";
string second = "we ate and met and left";   // the same words, but other pairs
