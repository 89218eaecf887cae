// A typical wrong answer to each exercise of notebook 00: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double untrained = 1 / 26.0;   // the share of belief, not the loss

// %% ex2-stub
char Favorite(string text, char letter) => text.Zip(text.Skip(1))   // what comes before, not after
    .Where(pair => pair.Second == letter)
    .GroupBy(pair => pair.First)
    .OrderByDescending(group => group.Count())
    .First().Key;

// %% ex3-stub
double belief = 1 - 0.1;   // the loss of one letter in ten

// %% ex4-stub
string mine = "row, row, row your boat,\ngently down the stream.\n";
int hidden = 4, steps = 20;   // too small and too short
