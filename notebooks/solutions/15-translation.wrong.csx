// A typical wrong answer to each exercise of notebook 15: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double brevity = Math.Exp(1 - 900.0 / 1200);   // c and r exchanged: it would reward being short

// %% ex2-stub
string LookedAt(Translation translation, int t) =>   // the word at the same place
    translation.Source[Math.Min(t, translation.Source.Count - 1)];

// %% ex3-stub
double BeamScore(double logProbability, int n) => logProbability / n;

// %% ex4-stub
(string English, string French)[] found =
[
    ("The dragon ate my homework.", "Le dragon a mangé mes devoirs."),   // an unknown word
    ("My little sister is tired.", "Mon petite sœur est fatigué."),
];
