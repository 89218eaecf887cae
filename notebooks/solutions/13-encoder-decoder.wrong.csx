// %% ex1-stub
int[] reads = { 7, 5, 9, Vocabulary.End };

// %% ex2-stub
double writerParameters = 4 * (128 * 12 + 128 * 128 + 128);

// %% ex3-stub
string Beam(int width, int length)
{
    var text = "";
    for (int t = 0; t < length; t++) text += Next(text).MaxBy(n => n.P).Letter;
    return text;
}

// %% ex4-stub
double longWords = ExactMatch(copiers[3], Copies(200, 8, 8, seed: 1008));
