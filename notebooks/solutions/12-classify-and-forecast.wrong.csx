// A typical wrong answer to each exercise of notebook 12: its check must say so. A section replaces the stub it names.

// %% ex1-stub
double rightOnes = 0;   // never both, but always one

// %% ex2-stub
string positive = "Although the acting is great, the plot is weak.";   // the wrong way around
string negative = "Although the plot is weak, the acting is great.";

// %% ex3-stub
double ScaledError(double[] forecast) =>   // both means of the test years
    Errors(forecast, judge, co2.Length).Average() / Errors(forecasts["seasonal naive"], judge, co2.Length).Average();

// %% ex4-stub
double Best(double q, double[] values) => values.Average();   // what the squared error asks for

// %% ex5-stub
double[] together = co2.Select((_, t) => forecasts.Values.Average(f => f[t])).ToArray();   // the poor rules too
