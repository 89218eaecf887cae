using System.Globalization;
using System.Numerics;
using System.Text;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Inspection;

/// <summary>
/// Every intermediate of every step of a run, by its name in the equations: for a vanilla cell
/// <c>x</c>, <c>W x</c>, <c>U h</c> (of the state before the step), <c>b</c>, <c>a</c> (their sum) and <c>h</c>.
/// With several gates each name carries the gate's letter: <c>W_f x</c>; a GRU that resets before the product has <c>U_n (r ∘ h)</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Trace : IPresentable
{
    private readonly Dictionary<string, Matrix<double>> values, before;

    private Trace(string title, IReadOnlyList<string> names, Dictionary<string, Matrix<double>> values, Dictionary<string, Matrix<double>> before) =>
        (Title, Names, this.values, this.before) = (title, names, values, before);

    /// <summary>The cell that ran.</summary>
    public string Title { get; }

    /// <summary>The names, in the order of computation.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many steps ran.</summary>
    public int Steps => values[Names[0]].ColumnCount;

    /// <summary>One intermediate over the whole run: its rows × steps.</summary>
    /// <exception cref="ArgumentException">There is no such name.</exception>
    public Matrix<double> this[string name] => Find(values, name);

    /// <summary>One intermediate of one step, counted from 0.</summary>
    /// <exception cref="ArgumentException">There is no such name or step.</exception>
    public double[] this[string name, int t] => this[name].Column(Guard.Index(t, Steps)).ToArray();

    /// <summary>A state as a step found it: what the step before left, or the initial state.</summary>
    /// <param name="state"><c>h</c>, or <c>c</c> of an LSTM.</param>
    /// <param name="t">The step, counted from 0.</param>
    /// <exception cref="ArgumentException">There is no such state or step.</exception>
    public double[] Before(string state, int t) => Find(before, state).Column(Guard.Index(t, Steps)).ToArray();

    /// <summary>Runs a cell over one example of a sequence and writes everything down.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="x">steps × (input × batch).</param>
    /// <param name="example">Which example.</param>
    /// <param name="initial">The state before the first step, hidden × 1; zeros if omitted.</param>
    /// <exception cref="ArgumentException">The input does not fit the cell, or there is no such example.</exception>
    public static Trace Of<T>(ICell<T> cell, Sequence<T> x, int example = 0, State<T>? initial = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(x);
        Matrix<T> alone = x.Example(example);
        (_, RecurrentTape<T> tape) = new Recurrent<T>(cell).Forward(Sequence<T>.FromExamples([alone]), initial);
        CellTape<T> steps = tape.Steps;
        var names = new List<string>();
        var values = new Dictionary<string, Matrix<double>>();
        void Add(string name, Matrix<T> matrix)
        {
            names.Add(name);
            values[name] = Widened(matrix);
        }

        int hidden = cell.HiddenSize, count = alone.ColumnCount;
        Matrix<T> before = Matrix<T>.Build.Dense(hidden, count, steps.Previous(0).ToArray());
        Add("x", alone);
        foreach (Gate<T> gate in cell.Gates)
        {
            string of = gate.Name.Length == 0 ? "" : "_" + gate.Name;
            Add($"W{of} x", gate.W.Value * alone);
            if (cell is GruCell<T> { ResetAfter: false } gru && gate == gru.Candidate)
                Add($"U{of} (r ∘ h)", gate.U.Value * Matrix<T>.Build.Dense(hidden, count, steps.Block(GruCell<T>.ResetBlock).ToArray()));
            else Add($"U{of} h", gate.U.Value * before);
            Add($"b{of}", Matrix<T>.Build.Dense(hidden, count, (i, _) => gate.b.Value[i, 0]));
        }
        for (int k = 0; k < cell.Blocks.Count; k++) Add(cell.Blocks[k], Matrix<T>.Build.Dense(hidden, count, steps.Block(k).ToArray()));
        for (int j = cell.States.Count - 1; j >= 0; j--)
            Add(cell.States[j], Matrix<T>.Build.Dense(hidden, count, (i, t) => steps.State(j, t + 1)[i]));
        var earlier = Enumerable.Range(0, cell.States.Count).ToDictionary(
            j => cell.States[j], j => Widened(Matrix<T>.Build.Dense(hidden, count, steps.Previous(j).ToArray())));
        return new Trace(cell.ToString()!, names, values, earlier);
    }

    /// <summary>One step as lines of numbers, in the order of computation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public string Describe(int t)
    {
        var text = new StringBuilder($"step {Guard.Index(t, Steps)}");
        int width = Names.Max(n => n.Length);
        foreach (string name in Names)
            text.Append($"\n{name.PadRight(width)}  {string.Join(' ', this[name, t].Select(v => v.ToString("0.0000", CultureInfo.InvariantCulture).PadLeft(8)))}");
        return text.ToString();
    }

    private static Matrix<double> Widened<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => matrix.Map(double.CreateTruncating, Zeros.Include);

    private static Matrix<double> Find(Dictionary<string, Matrix<double>> named, string name) => named.TryGetValue(name, out Matrix<double>? matrix)
        ? matrix
        : throw new ArgumentException($"'{nameof(name)}' is {name}; expected one of {string.Join(", ", named.Keys)}.", nameof(name));

    /// <summary>Cell, steps and names.</summary>
    public override string ToString() => $"{Title}\n{Steps} steps of {string.Join(", ", Names)}";

    /// <summary>Every intermediate over the whole run, each a heatmap with its range.</summary>
    Presentation IPresentable.Present() => TraceLook.Of(this);
}
