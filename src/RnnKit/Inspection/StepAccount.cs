using System.Numerics;
using System.Text;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Inspection;

/// <summary>
/// The account of one step of one hidden unit: every equation in symbols and with the numbers of the run, so that a reader with
/// a pocket calculator can recompute each result from the numbers printed beside it, to the last digit but rounding.
/// <code>
/// f = σ(a_f) = σ(0.8888) = 0.7087
/// </code>
/// </summary>
public sealed class StepAccount
{
    private StepAccount(string title, IReadOnlyList<string> given, IReadOnlyList<AccountLine> lines) => (Title, Given, Lines) = (title, given, lines);

    /// <summary>Step and unit.</summary>
    public string Title { get; }

    /// <summary>What the step starts from: the input, the state before it, and for a GRU that resets before the product r ∘ h.</summary>
    public IReadOnlyList<string> Given { get; }

    /// <summary>The equations, in the order of computation.</summary>
    public IReadOnlyList<AccountLine> Lines { get; }

    /// <summary>The equation of one quantity, such as <c>f</c> or <c>a_f</c>.</summary>
    /// <exception cref="ArgumentException">There is no such equation.</exception>
    public AccountLine this[string name] => Lines.FirstOrDefault(line => line.Name == name)
        ?? throw new ArgumentException($"'{nameof(name)}' is {name}; expected one of {string.Join(", ", Lines.Select(line => line.Name))}.", nameof(name));

    /// <summary>Runs a cell over one example of a sequence and accounts for one step of one unit.</summary>
    /// <param name="cell">An <see cref="RnnCell{T}"/>, a <see cref="GruCell{T}"/> or an <see cref="LstmCell{T}"/>.</param>
    /// <param name="x">steps × (input × batch).</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="unit">The row of the state, counted from 0.</param>
    /// <param name="example">Which example.</param>
    /// <param name="initial">The state before the first step, hidden × 1; zeros if omitted.</param>
    /// <param name="digits">Decimals of every number, 1 to 12.</param>
    /// <exception cref="ArgumentException">The input does not fit the cell, there is no such step, unit or example, or the cell is of another kind.</exception>
    public static StepAccount Of<T>(ICell<T> cell, Sequence<T> x, int step, int unit = 0, int example = 0, State<T>? initial = null, int digits = 4)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cell);
        Guard.Index(unit, cell.HiddenSize);
        Guard.That(digits is >= 1 and <= 12, nameof(digits), $"'digits' is {digits}; expected 1 to 12.");
        var trace = Trace.Of(cell, x, example, initial);
        Guard.Index(step, trace.Steps);
        var ledger = new Ledger(digits);
        var equations = new CellEquations<T>(trace, step, unit, ledger);
        switch (cell)
        {
            case RnnCell<T> rnn: equations.Of(rnn); break;
            case GruCell<T> gru: equations.Of(gru); break;
            case LstmCell<T> lstm: equations.Of(lstm); break;
            default: throw new ArgumentException($"'{nameof(cell)}' is a {cell.GetType().Name}; expected an RnnCell, a GruCell or an LstmCell.", nameof(cell));
        }
        List<string> given = [$"x = {ledger.List(trace["x", step])}", $"h_before = {ledger.List(trace.Before("h", step))}"];
        if (cell.States.Contains("c")) given.Add($"c_before = {ledger.List(trace.Before("c", step))}");
        if (trace.Names.Contains("r ∘ h")) given.Add($"r ∘ h_before = {ledger.List(trace["r ∘ h", step])}");
        return new StepAccount($"step {step}, unit {unit}", given, ledger.Lines);
    }

    /// <summary>Title, what is given, and the equations with their meanings, one a line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Title);
        foreach (string one in Given) text.Append($"\n  {one}");
        int width = Lines.Max(line => line.Name.Length);
        foreach (AccountLine line in Lines)
        {
            text.Append($"\n\n{line.Name.PadRight(width)} = {line.Symbols}".PadRight(40)).Append($"  # {line.Meaning}");
            text.Append($"\n{new string(' ', width)} = {line.Numbers} = {line.Result}");
        }
        return text.ToString();
    }
}
