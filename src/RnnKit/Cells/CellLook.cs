using System.Numerics;
using RnnKit.Display;
using RnnKit.Foundations;

namespace RnnKit.Cells;

/// <summary>One line of a cell's mathematics.</summary>
/// <param name="Text">The equation, in the library's notation.</param>
/// <param name="Shapes">The shapes of its parts, in their order; B is the batch.</param>
/// <param name="Parameters">How many numbers it learns; none where it only combines.</param>
/// <param name="Says">What the result stands for.</param>
internal sealed record Equation(string Text, string Shapes, int? Parameters, string Says);

/// <summary>How a gate and a cell are shown: their equations, line by line, with the shapes below each other.</summary>
internal static class CellLook
{
    /// <summary>A gate alone: its equation, then its parameters.</summary>
    public static Presentation Of<T>(Gate<T> gate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Equation whole = Equation(gate, "");
        var table = new TextTable($"Gate{(gate.Name.Length == 0 ? "" : " " + gate.Name)}: {gate.InputSize} inputs, {gate.HiddenSize} hidden; B examples side by side", "part", "shape", ">parameters");
        table.Add(whole.Text, whole.Shapes, "");
        foreach (Parameter<T> parameter in gate.Parameters)
            table.Add(parameter.Name, $"{parameter.Rows}×{parameter.Columns}", Notation.Count(parameter.Count));
        table.AddTotal("total", "", Notation.Count(gate.ParameterCount()));
        return table.Present();
    }

    /// <summary>A cell: its equations in the order of computation.</summary>
    public static Presentation Of<T>(ICell<T> cell, params ReadOnlySpan<Equation> equations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var table = new TextTable($"{NameOf(cell)}: {cell.InputSize} inputs, {cell.HiddenSize} hidden; B examples side by side", "equation", "shapes", ">parameters", "what it is");
        foreach (Equation one in equations)
            table.Add(one.Text, one.Shapes, one.Parameters is { } count ? Notation.Count(count) : "", one.Says);
        table.AddTotal("total", "", Notation.Count(cell.ParameterCount()), "");
        return table.Present();
    }

    /// <summary>A gate's equation; where a cell has a single gate its result is the state.</summary>
    public static Equation Equation<T>(Gate<T> gate, string says)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string suffix = gate.Name.Length == 0 ? "" : "_" + gate.Name;
        string result = gate.Name.Length == 0 ? "h" : gate.Name;
        return new Equation(
            $"{result}_t = {FunctionOf(gate)}(W{suffix} x_t + U{suffix} h_(t-1) + b{suffix})", ShapesOf(gate), gate.ParameterCount(), says);
    }

    /// <summary>The candidate of a GRU, in whichever of the two forms it has.</summary>
    public static Equation Candidate<T>(GruCell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Gate<T> n = cell.Candidate;
        string act = FunctionOf(n);
        return cell.CandidateStateBias is { } bias
            ? new Equation($"n_t = {act}(W_n x_t + b_n + r_t ∘ (U_n h_(t-1) + b_hn))", ShapesOf(n), n.ParameterCount() + bias.Count, "candidate, reset after the product")
            : new Equation($"n_t = {act}(W_n x_t + U_n (r_t ∘ h_(t-1)) + b_n)", ShapesOf(n), n.ParameterCount(), "candidate, reset before the product");
    }

    /// <summary>An equation that combines what there is, element by element.</summary>
    public static Equation Equation<T>(ICell<T> cell, string text, string says)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(text, $"{cell.HiddenSize}×B", null, says);

    /// <summary>The kind of a cell, as in <c>LstmCell</c>.</summary>
    public static string NameOf<T>(ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        cell.GetType().Name.Split('`')[0];

    private static string FunctionOf<T>(Gate<T> gate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        gate.Activation == Activation.Sigmoid ? "σ" : gate.Activation.Name;

    private static string ShapesOf<T>(Gate<T> gate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int h, int x) = (gate.HiddenSize, gate.InputSize);
        return $"{h}×{x} · {x}×B + {h}×{h} · {h}×B + {h}×1";
    }
}
