using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Inspection;

/// <summary>The equations of one step of one unit, in the order in which the cell computes them.</summary>
internal sealed class CellEquations<T>(Trace trace, int t, int unit, Ledger ledger)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double Value(string name) => trace[name, t][unit];

    /// <summary>h_t = act(W x_t + U h_{t-1} + b).</summary>
    public void Of(RnnCell<T> cell)
    {
        double a = Sum(cell.Gates[0]);
        Activate("h", "a", cell.Activation, a, "hidden state: the new summary");
    }

    /// <summary>i, f, g, o, then c_t = f c_{t-1} + i g and h_t = o tanh(c_t).</summary>
    public void Of(LstmCell<T> cell)
    {
        Gate(cell.ForgetGate, "forget gate: how much of the old cell state is kept");
        Gate(cell.InputGate, "input gate: how much of the candidate is written");
        Gate(cell.Candidate, "candidate: what could be written");
        Gate(cell.OutputGate, "output gate: how much of the cell state is shown");
        double f = Value("f"), i = Value("i"), g = Value("g"), o = Value("o"), before = trace.Before("c", t)[unit];
        double c = ledger.Add("c", "f·c_before + i·g", $"{Factor(f)}·{Factor(before)} + {Factor(i)}·{Factor(g)}", Value("c"), "cell state: the kept part and the written part");
        double tanhC = Activate("tanh c", "c", Activation.Tanh, c, "the cell state, squashed");
        ledger.Add("h", "o·tanh c", $"{Factor(o)}·{Factor(tanhC)}", Value("h"), "hidden state: what is shown");
    }

    /// <summary>r, z, n in the cell's form, then h_t = (1 - z) n + z h_{t-1}.</summary>
    public void Of(GruCell<T> cell)
    {
        Gate(cell.ResetGate, "reset gate: how much of the old state the candidate sees");
        Gate(cell.UpdateGate, "update gate: how much of the old state stays");
        double before = trace.Before("h", t)[unit], z = Value("z");
        Activate("n", "a_n", Activation.Tanh, cell.CandidateStateBias is null ? Sum(cell.Candidate) : ResetAfter(cell), "candidate: the new content");
        double n = Value("n");
        ledger.Add("h", "(1 - z)·n + z·h_before", $"(1 - {Factor(z)})·{Factor(n)} + {Factor(z)}·{Factor(before)}", Value("h"), "hidden state: between the new and the old");
    }

    private double ResetAfter(GruCell<T> cell)
    {
        double bias = double.CreateTruncating(cell.CandidateStateBias!.Value[unit, 0]), r = Value("r");
        double s = ledger.Add("s", "U_n h_before + b_hn", $"{ledger.Product(Row(cell.Candidate.U), trace.Before("h", t))} + {Factor(bias)}", Value("U h + b"), "the old state, multiplied");
        double b = Value("b_n");
        return ledger.Add("a_n", "W_n x + b_n + r·s", $"{ledger.Product(Row(cell.Candidate.W), trace["x", t])} + {Factor(b)} + {Factor(r)}·{Factor(s)}",
            Value("W_n x") + b + r * s, "what the tanh sees");
    }

    private void Gate(Gate<T> gate, string meaning) => Activate(gate.Name, $"a_{gate.Name}", gate.Activation, Sum(gate), meaning);

    /// <summary>a = W x + U h + b, or W x + U (r ∘ h) + b.</summary>
    private double Sum(Gate<T> gate)
    {
        string of = gate.Name.Length == 0 ? "" : "_" + gate.Name;
        bool reset = trace.Names.Contains($"U{of} (r ∘ h)");
        string state = reset ? "(r ∘ h_before)" : "h_before";
        double[] read = reset ? trace["r ∘ h", t] : trace.Before("h", t);
        double b = Value($"b{of}"), value = Value($"W{of} x") + Value(reset ? $"U{of} (r ∘ h)" : $"U{of} h") + b;
        return ledger.Add($"a{of}", $"W{of} x + U{of} {state} + b{of}",
            $"{ledger.Product(Row(gate.W), trace["x", t])} + {ledger.Product(Row(gate.U), read)} + {Factor(b)}", value, $"what the {(gate.Activation == Activation.Sigmoid ? "sigmoid" : gate.Activation)} sees");
    }

    private double Activate(string name, string of, Activation activation, double a, string meaning)
    {
        string function = activation == Activation.Sigmoid ? "σ" : activation.ToString()!;
        return ledger.Add(name, $"{function}({of})", $"{function}({ledger.Number(a)})", Value(name), meaning);
    }

    private string Factor(double value) => ledger.Factor(value);

    private double[] Row(Parameter<T> weights) => [.. weights.Value.Row(unit).Select(double.CreateTruncating)];
}
